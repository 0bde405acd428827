package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.model.TypeFact;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which access annotations Spring honours in the program, as its configuration classes say. */
final class MethodSecurity {
  /** What is known of a switch. */
  enum State {
    ON,
    /** The configuration is there and leaves it off. */
    OFF,
    /** Web security is configured, and method security nowhere. */
    NOWHERE,
    /** The configuration is not in the program. */
    UNKNOWN
  }

  private final Set<String> on = new HashSet<>();
  private boolean configured;
  private boolean web;
  private boolean elsewhere;

  MethodSecurity(ProgramIndex index) {
    for (ClassModel model : index.program().classes()) {
      if (index.isTest(model.name())) {
        continue;
      }
      for (AnnotationModel annotation : model.annotations()) {
        elsewhere |= annotation.simpleName().equals("ImportResource");
        web |= annotation.simpleName().startsWith("EnableWeb");
        Optional<TypeFact> fact =
            index.annotationFact(annotation.type(), TypeFact.Role.ENABLES_ACCESS_ANNOTATIONS);
        fact.ifPresent(f -> read(annotation, f.kind()));
      }
      for (MethodModel method : model.methods()) {
        web |= method.returns().name().endsWith(".SecurityFilterChain");
      }
    }
  }

  /** The switches that are on, by what is written, else by their defaults. */
  private void read(AnnotationModel annotation, String switches) {
    configured = true;
    for (String entry : switches.split("\\|", -1)) {
      String[] parts = entry.split("=", 2);
      Object written =
          annotation.value(parts[0]).orElse(parts.length > 1 && parts[1].equals("true"));
      if (Boolean.TRUE.equals(written) || Integer.valueOf(1).equals(written)) {
        on.add(parts[0]);
      }
    }
  }

  /** Returns what is known of the switch for annotations of a type. */
  State state(String annotation) {
    String needed =
        annotation.startsWith("org.springframework.security.access.annotation.")
            ? "securedEnabled"
            : annotation.startsWith("org.springframework.security.")
                ? "prePostEnabled"
                : "jsr250Enabled";
    if (on.contains(needed)) {
      return State.ON;
    }
    if (elsewhere) {
      return State.UNKNOWN;
    }
    return configured ? State.OFF : web ? State.NOWHERE : State.UNKNOWN;
  }
}
