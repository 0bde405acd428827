package dev.actionguard.spotbugs.descriptor;

import dev.actionguard.rule.RuleInfo.Family;

/**
 * What SpotBugs knows of a family of rules.
 *
 * @param code its bug code, which stands before messages
 * @param category one of SpotBugs' own categories
 * @param text the promise in words
 */
record Promise(String code, String category, String text) {
  private static final String SECURITY = "SECURITY";
  private static final String CORRECTNESS = "CORRECTNESS";

  static Promise of(Family family) {
    return switch (family) {
      case INPUT ->
          new Promise("AGI", SECURITY, "Inputs are validated before they reach the database");
      case EXCEPTION -> new Promise("AGE", CORRECTNESS, "Database exceptions are handled");
      case LOG -> new Promise("AGL", SECURITY, "Sensitive ids are not logged raw");
      case ACCESS ->
          new Promise("AGA", SECURITY, "Access is checked before data is changed or read");
      case CLOCK -> new Promise("AGC", CORRECTNESS, "Time comes from one clock");
    };
  }
}
