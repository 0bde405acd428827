package dev.actionguard.rule;

import dev.actionguard.options.MethodPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suggested fix: edits of the text or, where only an engine with the source's expressions can
 * tell them, a method to put around a value.
 *
 * @param safe whether it keeps the program's behaviour but for the fault
 * @param edits empty if there is a wrapper
 * @param wrapper a static method that is to take the value at the finding's place, or null
 */
public record SuggestedFix(
    String title, boolean safe, List<TextEdit> edits, @Nullable MethodPattern wrapper) {
  public SuggestedFix {
    edits = List.copyOf(edits);
  }

  /** Returns the safe fix that hands the value to a method first. */
  public static SuggestedFix wrapping(String title, MethodPattern wrapper) {
    return new SuggestedFix(title, true, List.of(), wrapper);
  }
}
