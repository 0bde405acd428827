package dev.actionguard.spotbugs;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import edu.umd.cs.findbugs.Priorities;
import java.util.Arrays;
import java.util.Comparator;

/**
 * How severity and confidence are told in SpotBugs. Each bug pattern has a rank, from 1 for the
 * scariest to 20, to which SpotBugs adds 2 for a bug of normal and 5 for one of low priority. Bugs
 * of low priority are not shown unless they are asked for.
 *
 * <table>
 * <caption>Ranks and SpotBugs' words for them</caption>
 * <tr><td>error</td><td>3, 5 if not certain</td><td>scariest, scary</td></tr>
 * <tr><td>warning</td><td>8, 10</td><td>scary, troubling</td></tr>
 * <tr><td>note</td><td>13, 15</td><td>troubling, of concern</td></tr>
 * <tr><td>audit</td><td>15, 20</td><td>of concern</td></tr>
 * </table>
 */
public final class Grade {
  private Grade() {}

  /** Returns the rank of a rule's bug pattern: that of the most severe that the rule reports. */
  public static int rank(Rule rule) {
    return switch (most(rule)) {
      case ERROR -> 3;
      case WARNING -> 8;
      case NOTE -> 13;
      case AUDIT, OFF -> 15;
    };
  }

  private static Severity most(Rule rule) {
    return Arrays.stream(rule.info().otherSeverities())
        .max(Comparator.naturalOrder())
        .filter(other -> other.compareTo(rule.info().severity()) > 0)
        .orElse(rule.info().severity());
  }

  /**
   * Returns the priority of a finding: high if it is certain and as severe as its rule reports, low
   * if only an audit shows it, else normal.
   */
  static int priority(Finding finding, Rule rule) {
    if (finding.severity() == Severity.AUDIT || finding.confidence() == Confidence.LOW) {
      return Priorities.LOW_PRIORITY;
    }
    return finding.confidence() == Confidence.HIGH && finding.severity().compareTo(most(rule)) >= 0
        ? Priorities.HIGH_PRIORITY
        : Priorities.NORMAL_PRIORITY;
  }
}
