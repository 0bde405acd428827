package dev.actionguard.rule;

import java.util.List;

/**
 * A suggested fix.
 *
 * @param safe whether it keeps the program's behaviour but for the fault
 */
public record SuggestedFix(String title, boolean safe, List<TextEdit> edits) {
  public SuggestedFix {
    edits = List.copyOf(edits);
  }
}
