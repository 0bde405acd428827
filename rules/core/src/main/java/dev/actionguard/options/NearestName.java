package dev.actionguard.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user most likely meant by a wrong one. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the nearest of the valid names by edit distance without regard to case, the first in
   * alphabetical order of equally near ones. Empty if none is near enough to be meant.
   */
  public static Optional<String> of(String name, Collection<String> valid) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, name.length() / 3);
    record Candidate(String name, int distance) {}
    return valid.stream()
        .distinct()
        .filter(v -> Math.abs(v.length() - name.length()) <= limit)
        .map(v -> new Candidate(v, distance(wanted, v.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance <= limit && c.distance < Math.max(1, name.length()))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** Returns {@code ", did you mean 'X'?"}, or nothing if no valid name is near. */
  public static String hint(String name, Collection<String> valid) {
    return of(name, valid).map(n -> ", did you mean '" + n + "'?").orElse("");
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
