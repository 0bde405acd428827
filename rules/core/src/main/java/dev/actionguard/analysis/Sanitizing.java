package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import dev.actionguard.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sanitizers make of a value. */
final class Sanitizing {
  private Sanitizing() {}

  static Value apply(
      HeapAccess heap,
      Positions positions,
      Value from,
      MethodFact.Sanitizer sanitizer,
      CallSite call) {
    Labels labels = heap.deep(from);
    return switch (sanitizer.kind()) {
      case CLOSED_TYPE -> Value.of(labels.marked(Mark.CLOSED));
      case QUOTE -> Value.of(labels.marked(Mark.TEXT));
      case ENCODE -> Value.of(labels.derived().marked(Mark.ENCODED));
      case MASK -> Value.of(labels).marked(Mark.MASKED);
      case HASH -> Value.of(labels).marked(Mark.HASHED | Mark.CLOSED);
      case NEUTRALISE -> Value.of(labels).marked(Mark.NEUTRAL);
      case WEAK ->
          FewCharacters.areKept(call)
              ? Value.of(labels).marked(Mark.MASKED)
              : Value.of(labels.marked(Mark.WEAK)).withPrefix(null);
      case LENGTH -> Value.of(labels.marked(Mark.ASPECT | Mark.MEASURE));
      case DROP -> Value.of(labels.marked(Mark.ASPECT));
      case REPLACES_MATCHES ->
          replaced(from, labels, text(positions, sanitizer.pattern()), true, replacement(call));
      case REPLACES_TEXT ->
          replaced(from, labels, text(positions, sanitizer.pattern()), false, replacement(call));
    };
  }

  private static @Nullable String text(Positions positions, Position position) {
    List<Value> values = positions.read(position);
    if (values.size() != 1) {
      return null;
    }
    Object constant = values.get(0).constant();
    if (constant instanceof Integer c && c >= 0 && c <= Character.MAX_VALUE) {
      return String.valueOf((char) (int) c);
    }
    return constant instanceof String s ? s : null;
  }

  private static @Nullable String replacement(CallSite call) {
    Object constant = call.arguments().get(call.arguments().size() - 1).constant();
    if (constant instanceof Integer c && c >= 0 && c <= Character.MAX_VALUE) {
      return String.valueOf((char) (int) c);
    }
    return constant instanceof String s ? s : null;
  }

  private static Value replaced(
      Value from,
      Labels labels,
      @Nullable String pattern,
      boolean isRegex,
      @Nullable String replacement) {
    if (pattern == null) {
      return Value.of(labels.derived());
    }
    int marks = 0;
    if (isRegex) {
      marks |= RegexSafety.coversLineBreaks(pattern) ? Mark.NEUTRAL : 0;
      marks |= removesAllButIdentifiers(pattern) && isIdentifier(replacement) ? Mark.CLOSED : 0;
      marks |= masks(pattern, replacement) ? Mark.MASKED : 0;
    }
    marks |= pattern.equals("\r") || pattern.equals("\\r") ? Mark.NO_CR : 0;
    marks |= pattern.equals("\n") || pattern.equals("\\n") ? Mark.NO_LF : 0;
    if (isIdentifier(replacement)) {
      // What is put in is harmless, so that what was proved of the rest still holds.
      return Value.of(neutral(labels.marked(marks))).marked(from.cleaned() | marks);
    }
    return Value.of(neutral(labels.derived().marked(marks))).marked(marks);
  }

  /** Free of both kinds of line breaks is neutral. */
  private static Labels neutral(Labels labels) {
    int both = Mark.NO_CR | Mark.NO_LF;
    return labels.map((label, marks) -> (marks & both) == both ? marks | Mark.NEUTRAL : marks);
  }

  private static boolean isIdentifier(@Nullable String replacement) {
    return replacement != null
        && replacement.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '*');
  }

  /** A negated class of harmless characters: only those are left. */
  private static boolean removesAllButIdentifiers(String pattern) {
    String regex = pattern.endsWith("+") ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (regex.equals("\\W")) {
      return true;
    }
    return regex.startsWith("[^")
        && regex.endsWith("]")
        && RegexSafety.isIdentifierLike("[" + regex.substring(2) + "+");
  }

  /** Every character, or all but a few at the ends, becomes a sign that hides it. */
  private static boolean masks(String pattern, @Nullable String replacement) {
    if (replacement == null || replacement.isEmpty()) {
      return false;
    }
    boolean hiding =
        replacement.chars().anyMatch(c -> c == '*' || c == 'x' || c == 'X' || c == '#' || c == '•');
    boolean every =
        pattern.equals(".")
            || pattern.equals(".*")
            || pattern.equals(".+")
            || pattern.equals("(?s).")
            || pattern.equals("\\S")
            || pattern.equals("\\w")
            || pattern.equals("\\d")
            || pattern.equals("[0-9]")
            || pattern.startsWith("(?<=")
            || pattern.startsWith(".(?=")
            || pattern.startsWith("\\w(?=")
            || pattern.startsWith("\\d(?=");
    return hiding && every;
  }
}
