package dev.actionguard.recorder.failure;

/** Cuts text by the bytes it takes in UTF-8, always between two code points. */
final class Utf8 {

  private Utf8() {}

  /** Returns the longest start of a text that takes at most that many bytes. */
  static String head(String text, int maxBytes) {
    int bytes = 0;
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      bytes += width(codePoint);
      if (bytes > maxBytes) {
        break;
      }
      index += Character.charCount(codePoint);
    }
    return text.substring(0, index);
  }

  /** Returns the longest end of a text that takes at most that many bytes. */
  static String tail(String text, int maxBytes) {
    int bytes = 0;
    int index = text.length();
    while (index > 0) {
      int codePoint = text.codePointBefore(index);
      bytes += width(codePoint);
      if (bytes > maxBytes) {
        break;
      }
      index -= Character.charCount(codePoint);
    }
    return text.substring(index);
  }

  /** Returns how many bytes a text takes. */
  static int length(String text) {
    return text.codePoints().map(Utf8::width).sum();
  }

  private static int width(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
