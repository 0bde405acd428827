package dev.actionguard.analysis;

import java.util.List;

/**
 * Data of a known source that reaches a sink.
 *
 * @param marks what was proved of it on the way
 * @param place where it is reported: the sink, or the outermost call of a mere wrapper
 * @param steps the calls from the method that knows the source down to the sink
 */
public record ValueFlow(
    Label.Source source, int marks, Sink sink, Site place, List<CallStep> steps) {
  public ValueFlow {
    steps = List.copyOf(steps);
  }
}
