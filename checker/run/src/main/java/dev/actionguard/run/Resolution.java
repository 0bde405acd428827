package dev.actionguard.run;

import dev.actionguard.report.Notice;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of what sources call is known.
 *
 * @param resolved how many calls, creations and method references have a method that is known
 * @param unresolved how many have not
 * @param missing names of types that could not be found, sorted
 */
public record Resolution(int resolved, int unresolved, Set<String> missing) {
  private static final int SHOWN = 5;

  /** Returns the share of those that are known, in percent; all of nothing. */
  public double percent() {
    int all = resolved + unresolved;
    return all == 0 ? 100 : 100.0 * resolved / all;
  }

  /** Returns the share as one line. */
  @Override
  public String toString() {
    String text =
        String.format(
            Locale.ROOT,
            "%,d of %,d calls resolved (%.1f %%)",
            resolved,
            resolved + unresolved,
            percent());
    if (missing.isEmpty()) {
      return text;
    }
    String names = missing.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = missing.size() - SHOWN;
    return text + "; not found: " + names + (more > 0 ? " and " + more + " more" : "");
  }

  Notice notice() {
    return new Notice(Notice.Level.NOTE, "sources", toString());
  }
}
