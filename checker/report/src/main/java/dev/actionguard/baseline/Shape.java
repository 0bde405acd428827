package dev.actionguard.baseline;

import dev.actionguard.rule.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a finding says apart from where it stands: it stays when its method or class is moved or
 * renamed. The names of its own class and method are left out of the text.
 */
record Shape(String rule, String text) {
  private static final String OWN = "§";

  static Shape of(Finding finding) {
    return of(BaselineEntry.of(finding, BaselineEntry.Note.NONE));
  }

  static Shape of(BaselineEntry entry) {
    String text = entry.message() + "\n" + entry.flow();
    text = without(text, simpleName(entry.className()));
    int end = entry.method().indexOf('(');
    return new Shape(entry.rule(), without(text, end < 0 ? "" : entry.method().substring(0, end)));
  }

  /** Returns the name without package and enclosing classes. */
  static String simpleName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  private static String without(String text, String name) {
    return name.isEmpty()
        ? text
        : Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(OWN));
  }
}
