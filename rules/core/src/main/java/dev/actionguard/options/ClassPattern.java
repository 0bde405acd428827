package dev.actionguard.options;

import java.util.regex.Pattern;

/**
 * Names classes in a configuration: a binary or simple name in which {@code *} stands for any
 * characters without a dot and {@code ..} for any number of packages. {@code com.acme..*Action}
 * means every class whose name ends in {@code Action} in {@code com.acme} or below, {@code
 * com.acme.jobs..} everything in {@code com.acme.jobs} or below. A pattern without a dot matches in
 * any package. What is nested in a matching class matches too.
 */
public final class ClassPattern {
  private static final Pattern VALID =
      Pattern.compile("(?:\\.\\.)?[\\w$*]+(?:\\.{1,2}[\\w$*]+)*(?:\\.\\.)?");

  private final String text;
  private final Pattern pattern;

  private ClassPattern(String text) {
    this.text = text;
    StringBuilder regex = new StringBuilder(text.indexOf('.') < 0 ? "(?:.*[.$])?" : "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("..", i)) {
        i++;
        boolean last = i == text.length() - 1;
        regex.append(i == 1 ? "(?:.*\\.)?" : last ? "\\..*" : "\\.(?:.*\\.)?");
      } else if (c == '*') {
        regex.append("[^.]*");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    pattern = Pattern.compile(regex + "(?:\\$.*)?");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static ClassPattern of(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a class pattern: '" + text + "'");
    }
    return new ClassPattern(text);
  }

  /** Returns whether the text is a class pattern. */
  public static boolean isValid(String text) {
    return VALID.matcher(text).matches();
  }

  /** Returns whether the text has neither {@code *} nor {@code ..}, so that it names one class. */
  public static boolean isName(String text) {
    return isValid(text) && text.indexOf('*') < 0 && !text.contains("..");
  }

  /** Returns whether the class of that binary name is meant. */
  public boolean matches(String className) {
    return pattern.matcher(className).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
