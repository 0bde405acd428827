package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.model.MethodFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes the validators that a method calls, whether or not it heeds them. */
final class SeenGuards {
  private static final int PROOFS = Mark.BOUND | Mark.PARTIAL;
  private static final Set<MethodFact.Proof> VALIDATING =
      Set.of(
          MethodFact.Proof.FULL_MATCH,
          MethodFact.Proof.PARTIAL_MATCH,
          MethodFact.Proof.CONTENT,
          MethodFact.Proof.CLOSED_FORM,
          MethodFact.Proof.IDENTIFIER,
          MethodFact.Proof.HOLDS);

  /** Words in the name of a method that is asked whether a value is right. */
  private static final Set<String> WORDS =
      Set.of(
          "valid",
          "validate",
          "validated",
          "invalid",
          "check",
          "checked",
          "verify",
          "require",
          "ensure",
          "assert",
          "allowed",
          "permitted",
          "legal",
          "illegal",
          "acceptable",
          "wellformed",
          "formed",
          "safe",
          "unsafe",
          "sane",
          "match",
          "matches",
          "bad",
          "wrong",
          "malformed",
          "ok",
          "refuse",
          "reject",
          "known",
          "unknown",
          "accept",
          "accepts");

  private final Recorder recorder;

  SeenGuards(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * Notes the call if it is a validator.
   *
   * @param before what was known before it
   * @param after what is known after it
   */
  void note(
      CallSite call,
      List<MethodModel> targets,
      List<MethodFact> facts,
      Facts before,
      Facts after,
      Value result) {
    boolean own = !targets.isEmpty() && isNamedSo(call);
    boolean modelled =
        facts.stream()
            .anyMatch(f -> f instanceof MethodFact.Guard g && VALIDATING.contains(g.proof()));
    if (presence(call, after) || !(own || modelled)) {
      return;
    }
    Map<Label, Integer> thrown = proofs(after.minus(before));
    if (!thrown.isEmpty()) {
      recorder.guard(new SeenGuard(call.site(), call.method(), thrown, SeenGuard.Outcome.THROWS));
    }
    Map<Label, Integer> answered = new LinkedHashMap<>();
    result.outcomes().values().forEach(f -> answered.putAll(proofs(f)));
    if (!answered.isEmpty() && !result.isConstant()) {
      recorder.guard(
          new SeenGuard(call.site(), call.method(), answered, SeenGuard.Outcome.ANSWERS));
    }
  }

  /** {@code requireNonNull} looks like a check of a value, and says nothing of its content. */
  private boolean presence(CallSite call, Facts after) {
    if (!call.method().owner().equals("java.util.Objects")
        || !call.method().name().equals("requireNonNull")) {
      return false;
    }
    Map<Label, Integer> present = new LinkedHashMap<>();
    for (Label label : call.arguments().get(0).labels().list()) {
      if ((after.guard(label) & Mark.BOUND) == 0) {
        present.put(label, Mark.PRESENCE);
      }
    }
    if (!present.isEmpty()) {
      recorder.guard(new SeenGuard(call.site(), call.method(), present, SeenGuard.Outcome.THROWS));
    }
    return true;
  }

  /** Notes that data changes of which something was proved. */
  void changed(CallSite call, Labels labels, Facts facts) {
    Map<Label, Integer> lost = new LinkedHashMap<>();
    labels.forEach(
        (label, marks) -> {
          if (((marks | facts.guard(label)) & Mark.BOUND) != 0) {
            lost.put(label, Mark.BOUND);
          }
        });
    if (!lost.isEmpty()) {
      recorder.guard(new SeenGuard(call.site(), call.method(), lost, SeenGuard.Outcome.CHANGES));
    }
  }

  private static boolean isNamedSo(CallSite call) {
    return call.method().isConstructor()
        || Names.tokens(call.method().name()).stream().anyMatch(WORDS::contains);
  }

  private static Map<Label, Integer> proofs(Facts facts) {
    Map<Label, Integer> proofs = new LinkedHashMap<>();
    facts
        .guards()
        .forEach(
            (label, marks) -> {
              if ((marks & PROOFS) != 0) {
                proofs.put(label, marks);
              }
            });
    return proofs;
  }
}
