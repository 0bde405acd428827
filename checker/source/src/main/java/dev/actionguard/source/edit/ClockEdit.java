package dev.actionguard.source.edit;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.type.Type;
import dev.actionguard.ir.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a clock that is in scope instead of the local one: a parameter or a field of the classes
 * around. Only what keeps its meaning is replaced: a date or time of day that is read in the
 * system's zone stays, unless the clock is known to have that zone.
 */
final class ClockEdit {
  private static final String TIME = "java.time";
  private static final Set<String> ZONED =
      Set.of(
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "OffsetDateTime",
          "OffsetTime",
          "Year",
          "YearMonth",
          "ZonedDateTime");

  private final JavaFile file;

  ClockEdit(JavaFile file) {
    this.file = file;
  }

  /** A clock that code can use. */
  private record InScope(String name, Type type, @Nullable Expression value, boolean isFinal) {}

  /** Returns the fix for the read of the clock at a place. */
  Optional<FileEdit> at(SourceRange place) {
    Optional<MethodCallExpr> call = file.at(place, MethodCallExpr.class);
    if (call.isPresent()) {
      return clock(call.get()).flatMap(clock -> replacement(call.get(), clock));
    }
    return file.at(place, ObjectCreationExpr.class)
        .filter(made -> made.getArguments().isEmpty() && made.getAnonymousClassBody().isEmpty())
        .filter(made -> file.isType(made.getType(), "java.util", "Date"))
        .flatMap(
            made ->
                clock(made)
                    .map(
                        clock ->
                            edit(
                                made,
                                clock,
                                file.text(made.getType())
                                    + ".from("
                                    + clock.name()
                                    + ".instant())")));
  }

  private Optional<FileEdit> replacement(MethodCallExpr call, InScope clock) {
    String method = call.getNameAsString();
    String owner = call.getScope().map(file::text).orElse("");
    boolean bare = call.getArguments().isEmpty();
    if (method.equals("currentTimeMillis") && file.isName(owner, "java.lang", "System")) {
      return Optional.of(edit(call, clock, clock.name() + ".millis()"));
    }
    String type = owner.substring(owner.lastIndexOf('.') + 1);
    if (!method.equals("now") || !file.isName(owner, TIME, type)) {
      return Optional.empty();
    }
    if (type.equals("Instant")) {
      return bare ? Optional.of(edit(call, clock, clock.name() + ".instant()")) : Optional.empty();
    }
    if (!ZONED.contains(type)) {
      return Optional.empty();
    }
    String begin = owner + ".now(" + clock.name();
    if (bare) {
      return hasSystemZone(clock) ? Optional.of(edit(call, clock, begin + ")")) : Optional.empty();
    }
    Expression zone = call.getArgument(0);
    return isZone(zone)
        ? Optional.of(edit(call, clock, begin + ".withZone(" + file.text(zone) + "))"))
        : Optional.empty();
  }

  private FileEdit edit(Node node, InScope clock, String text) {
    return new FileEdit(
        "read the clock '" + clock.name() + "'",
        true,
        List.of(new Replacement(file.start(node), file.end(node), text)));
  }

  /** Whether the code says by itself that it is a zone, and no clock. */
  private boolean isZone(Expression argument) {
    String owner =
        argument instanceof MethodCallExpr call
            ? call.getScope().map(file::text).orElse("")
            : argument.isFieldAccessExpr()
                ? file.text(argument.asFieldAccessExpr().getScope())
                : "";
    return file.isName(owner, TIME, "ZoneId") || file.isName(owner, TIME, "ZoneOffset");
  }

  private boolean hasSystemZone(InScope clock) {
    Expression value = clock.value();
    return clock.isFinal()
        && file.isType(clock.type(), TIME, "Clock")
        && value instanceof MethodCallExpr call
        && call.getNameAsString().equals("systemDefaultZone")
        && call.getScope().filter(s -> file.isName(file.text(s), TIME, "Clock")).isPresent();
  }

  /**
   * Returns the nearest clock that is set when the code runs: no field where these are being set.
   */
  private Optional<InScope> clock(Node code) {
    boolean inStatic = false;
    boolean unset = false;
    Node member = code;
    for (Node at = code; at != null; at = at.getParentNode().orElse(null)) {
      if (at instanceof CallableDeclaration<?> method) {
        Optional<Parameter> parameter =
            method.getParameters().stream().filter(p -> isClock(p.getType())).findFirst();
        if (parameter.isPresent()) {
          String name = parameter.get().getNameAsString();
          return declared(method, name) > 1
              ? Optional.empty()
              : Optional.of(new InScope(name, parameter.get().getType(), null, false));
        }
        inStatic |= method.hasModifier(Modifier.Keyword.STATIC);
        unset |= method instanceof ConstructorDeclaration;
      } else if (at instanceof InitializerDeclaration || at instanceof FieldDeclaration) {
        unset = true;
      } else if (at instanceof ObjectCreationExpr made
          && made.getAnonymousClassBody().isPresent()) {
        // A body of its own: it runs when the object is there.
        unset = false;
      } else if (at instanceof TypeDeclaration<?> type) {
        Optional<InScope> field = field(type, inStatic);
        if (field.isPresent()) {
          return unset || declared(member, field.get().name()) > 0 ? Optional.empty() : field;
        }
        inStatic |= type.isStatic() || !type.isClassOrInterfaceDeclaration();
        unset = false;
      }
      member = at;
    }
    return Optional.empty();
  }

  private Optional<InScope> field(TypeDeclaration<?> type, boolean onlyStatic) {
    for (FieldDeclaration field : type.getFields()) {
      for (VariableDeclarator variable : field.getVariables()) {
        if (isClock(variable.getType()) && (!onlyStatic || field.isStatic())) {
          return Optional.of(
              new InScope(
                  variable.getNameAsString(),
                  variable.getType(),
                  variable.getInitializer().orElse(null),
                  field.isFinal()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns how many variables and parameters of a name there are in the code. */
  private static int declared(Node code, String name) {
    return code
        .findAll(Node.class, n -> n instanceof VariableDeclarator || n instanceof Parameter)
        .stream()
        .map(n -> ((NodeWithSimpleName<?>) n).getNameAsString())
        .filter(name::equals)
        .mapToInt(n -> 1)
        .sum();
  }

  private boolean isClock(Type type) {
    return file.isType(type, TIME, "Clock") || file.isType(type, TIME, "InstantSource");
  }
}
