package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Bean Validation proves of an entry point's parameters before the method runs: constraints on
 * the parameter itself where the framework validates methods, and constraints on the fields of a
 * parameter that is {@code @Valid}. A method that takes the errors itself is called in any case:
 * then only what it does after asking them counts.
 */
final class DeclaredConstraints {
  private static final String ERRORS = "org.springframework.validation.Errors";

  private final ProgramIndex index;
  private final Map<Label.Source, Integer> cache = new ConcurrentHashMap<>();

  DeclaredConstraints(ProgramIndex index) {
    this.index = index;
  }

  /**
   * Returns the marks that hold for a parameter's data when the method runs; 0 for other sources.
   */
  int marks(Label.Source source, Facts facts) {
    if (source.site().block() != -1
        || source.origin() != Origin.UNTRUSTED
        || source.derivations() > 0) {
      return 0;
    }
    MethodModel method = index.method(source.site().method());
    if (method == null) {
      return 0;
    }
    Label errors = errors(method);
    if (errors != null && facts.guard(errors) == 0) {
      return 0;
    }
    return cache.computeIfAbsent(source, s -> compute(method, s));
  }

  /** The label of the parameter that receives the binding errors, or null if there is none. */
  private @Nullable Label errors(MethodModel method) {
    for (int i = 0; i < method.parameters().size(); i++) {
      if (index.hierarchy().isSubtype(method.parameters().get(i).type().name(), ERRORS)) {
        return new Label.Parameter(i + (method.isStatic() ? 0 : 1), AccessPath.EMPTY, 0);
      }
    }
    return null;
  }

  private int compute(MethodModel method, Label.Source source) {
    int parameter = source.site().index();
    if (parameter >= method.parameters().size()) {
      return 0;
    }
    List<AnnotationModel> annotations = index.parameterAnnotations(method, parameter);
    if (source.path().isEmpty()) {
      return marks(annotations);
    }
    if (!activates(annotations)) {
      return 0;
    }
    Type type = method.parameters().get(parameter).type();
    List<String> parts = source.path().parts();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (AccessPath.isElement(part)) {
        type = type.isArray() ? type.component() : type.argument(type.arguments().size() - 1);
        continue;
      }
      Optional<Member> member = member(type, part);
      if (member.isEmpty()) {
        return 0;
      }
      if (i == parts.size() - 1) {
        return marks(member.get().annotations());
      }
      boolean last = i == parts.size() - 2 && AccessPath.isElement(parts.get(i + 1));
      if (!last && !activates(member.get().annotations())) {
        return 0;
      }
      type = member.get().type();
    }
    return 0;
  }

  /** A field or record component with all annotations on it. */
  private record Member(Type type, List<AnnotationModel> annotations) {}

  private Optional<Member> member(Type type, String name) {
    for (String ancestor : index.hierarchy().supertypes(type.name())) {
      ClassModel model = index.program().find(ancestor).orElse(null);
      if (model == null) {
        continue;
      }
      List<AnnotationModel> annotations = new ArrayList<>();
      Type found = null;
      FieldModel field = model.field(name).orElse(null);
      if (field != null) {
        annotations.addAll(field.annotations());
        found = field.type();
      }
      for (ParameterModel component : model.components()) {
        if (component.name().equals(name)) {
          annotations.addAll(component.annotations());
          found = component.type();
        }
      }
      for (MethodModel method : model.methods()) {
        if (method.parameters().isEmpty() && Names.property(method.name()).equals(name)) {
          annotations.addAll(method.annotations());
        }
      }
      if (found != null) {
        return Optional.of(new Member(found, annotations));
      }
    }
    return Optional.empty();
  }

  private boolean activates(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(
            a -> index.annotationFact(a.type(), TypeFact.Role.ACTIVATES_VALIDATION).isPresent());
  }

  private int marks(List<AnnotationModel> annotations) {
    int marks = 0;
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
                index.options().preset() == Preset.STRICT ? Mark.LENGTH : Mark.LENGTH | Mark.BOUND;
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
