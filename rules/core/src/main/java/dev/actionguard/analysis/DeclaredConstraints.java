package dev.actionguard.analysis;

import dev.actionguard.analysis.BeanMembers.Member;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.Preset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Bean Validation proves: of a method's parameters before the method runs (constraints on the
 * parameter itself where the framework validates methods, and constraints on the fields of a
 * parameter that is {@code @Valid}), of an object that a validator found no fault in, and of an
 * entity when it is written. A method that takes the errors itself is called in any case: then only
 * what it does after asking them counts.
 */
final class DeclaredConstraints {
  private static final String ERRORS = "org.springframework.validation.Errors";
  private static final int DEPTH = 4;

  /** Nothing in it can carry text: no proof is needed. */
  private static final int NO_TEXT = Mark.CLOSED | Mark.LENGTH | Mark.PRESENCE;

  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final MethodValidation methods;
  private final BeanMembers beans;
  private final EntityValidation entities;
  private final Map<Data, Integer> cache = new ConcurrentHashMap<>();

  /** Data of a parameter. */
  private record Data(MethodRef method, int parameter, AccessPath path) {}

  DeclaredConstraints(ProgramIndex index, EntryPoints entryPoints, MethodValidation methods) {
    this.index = index;
    this.entryPoints = entryPoints;
    this.methods = methods;
    beans = new BeanMembers(index);
    entities = new EntityValidation(index);
  }

  /**
   * Returns what annotations prove of data at a sink.
   *
   * @param here the method whose parameters the labels speak of
   * @param facts what was proved by code
   */
  int marks(Label label, Sink sink, MethodRef here, Facts facts) {
    if (!isInput(sink.kind())) {
      return 0;
    }
    int marks = objectChecked(label, facts);
    Data data = data(label, here);
    MethodModel method = data == null ? null : index.method(data.method());
    if (data == null || method == null || data.parameter() >= method.parameters().size()) {
      return marks;
    }
    Label errors = label instanceof Label.Source ? errors(method) : null;
    if (errors != null && facts.guard(errors) == 0) {
      return marks | openData(method, data);
    }
    marks |= cache.computeIfAbsent(data, d -> compute(method, d));
    if (sink.kind() == SinkKind.BIND && data.path().isEmpty() && data.parameter() >= 0) {
      marks |= entity(method.parameters().get(data.parameter()).type(), sink.method());
    }
    return marks;
  }

  /** Returns what constraints on a field of an entity prove when the entity is written. */
  int entityField(String type, String field, MethodRef write) {
    if (!entities.areRun(type, write)) {
      return 0;
    }
    Member member = beans.member(type, field);
    return member == null ? 0 : marks(member.annotations());
  }

  private int entity(Type type, MethodRef write) {
    Type element = type.arguments().isEmpty() ? type : type.argument(0);
    return entities.areRun(element.name(), write) ? content(element, true, 0, new HashSet<>()) : 0;
  }

  private static boolean isInput(SinkKind kind) {
    return kind == SinkKind.BIND
        || kind == SinkKind.KEY
        || kind == SinkKind.TEXT
        || kind == SinkKind.IDENTIFIER;
  }

  /** A check of an object as a whole counts for its parts: what they are bound to was looked at. */
  private static int objectChecked(Label label, Facts facts) {
    if (facts.guards().isEmpty()) {
      return 0;
    }
    AccessPath path = label.path();
    while (!path.isEmpty()) {
      path = path.parent();
      int marks = facts.guards().getOrDefault(label.withPath(path), 0);
      if ((marks & Mark.BOUND) != 0) {
        return Mark.BOUND;
      }
    }
    return 0;
  }

  private @Nullable Data data(Label label, MethodRef here) {
    if (label instanceof Label.Source source) {
      return source.site().block() == -1
              && source.origin() == Origin.UNTRUSTED
              && source.derivations() == 0
          ? new Data(source.site().method(), source.site().index(), source.path())
          : null;
    }
    Label.Parameter p = (Label.Parameter) label;
    MethodModel method = index.method(here);
    if (method == null || p.derivations() > 0 || p.slot() < 0) {
      return null;
    }
    int parameter = p.slot() - (method.isStatic() ? 0 : 1);
    return parameter < 0 ? null : new Data(here, parameter, p.path());
  }

  /** The label of the parameter that receives the binding errors, or null if there is none. */
  private @Nullable Label errors(MethodModel method) {
    int errors = errorsParameter(index, method);
    return errors < 0
        ? null
        : new Label.Parameter(errors + (method.isStatic() ? 0 : 1), AccessPath.EMPTY, 0);
  }

  /** Returns which parameter receives the binding errors, -1 if none. */
  static int errorsParameter(ProgramIndex index, MethodModel method) {
    for (int i = 0; i < method.parameters().size(); i++) {
      if (index.hierarchy().isSubtype(method.parameters().get(i).type().name(), ERRORS)) {
        return i;
      }
    }
    return -1;
  }

  /** What holds without any validation: an object of numbers and dates carries no text. */
  private int openData(MethodModel method, Data data) {
    Type type = method.parameters().get(data.parameter()).type();
    for (String part : data.path().parts()) {
      Member member = AccessPath.isElement(part) ? null : beans.member(type.name(), part);
      if (member == null && !AccessPath.isElement(part)) {
        return 0;
      }
      type = member == null ? element(type) : member.type();
    }
    return content(type, false, 0, new HashSet<>());
  }

  private int compute(MethodModel method, Data data) {
    List<AnnotationModel> annotations = index.parameterAnnotations(method, data.parameter());
    boolean active = methods.isActive(method);
    boolean valid = activates(annotations) && (active || entryPoints.entry(method).isPresent());
    Type type = method.parameters().get(data.parameter()).type();
    int marks = active ? marks(annotations) : 0;
    int elementMarks = 0;
    for (String part : data.path().parts()) {
      if (AccessPath.isElement(part)) {
        type = element(type);
        marks = elementMarks;
        elementMarks = 0;
        continue;
      }
      Member member = beans.member(type.name(), part);
      if (member == null) {
        return 0;
      }
      marks = valid ? marks(member.annotations()) : 0;
      elementMarks = valid ? marks(member.elementAnnotations()) : 0;
      valid &= activates(member);
      type = member.type();
    }
    boolean container = type.isArray() || type.name().startsWith("java.");
    return marks
        | (container && elementMarks != 0 && holdsText(type) ? elementMarks : 0)
        | content(type, valid, 0, new HashSet<>());
  }

  /** Returns whether the elements themselves are texts. */
  private static boolean holdsText(Type type) {
    return element(type).equals(Type.STRING);
  }

  /** Returns the type of an array's or container's elements, unknown if it tells none. */
  static Type element(Type type) {
    if (type.isArray()) {
      return type.component();
    }
    return type.arguments().isEmpty() ? Type.UNKNOWN : type.argument(type.arguments().size() - 1);
  }

  /**
   * What holds for all text in an object.
   *
   * @param validated whether the constraints on its fields were run
   */
  private int content(Type type, boolean validated, int depth, Set<String> seen) {
    if (EntryPoints.isClosed(type, index)) {
      return NO_TEXT;
    }
    if (type.isArray() || (type.name().startsWith("java.") && !type.arguments().isEmpty())) {
      return depth > DEPTH ? 0 : content(element(type), validated, depth + 1, seen);
    }
    Map<String, Member> members = beans.members(type.name());
    if (members.isEmpty() || type.name().startsWith("java.") || depth > DEPTH) {
      return 0;
    }
    if (!seen.add(type.name())) {
      return NO_TEXT;
    }
    int all = NO_TEXT;
    for (Member member : members.values()) {
      int own = validated ? marks(member.annotations()) : 0;
      if (validated && holdsText(member.type())) {
        own |= marks(member.elementAnnotations());
      }
      boolean goesOn = validated && activates(member);
      all &= own | content(member.type(), goesOn, depth + 1, seen);
    }
    seen.remove(type.name());
    return all;
  }

  private boolean activates(Member member) {
    return activates(member.annotations()) || activates(member.elementAnnotations());
  }

  private boolean activates(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(
            a -> index.annotationFact(a.type(), TypeFact.Role.ACTIVATES_VALIDATION).isPresent());
  }

  private int marks(List<AnnotationModel> annotations) {
    int marks = 0;
    boolean freeText =
        annotations.stream().anyMatch(a -> a.type().equals("dev.actionguard.annotations.FreeText"));
    for (AnnotationModel annotation : annotations) {
      if (annotation.simpleName().equals("Pattern")) {
        String regex = annotation.text("regexp");
        marks |= RegexSafety.isIdentifierLike(regex) ? Mark.CLOSED : Mark.BOUND;
        continue;
      }
      TypeFact fact =
          index.annotationFact(annotation.type(), TypeFact.Role.CONSTRAINT).orElse(null);
      if (fact == null) {
        continue;
      }
      marks |=
          switch (fact.kind()) {
            case "length" ->
                index.options().preset() == Preset.STRICT && !freeText
                    ? Mark.LENGTH
                    : Mark.LENGTH | Mark.BOUND;
            case "presence" ->
                index.options().is(Setting.PRESENCE_IS_ENOUGH)
                    ? Mark.PRESENCE | Mark.BOUND
                    : Mark.PRESENCE;
            default -> Mark.BOUND;
          };
    }
    return marks;
  }
}
