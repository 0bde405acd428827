package dev.actionguard.analysis;

import java.util.Set;

/** Words in the names of methods, constants and classes that deal with a failure or tell of one. */
final class FailureWords {
  private static final Set<String> WORDS =
      Set.of(
          "fail",
          "failed",
          "failure",
          "failures",
          "fails",
          "error",
          "errors",
          "reject",
          "abort",
          "rollback",
          "compensate",
          "undo",
          "retry",
          "notify",
          "alert",
          "conflict",
          "halt",
          "exit",
          "interrupt",
          "dead",
          "dlq",
          "requeue",
          "nack",
          "revert",
          "problem",
          "exception",
          "handle",
          "fatal",
          "skip",
          "skipped");

  /** Words which only a value uses to tell of a failure. */
  private static final Set<String> STATES = Set.of("unavailable", "unknown", "refused", "denied");

  /** Words in the name of a switch by which the user decides what a failure means. */
  private static final Set<String> SWITCHES =
      Set.of("continue", "ignore", "ignoring", "tolerate", "lenient", "strict", "fail", "quiet");

  private FailureWords() {}

  /** Returns whether a variable lets the user decide what a failure means. */
  static boolean inSwitch(String name) {
    return Names.tokens(name).stream().anyMatch(SWITCHES::contains);
  }

  /** Returns whether a name or text has a word that deals with a failure. */
  static boolean in(String text) {
    return Names.tokens(text).stream().anyMatch(WORDS::contains);
  }

  /** Returns whether the name of a constant tells of a failure. */
  static boolean inState(String name) {
    return Names.tokens(name).stream().anyMatch(w -> WORDS.contains(w) || STATES.contains(w));
  }
}
