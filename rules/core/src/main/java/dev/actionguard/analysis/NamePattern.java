package dev.actionguard.analysis;

import java.util.regex.Pattern;

/**
 * A class pattern of a configuration: {@code *} stands for any characters without a dot, {@code ..}
 * for any number of packages: {@code com.acme..*Action}.
 */
public final class NamePattern {
  private final Pattern pattern;

  private NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Returns the pattern that the text describes. */
  public static NamePattern of(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("..", i)) {
        regex.append(i + 2 == text.length() ? "\\..*" : "\\.(?:.*\\.)?");
        i++;
      } else if (c == '*') {
        regex.append("[^.]*");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new NamePattern(Pattern.compile(regex.toString()));
  }

  /** Returns whether the whole class name matches. */
  public boolean matches(String className) {
    return pattern.matcher(className).matches();
  }
}
