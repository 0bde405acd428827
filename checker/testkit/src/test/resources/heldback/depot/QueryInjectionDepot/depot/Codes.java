package depot;

import java.util.regex.Pattern;

final class Codes {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4,12}");

  private Codes() {}

  static boolean isCode(String text) {
    return text != null && CODE.matcher(text).matches();
  }

  /** Checks the length only. */
  static String checkedLater(String text) {
    if (text.length() > 40) {
      throw new IllegalArgumentException("too long");
    }
    return text;
  }
}
