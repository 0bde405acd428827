package dev.actionguard.report;

/** Makes text from an analysed project safe to print on a terminal, on one line. */
final class Printable {
  private Printable() {}

  /** Returns the text with control and direction characters escaped, tabs as four spaces. */
  static String of(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= ' ' && c < 0x7f) || (c >= 0xa0 && !isDirection(c));
      if (!plain && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (plain) {
          out.append(c);
        } else {
          out.append(c == '\t' ? "    " : String.format("\\u%04x", (int) c));
        }
      }
    }
    return out == null ? text : out.toString();
  }

  /** Marks that reorder text or end a line where they are shown. */
  private static boolean isDirection(char c) {
    return c == '\u200e'
        || c == '\u200f'
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
