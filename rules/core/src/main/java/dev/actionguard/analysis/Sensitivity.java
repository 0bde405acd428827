package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.Type;
import dev.actionguard.options.SensitivityLevel;
import java.util.List;
import java.util.Set;

/** Makes values sources because of the name under which they are read or kept. */
final class Sensitivity {
  private static final int HIDDEN = Mark.MASKED | Mark.HASHED | Mark.WEAK | Mark.OPAQUE;

  private Sensitivity() {}

  /**
   * Returns the value, with a sensitive source if the name says so. A constant, an aspect of
   * something (a length, a yes or no) and a value that was masked or hashed stay what they are; a
   * value that is sensitive already keeps its source.
   */
  static Value byName(
      AnalysisContext context, State state, Value value, String name, Type type, Site site) {
    if (type.name().equals("boolean") || type.name().equals("java.lang.Boolean")) {
      return value;
    }
    String shown = name.startsWith("val$") ? name.substring("val$".length()) : name;
    SensitivityLevel level = context.names().level(shown);
    if (level == SensitivityLevel.PUBLIC
        || isSplitText(shown, type)
        || !canBeSensitive(context, type)
        || isHidden(state, value)) {
      return value;
    }
    Label label = new Label.Source(Origin.SENSITIVE, site, shown, AccessPath.EMPTY, 0, level, true);
    return value.withLabels(value.labels().union(Labels.of(label, 0)));
  }

  /**
   * {@code context.userId().value()}: what a value object holds is as sensitive as the object's
   * name says, or its type's, even if the object's own text hides it.
   */
  static Value unwrapped(AnalysisContext context, State state, CallSite call, Value value) {
    Value receiver = call.receiver();
    if (receiver == null
        || call.method().name().equals("toString")
        || !canBeSensitive(context, call.returnType())
        || !isOnlyField(
            context, call.operands().get(0).type(), Names.property(call.method().name()))
        || isHidden(state, value)) {
      return value;
    }
    Labels all = receiver.labels();
    Labels found =
        all.filter(
                l ->
                    l instanceof Label.Source s
                        && s.origin() == Origin.SENSITIVE
                        && s.byName()
                        && (all.marks(s) & HIDDEN & ~Mark.OPAQUE) == 0)
            .map((label, marks) -> 0);
    return found.isEmpty()
        ? byName(
            context,
            state,
            value,
            Descriptions.simpleName(call.operands().get(0).type().name()),
            call.returnType(),
            call.site())
        : value.withLabels(value.labels().union(found));
  }

  /** An array of tokens is what a text was split into. */
  private static boolean isSplitText(String name, Type type) {
    return type.isArray() && name.equals("tokens");
  }

  /** Returns whether the value is a constant, hidden, an aspect, or sensitive already. */
  static boolean isHidden(State state, Value value) {
    if (value.isFromConstants() || (value.cleaned() & HIDDEN) != 0) {
      return true;
    }
    if (value.labels().isEmpty()) {
      return false;
    }
    Labels labels = state.settled(value.labels());
    boolean sensitive = labels.has(Origin.SENSITIVE);
    return sensitive || !labels.any(l -> (labels.marks(l) & (HIDDEN | Mark.ASPECT)) == 0);
  }

  /**
   * Returns whether the name of a variable also names what a path leads to from it: the elements of
   * {@code userIds}, the only field of a value object; not the values of {@code ordersByUserId}.
   */
  static boolean names(AnalysisContext context, String name, Type type, AccessPath path) {
    if (type.name().endsWith("Map") && Names.tokens(name).contains("by")) {
      return false;
    }
    return path.parts().stream()
        .allMatch(part -> AccessPath.isElement(part) || isOnlyField(context, type, part));
  }

  private static boolean isOnlyField(AnalysisContext context, Type type, String field) {
    List<FieldModel> fields =
        context
            .index()
            .program()
            .own(type.name())
            .map(Sensitivity::instanceFields)
            .orElse(List.of());
    return fields.size() == 1 && fields.get(0).name().equals(field);
  }

  private static List<FieldModel> instanceFields(ClassModel model) {
    return model.fields().stream().filter(f -> !f.isStatic()).toList();
  }

  /** A piece of source text knows where it stands: a parser's token, not one that grants access. */
  private static boolean isSyntax(ClassModel model) {
    return instanceFields(model).stream()
        .anyMatch(f -> f.type().name().equals("int") && POSITIONS.contains(f.name()));
  }

  private static final Set<String> POSITIONS =
      Set.of("start", "end", "begin", "line", "column", "offset", "position", "pos", "index");

  /**
   * Returns whether a value of the type can hold an id or a secret: text, numbers, ids, collections
   * of them and types of the program; not parsers' tokens, enums or library services.
   */
  static boolean canBeSensitive(AnalysisContext context, Type type) {
    if (type.isArray()) {
      return canBeSensitive(context, type.component());
    }
    String name = type.name();
    if (type.isPrimitive()) {
      return name.equals("int")
          || name.equals("long")
          || name.equals("char")
          || name.equals("byte");
    }
    if (context.index().program().contains(name)) {
      ClassModel model = context.index().program().own(name).orElseThrow();
      return model.kind() != ClassModel.Kind.ENUM && !isSyntax(model);
    }
    if (name.startsWith("java.lang.")) {
      return !name.equals("java.lang.Class") && !name.equals("java.lang.Void");
    }
    if (name.startsWith("java.util.")) {
      return !name.startsWith("java.util.function.")
          && !name.startsWith("java.util.concurrent.locks");
    }
    return name.startsWith("java.time.LocalDate")
        || name.startsWith("java.math.")
        || name.equals("java.net.InetAddress")
        || type.isUnknown();
  }

  /**
   * Returns whether what is stored in an object says nothing of the object itself: an id, a secret,
   * or a whole request.
   */
  static boolean isHiddenInObjects(Label label) {
    return label instanceof Label.Source s
        && (s.origin() == Origin.SENSITIVE || s.origin() == Origin.WHOLE_REQUEST);
  }
}
