package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names that a log template gives to its placeholders. */
final class LogTemplates {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9_.-]*)\\s*[=:]\\s*['\"\\[(]?)?(\\{\\d*}|%[-0-9.]*[sdxX])");

  private LogTemplates() {}

  /** Returns for each placeholder the name right before it ({@code userId={}}), or empty text. */
  static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1) == null ? "" : matcher.group(1));
    }
    return names;
  }
}
