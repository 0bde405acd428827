package dev.actionguard.analysis;

import dev.actionguard.ir.Type;
import dev.actionguard.options.SensitivityLevel;

/** Makes values sources because of the name under which they are read or kept. */
final class Sensitivity {
  private static final int HIDDEN = Mark.MASKED | Mark.HASHED;

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
    SensitivityLevel level = context.names().level(name);
    if (level == SensitivityLevel.PUBLIC
        || !canBeSensitive(context, type)
        || isHidden(state, value)) {
      return value;
    }
    Label label = new Label.Source(Origin.SENSITIVE, site, name, AccessPath.EMPTY, 0, level, true);
    return value.withLabels(value.labels().union(Labels.of(label, 0)));
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
      return context.index().program().own(name).orElseThrow().kind()
          != dev.actionguard.ir.ClassModel.Kind.ENUM;
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
}
