package dev.actionguard.testkit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A program with one guard removed or weakened.
 *
 * @param kind the guard's kind
 * @param how what was done to it, in a word or two
 * @param file the file that holds it
 * @param member the class and member around it: {@code TicketService.close}
 * @param guard its text, on one line and cut
 * @param ordinal counts mutants of which all else is the same
 * @param line its first line
 * @param lastLine the last line of the statement or declaration around it
 * @param check the name of the check that it misses, which others may stand behind; else empty
 * @param edits what to change, by file
 */
record Mutant(
    GuardKind kind,
    String how,
    Path file,
    String member,
    String guard,
    int ordinal,
    int line,
    int lastLine,
    String check,
    Map<Path, List<Edit>> edits) {
  Mutant {
    edits = Map.copyOf(edits);
  }

  /** A replacement of a range of characters. */
  record Edit(int start, int end, String text) {
    /** Applies edits that do not overlap; what follows stays on its lines. */
    static String apply(String source, List<Edit> edits) {
      StringBuilder changed = new StringBuilder(source);
      edits.stream()
          .sorted(Comparator.comparingInt(Edit::start).reversed())
          .forEach(e -> changed.replace(e.start(), e.end(), e.onAsManyLines(source)));
      return changed.toString();
    }

    private String onAsManyLines(String source) {
      long before = source.substring(start, end).lines().count();
      long after = text.lines().count();
      return text + "\n".repeat((int) Math.max(0, before - Math.max(1, after)));
    }
  }

  /** Names the guard, whatever is done to it; its place keeps equal ones apart. */
  String guardId() {
    return kind + " " + file + ":" + line + " " + guard;
  }

  /** Names it in the list of those that nothing reports; no line is in it. */
  String id() {
    return kind
        + " "
        + member
        + ": "
        + guard
        + " ("
        + how
        + ")"
        + (ordinal > 0 ? " #" + ordinal : "");
  }
}
