package dev.actionguard.recorder.failure;

import java.util.regex.Pattern;

/**
 * Removes what looks like a secret from text that is about to be stored: passwords and tokens that
 * are named as such, bearer tokens, and user names and passwords in URLs. A net under the rule that
 * foreign texts are not stored in the first place, not a replacement for it.
 */
final class SecretScrubber {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token|api[_-]?key|credential)s?\"?\\s*[=:]\\s*)"
              + "(?:\"[^\"]*\"|'[^']*'|[^\\s,;&)}\\]]+)");
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{8,}");
  private static final Pattern URL_USER = Pattern.compile("(\\w://)[^\\s/@]+@");

  private SecretScrubber() {}

  /** Returns the text with {@code ***} in place of each secret. */
  static String scrub(String text) {
    String named = NAMED.matcher(text).replaceAll("$1***");
    String bearer = BEARER.matcher(named).replaceAll("$1 ***");
    return URL_USER.matcher(bearer).replaceAll("$1***@");
  }
}
