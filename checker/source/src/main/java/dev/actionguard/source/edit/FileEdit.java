package dev.actionguard.source.edit;

import java.util.Comparator;
import java.util.List;

/**
 * One change of one file.
 *
 * @param title what it does, in a few words
 * @param safe whether it keeps the program's behaviour but for the fault
 * @param replacements in the order of their places; they do not overlap
 */
public record FileEdit(String title, boolean safe, List<Replacement> replacements) {
  public FileEdit {
    replacements =
        replacements.stream().sorted(Comparator.comparingInt(Replacement::start)).toList();
  }

  /** Returns the text with the change made. */
  public String apply(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = replacements.size() - 1; i >= 0; i--) {
      Replacement one = replacements.get(i);
      changed.replace(one.start(), one.end(), one.text());
    }
    return changed.toString();
  }

  /** Returns whether both can be made at once: no place of one is in a place of the other. */
  public boolean isApartFrom(FileEdit other) {
    for (Replacement mine : replacements) {
      for (Replacement theirs : other.replacements) {
        boolean apart = mine.end() < theirs.start() || theirs.end() < mine.start();
        if (!apart && !mine.equals(theirs)) {
          return false;
        }
      }
    }
    return true;
  }
}
