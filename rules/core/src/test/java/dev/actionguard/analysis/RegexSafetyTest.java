package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an expression is held against what Java's own matcher does with it. */
final class RegexSafetyTest {
  private static final String HARMFUL = "'\"`;#() \t\n\r\\*=<>|&!%$[]{}?~^";
  private static final List<String> PIECES =
      List.of(
          "a",
          "-",
          "b?",
          "[a-z]",
          "[a-z-]",
          "[0-9_]+",
          "\\d{2}",
          "\\w*",
          "\\-",
          "(?:",
          "(",
          ")",
          "|",
          "+",
          "*",
          "{2}",
          "^",
          "$",
          ".",
          "[^a]",
          "\\s",
          " ",
          "'",
          "[ -~]",
          "(-a)*",
          "[,./]",
          "\\p{Alpha}",
          "\\p{Punct}",
          "{0,1}",
          "#",
          "\\b",
          "--?");

  private static List<String> expressions() {
    List<String> all = new ArrayList<>();
    for (String a : PIECES) {
      all.add(a);
      for (String b : PIECES) {
        all.add(a + b);
        for (String c : PIECES) {
          all.add(a + b + c);
        }
      }
    }
    SplittableRandom random = new SplittableRandom(67);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 4 + random.nextInt(4); j > 0; j--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(text.toString());
    }
    return all;
  }

  /** Every text of up to four signs out of a few kinds. */
  private static List<String> texts() {
    List<String> all = new ArrayList<>(List.of(""));
    int from = 0;
    for (int length = 0; length < 4; length++) {
      int to = all.size();
      for (String shorter : all.subList(from, to).toArray(String[]::new)) {
        for (String last : List.of("a", "2", "-", "_", "'", " ")) {
          all.add(shorter + last);
        }
      }
      from = to;
    }
    for (int i = 0; i < HARMFUL.length(); i++) {
      char c = HARMFUL.charAt(i);
      all.add(String.valueOf(c));
      all.add("a" + c);
      all.add("a" + c + "2");
    }
    return all;
  }

  private static boolean isHarmful(String text) {
    return text.contains("--") || text.chars().anyMatch(c -> HARMFUL.indexOf(c) >= 0);
  }

  @Test
  void aSafeExpressionMatchesNoHarmfulText() {
    List<String> harmful = texts().stream().filter(RegexSafetyTest::isHarmful).toList();
    int safe = 0;
    for (String regex : expressions()) {
      if (RegexSafety.isIdentifierLike(regex)) {
        safe++;
        Pattern pattern;
        try {
          pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
          continue; // The program would not get further than this.
        }
        for (String text : harmful) {
          assertThat(pattern.matcher(text).matches()).as("%s on %s", regex, text).isFalse();
        }
      }
    }
    assertThat(safe).isGreaterThan(1_000);
  }

  /** But for a line break at the end, which an end anchor allows. */
  @Test
  void anAnchoredExpressionIsFoundOnlyInWhatItMatches() {
    List<String> texts = texts();
    int anchored = 0;
    for (String inner : expressions()) {
      for (String regex : new String[] {inner, "^" + inner + "$"}) {
        if (inner.length() < 12 && RegexSafety.isAnchored(regex)) {
          anchored++;
          Pattern pattern;
          try {
            pattern = Pattern.compile(regex);
          } catch (PatternSyntaxException e) {
            continue;
          }
          for (String text : anchored % 50 == 0 ? texts : texts.subList(0, 60)) {
            String whole = text.replaceFirst("(?:\\r\\n|[\\r\\n])\\z", "");
            if (!text.isEmpty() && pattern.matcher(text).find()) {
              assertThat(pattern.matcher(text).matches() || pattern.matcher(whole).matches())
                  .as("%s on %s", regex, text)
                  .isTrue();
            }
          }
        }
      }
    }
    assertThat(anchored).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Z]{3}",
        "\\d+",
        "^[a-z_][a-z0-9_]*$",
        "[A-Za-z]+(\\.[A-Za-z]+)*",
        "asc|desc",
        "(?i)[a-z]+",
        "\\d{4}-\\d{2}-\\d{2}",
        "[a-zA-Z0-9._]+@[a-z]+",
        "[a-f0-9]{8}(-[a-f0-9]{4}){3}",
        "\\p{Alnum}+",
        "[\u00c0-\u00ff]+",
        "[a-z](-?[a-z])*",
        ""
      })
  void knowsCommonAllowLists(String regex) {
    assertThat(RegexSafety.isIdentifierLike(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a-z-]+", "(-a?)*", "-*", "-{2}", "a--b", ".*", "[^;]+", "[a-z ]+", "\\S+", "[!-~]+",
        "a|.*", "(?s)a", "\\Qa\\E", "[a-z&&[^b]]", "[A-z]", "a#", "(", "a)", "[a", "\\"
      })
  void doesNotTrustTheRest(String regex) {
    assertThat(RegexSafety.isIdentifierLike(regex)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"^a$", "\\Aa\\z", "^(a|b)$", "^[|]$", "^a\\\\$", "^[(]$"})
  void anchored(String regex) {
    assertThat(RegexSafety.isAnchored(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "^a", "a$", "^a|b$", "^a\\$", "^[(]|b$", "^(?m)a$", "(?m)^a$", "^a\\\\z"})
  void notAnchored(String regex) {
    assertThat(RegexSafety.isAnchored(regex)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\r\n]",
        "[\\r\\n]+",
        "\\R",
        "\\p{Cntrl}",
        "\\s",
        "\\s+",
        "\\W",
        "[^a-z]",
        "\\r|\\n",
        "\\r?\\n|\\r",
        "[\\x00-\\x1f]",
        "[^\\x20-\\x7e]",
        "\\v"
      })
  void coversBothLineBreaks(String regex) {
    assertThat(RegexSafety.coversLineBreaks(regex)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\\r",
        "\\r\\n",
        "\\r?\\n",
        "a\\sb",
        "\\s+$",
        "^\\s",
        "[^\\n]",
        "\\n\\r|\\r\\n",
        ".",
        "[",
        "\\t"
      })
  void leavesALineBreak(String regex) {
    assertThat(RegexSafety.coversLineBreaks(regex)).isFalse();
  }
}
