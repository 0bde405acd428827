package dev.actionguard.report;

import dev.actionguard.rule.FlowStep;
import java.util.List;
import java.util.stream.Stream;

/** Bounds flows for people and for readers that refuse long ones. */
final class Steps {
  private Steps() {}

  /** Returns the first and the last steps, so many of them together. */
  static List<FlowStep> shorten(List<FlowStep> flow, int most) {
    return flow.size() <= most
        ? flow
        : Stream.concat(
                flow.subList(0, most / 2).stream(),
                flow.subList(flow.size() - (most - most / 2), flow.size()).stream())
            .toList();
  }
}
