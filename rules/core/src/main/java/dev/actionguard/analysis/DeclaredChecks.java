package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options.Strength;
import java.util.Locale;

/** Reads off an access annotation what it proves. */
final class DeclaredChecks {
  private DeclaredChecks() {}

  /**
   * Returns the strength: for an expression by what it asks, else what the model says of the
   * annotation. A decision that everybody may do it counts as a decision.
   */
  static Strength strength(ProgramIndex index, AnnotationModel annotation, TypeFact fact) {
    String expression = expression(index, annotation, 2);
    if (expression.isEmpty()) {
      return switch (fact.kind().toUpperCase(Locale.ROOT)) {
        case "AUTHN" -> Strength.AUTHN;
        case "OBJECT" -> Strength.OBJECT;
        default -> Strength.ROLE;
      };
    }
    if (expression.contains("#")
        || expression.contains("hasPermission")
        || expression.contains("returnObject")
        || expression.contains("filterObject")) {
      return Strength.OBJECT;
    }
    boolean onlyLoggedIn =
        expression.contains("uthenticated()")
            && !expression.contains("has")
            && !expression.contains("@");
    return onlyLoggedIn ? Strength.AUTHN : Strength.ROLE;
  }

  /** The expression on the annotation, or on the annotation that it is annotated with. */
  private static String expression(ProgramIndex index, AnnotationModel annotation, int levels) {
    boolean takesExpression =
        annotation.simpleName().startsWith("Pre") || annotation.simpleName().startsWith("Post");
    if (takesExpression) {
      return annotation.text("value");
    }
    if (levels == 0) {
      return "";
    }
    return index.program().find(annotation.type()).map(ClassModel::annotations).stream()
        .flatMap(java.util.List::stream)
        .filter(meta -> !meta.type().startsWith("java.lang."))
        .map(meta -> expression(index, meta, levels - 1))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
