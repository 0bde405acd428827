package dev.actionguard.testkit;

import java.util.List;

/**
 * A kind of guard, and the rules that speak when one is missing. Which of them does depends on what
 * the guard stood before: a text or a bound value, one write or two.
 */
enum GuardKind {
  VALIDATION("QueryInjection", "UnvalidatedInput", "IneffectiveValidation"),
  TRANSACTION("PartialWrite", "BrokenTransaction", "UnfinishedAction"),
  CATCH(
      "SwallowedDatabaseException",
      "UnhandledDatabaseException",
      "LostCause",
      "BrokenTransaction",
      "MaskedFailure",
      "SwallowedDenial"),
  MASK("SensitiveIdInLog", "SensitiveToString", "WeakRedaction"),
  ACCESS(
      "MissingAccessCheck",
      "LateAccessCheck",
      "IgnoredAccessDecision",
      "BypassableAccessCheck",
      "MismatchedAccessCheck",
      "IneffectiveAccessRule",
      "SwallowedDenial"),
  CLOCK("LocalClock", "MixedClocks"),
  FINISH("UnfinishedAction", "SwallowedDatabaseException");

  @SuppressWarnings("ImmutableEnumChecker" /* made by List.of */)
  private final List<String> rules;

  GuardKind(String... rules) {
    this.rules = List.of(rules);
  }

  /** Whether it is this rule that misses such a guard. */
  boolean fits(String rule) {
    return rules.contains(rule);
  }
}
