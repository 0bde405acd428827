package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options.Strength;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads off an access annotation what it proves. */
final class DeclaredChecks {
  private static final Pattern PARAMETER = Pattern.compile("#(\\w+)");

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

  /**
   * Returns the parameters that an expression checks; empty if it also asks for a role, or does not
   * say.
   */
  static List<String> subjects(ProgramIndex index, AnnotationModel annotation) {
    String expression = expression(index, annotation, 2);
    if (expression.contains("hasRole")
        || expression.contains("hasAnyRole")
        || expression.contains("hasAuthority")
        || expression.contains("hasAnyAuthority")) {
      return List.of();
    }
    return parameters(expression);
  }

  /** Returns the names that an expression uses as parameters. */
  static List<String> parameters(ProgramIndex index, AnnotationModel annotation) {
    return parameters(expression(index, annotation, 2));
  }

  private static List<String> parameters(String expression) {
    return PARAMETER.matcher(expression).results().map(found -> found.group(1)).toList();
  }

  /** Returns the expression of an annotation; empty text if it has none. */
  static String expression(ProgramIndex index, AnnotationModel annotation) {
    return expression(index, annotation, 2);
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
