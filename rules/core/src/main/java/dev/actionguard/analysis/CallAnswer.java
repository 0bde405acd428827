package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;

/**
 * What is known of one call, for people who ask why nothing is reported at it.
 *
 * @param lines each a fact, in a stable order
 */
public record CallAnswer(Site site, MethodRef method, List<String> lines) {
  public CallAnswer {
    lines = List.copyOf(lines);
  }
}
