package dev.actionguard.rule;

import dev.actionguard.options.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * What a rule reports.
 *
 * @param rule the rule's name
 * @param severity after the configuration, the preset and the cap for low confidence
 * @param message one line: what, which value, from where, reaches what, without which guard
 * @param notes further lines: guards seen but not accepted, the fix, lines to declare a guard
 * @param place where it is shown
 * @param flow from source to sink; empty if the place says all
 * @param related other places worth a look, each with a reason
 * @param fingerprint the same for the same fault, whatever engine, line, path or time; hex
 * @param fixes suggested fixes, the best first
 */
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    String message,
    List<String> notes,
    Place place,
    List<FlowStep> flow,
    List<FlowStep> related,
    String fingerprint,
    List<SuggestedFix> fixes) {
  /** By file, line, column, rule, then fingerprint: a total order on the findings of one run. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::fingerprint);

  /**
   * A finding before it has a severity and a fingerprint, which the analyzer gives.
   *
   * @param severity the severity that the rule chose
   * @param sink what identifies the fault inside its method, the same in every engine
   */
  public record Draft(
      String rule,
      Severity severity,
      Confidence confidence,
      String message,
      List<String> notes,
      Place place,
      String sink,
      List<FlowStep> flow,
      List<FlowStep> related,
      List<SuggestedFix> fixes) {}

  public Finding {
    notes = List.copyOf(notes);
    flow = List.copyOf(flow);
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }
}
