package dev.actionguard.analysis;

import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options.Strength;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides of the access annotations of a method which of them check anything when it is called, and
 * why the others do not.
 */
final class DeclaredGuards {
  private static final String SPRING = "org.springframework.";
  private static final Set<String> JSR = Set.of("RolesAllowed", "PermitAll", "DenyAll");

  /** Names of the expression language and of Spring Security, which are no parameters. */
  private static final Set<String> BUILT_IN = Set.of("root", "this", "authentication", "principal");

  /** Words in the names of actions that have to be open to everybody. */
  private static final Set<String> OPEN =
      Set.of(
          "login",
          "logout",
          "register",
          "registration",
          "signup",
          "signin",
          "reset",
          "forgot",
          "activate",
          "webhook",
          "callback",
          "token",
          "refresh",
          "health");

  private final ProgramIndex index;
  private final MethodSecurity security;
  private final Map<MethodRef, Declared> cache = new ConcurrentHashMap<>();

  DeclaredGuards(ProgramIndex index) {
    this.index = index;
    security = new MethodSecurity(index);
  }

  /**
   * A check that an annotation makes.
   *
   * @param name the annotation as it is written, with its expression if it has one
   * @param parameters the names of the parameters that it checks; empty if it names none
   */
  record Guard(String name, Strength strength, List<String> parameters) {}

  /** What a method declares: the checks, and the annotations that check nothing. */
  record Declared(List<Guard> guards, List<SeenCheck> inactive) {}

  /** An annotation with what the models say of it. */
  private record Found(AnnotationModel annotation, TypeFact fact, boolean own) {
    String shown() {
      return "@" + annotation.simpleName();
    }
  }

  Declared of(MethodModel method) {
    Declared known = cache.get(method.reference());
    if (known == null) {
      known = compute(method);
      cache.put(method.reference(), known);
    }
    return known;
  }

  private Declared compute(MethodModel method) {
    List<Guard> guards = new ArrayList<>();
    List<SeenCheck> inactive = new ArrayList<>();
    Map<String, Found> nearest = new LinkedHashMap<>();
    for (AnnotationModel annotation : index.effectiveAnnotations(method)) {
      TypeFact fact =
          index.annotationFact(annotation.type(), TypeFact.Role.ACCESS_ANNOTATION).orElse(null);
      if (fact == null) {
        continue;
      }
      Found found = new Found(annotation, fact, method.annotations().contains(annotation));
      Found nearer = nearest.putIfAbsent(family(fact), found);
      if (nearer == null) {
        judge(method, found, guards, inactive);
      } else if (weakens(nearer, found)) {
        inactive.add(
            seen(
                Flaw.WEAKENED,
                method,
                nearer.shown() + ", which replaces a stronger one of the class",
                false));
      }
    }
    return new Declared(List.copyOf(guards), List.copyOf(inactive));
  }

  /** Of annotations of one kind the nearest counts alone. */
  private static String family(TypeFact fact) {
    String simple = Descriptions.simpleName(fact.type());
    return JSR.contains(simple) ? "jsr250" : fact.type();
  }

  private boolean weakens(Found near, Found far) {
    return near.own()
        && strength(near) == Strength.AUTHN
        && strength(far) != Strength.AUTHN
        && !isOpen(near);
  }

  private Strength strength(Found found) {
    return isOpen(found)
        ? Strength.AUTHN
        : DeclaredChecks.strength(index, found.annotation(), found.fact());
  }

  private void judge(
      MethodModel method, Found found, List<Guard> guards, List<SeenCheck> inactive) {
    SeenCheck fault = fault(method, found);
    if (fault != null) {
      inactive.add(fault);
      return;
    }
    if (isOpen(found)) {
      guards.add(new Guard(written(found), Strength.AUTHN, List.of()));
      boolean meant = Names.tokens(method.name()).stream().anyMatch(OPEN::contains);
      inactive.add(
          seen(Flaw.INACTIVE, method, found.shown() + ", which lets everybody pass", meant));
      return;
    }
    if (Descriptions.simpleName(found.fact().type()).startsWith("Post")) {
      guards.add(new Guard(written(found), Strength.AUTHN, List.of()));
      boolean rollsBack =
          index.effectiveAnnotations(method).stream()
              .anyMatch(
                  a -> index.annotationFact(a.type(), TypeFact.Role.TRANSACTIONAL).isPresent());
      inactive.add(
          seen(
              rollsBack ? Flaw.WEAKENED : Flaw.INACTIVE,
              method,
              found.shown() + ", which decides only after the write",
              false));
      return;
    }
    Strength strength = strength(found);
    guards.add(
        new Guard(written(found), strength, DeclaredChecks.subjects(index, found.annotation())));
  }

  private String written(Found found) {
    String expression = DeclaredChecks.expression(index, found.annotation());
    String values =
        found.annotation().list("value").stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    String inside = expression.isEmpty() ? values : expression;
    return found.shown() + (inside.isEmpty() ? "" : "(\"" + inside + "\")");
  }

  /** Returns why an annotation is not looked at when the method is called; null if it is. */
  private @Nullable SeenCheck fault(MethodModel method, Found found) {
    boolean spring = isSpring(method, found);
    String why = null;
    boolean guess = false;
    if (found.own() && (method.isPrivate() || method.isStatic())) {
      why = "on a " + (method.isPrivate() ? "private" : "static") + " method";
    } else if (found.own()
        && spring
        && Modifier.isFinal(method.modifiers())
        && !implementsInterface(method)) {
      why = "on a final method";
    } else if (spring) {
      MethodSecurity.State state = security.state(found.fact().type());
      guess = state == MethodSecurity.State.NOWHERE;
      if (state == MethodSecurity.State.OFF || guess) {
        why = "which no @EnableMethodSecurity switches on";
      } else {
        String name = unknownParameter(method, found);
        why = name == null ? null : "which names no parameter by #" + name;
      }
    }
    return why == null
        ? null
        : seen(
            Flaw.INACTIVE,
            method,
            found.shown() + (why.startsWith("on") ? " " : ", ") + why,
            guess);
  }

  /** Spring's own annotations, and the standard ones on Spring's beans. */
  private boolean isSpring(MethodModel method, Found found) {
    String type = found.fact().type();
    if (type.startsWith(SPRING + "security.")) {
      return true;
    }
    return (type.startsWith("jakarta.annotation.") || type.startsWith("javax.annotation."))
        && index.owner(method).annotations().stream()
            .anyMatch(
                a ->
                    a.type().startsWith(SPRING + "stereotype.")
                        || a.type().startsWith(SPRING + "web.bind."));
  }

  private boolean implementsInterface(MethodModel method) {
    return index.hierarchy().supertypes(method.reference().owner()).stream()
        .map(index.program()::find)
        .anyMatch(
            c ->
                c.filter(ClassModel::isInterface)
                    .flatMap(i -> i.method(method.name(), method.reference().parameters()))
                    .isPresent());
  }

  private @Nullable String unknownParameter(MethodModel method, Found found) {
    List<String> names = method.parameters().stream().map(p -> p.name()).toList();
    if (names.stream().anyMatch(String::isEmpty)
        || method.parameters().stream()
            .anyMatch(p -> !p.annotations().isEmpty() && isNamed(p.annotations()))) {
      return null;
    }
    for (String name : DeclaredChecks.parameters(index, found.annotation())) {
      boolean byPosition = name.matches("[ap]\\d+");
      if (!names.contains(name) && !BUILT_IN.contains(name) && !byPosition) {
        return name;
      }
    }
    return null;
  }

  /** {@code @P("id")}, {@code @Param("id")}: named for the expression. */
  private static boolean isNamed(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(a -> a.simpleName().equals("P") || a.simpleName().equals("Param"));
  }

  /** It decides that everybody may. */
  private boolean isOpen(Found found) {
    if (found.fact().kind().equals("public")) {
      return true;
    }
    String type = found.fact().type();
    if (type.endsWith(".Secured") && type.startsWith(SPRING)) {
      return found.annotation().type().equals(type) && found.annotation().list("value").isEmpty();
    }
    String expression = DeclaredChecks.expression(index, found.annotation()).strip();
    return expression.equals("permitAll")
        || expression.equals("permitAll()")
        || expression.equals("true");
  }

  private static SeenCheck seen(Flaw flaw, MethodModel method, String name, boolean byName) {
    return new SeenCheck(flaw, new Site(method.reference(), 0, -1, method.range()), name, byName);
  }

  /**
   * Returns the annotation on the method itself that only a call through Spring's proxy passes;
   * null if there is none.
   */
  @Nullable String proxied(MethodModel method) {
    if (method.annotations().isEmpty() || of(method).guards().isEmpty()) {
      return null;
    }
    for (AnnotationModel annotation : method.annotations()) {
      TypeFact fact =
          index.annotationFact(annotation.type(), TypeFact.Role.ACCESS_ANNOTATION).orElse(null);
      if (fact != null && isSpring(method, new Found(annotation, fact, true))) {
        return "@" + annotation.simpleName();
      }
    }
    return null;
  }
}
