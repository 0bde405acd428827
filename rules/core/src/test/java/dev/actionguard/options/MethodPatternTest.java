package dev.actionguard.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MethodPatternTest {
  private static final MethodRef METHOD =
      new MethodRef(
          "com.acme.Checks$Mail",
          "requireEmail",
          List.of("java.lang.String", "int[]", "java.util.Map$Entry"),
          "void");

  private static boolean matches(String pattern) {
    return MethodPattern.parse(pattern).orElseThrow().matches(METHOD.owner(), METHOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Checks$Mail#requireEmail",
        "Mail#requireEmail",
        "Checks$Mail#requireEmail",
        "Mail#requireEmail(String, int[], Entry)",
        " Mail # requireEmail ( java.lang.String,int[] , Map$Entry )",
        "com.acme.Checks$Mail#requireEmail(java.lang.String, int[], java.util.Map$Entry)"
      })
  void matches_(String pattern) {
    assertThat(matches(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Checks#requireEmail",
        "ail#requireEmail",
        "Mail#requireemail",
        "Mail#require",
        "acme.Checks$Mail#requireEmail",
        "Mail#requireEmail()",
        "Mail#requireEmail(String)",
        "Mail#requireEmail(String, int, Entry)",
        "Mail#requireEmail(tring, int[], Entry)",
        "Mail#requireEmail(lang.String, int[], Entry)",
        "Mail#requireEmail(String, Entry, int[])",
        "Mail#requireEmail(,,)"
      })
  void doesNotMatch(String pattern) {
    assertThat(matches(pattern)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "#", "a#", "#b", "a#b(", "a#b)", "a#(b)", "a(b#c)", "a#b#c", " # ", "a#b(c)d"
      })
  void isNoPattern(String text) {
    assertThat(MethodPattern.parse(text)).isEmpty();
  }

  /** What a front end could not resolve matches every type, never another number of them. */
  @Test
  void unknownTypesMatch() {
    MethodRef unknown = new MethodRef("com.acme.A", "m", List.of("?", "int"), "?");
    assertThat(MethodPattern.parse("A#m(String, int)").orElseThrow().matches("com.acme.A", unknown))
        .isTrue();
    assertThat(MethodPattern.parse("A#m(String)").orElseThrow().matches("com.acme.A", unknown))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"A#m | A#m", "A#m() | A#m()", "A#m(x ,y) | A#m(x, y)"})
  void printsItself(String text, String printed) {
    MethodPattern pattern = MethodPattern.parse(text).orElseThrow();
    assertThat(pattern).hasToString(printed);
    assertThat(MethodPattern.parse(printed)).contains(pattern);
  }

  /** Whatever the text is, reading it ends, and what was read can be read again. */
  @Test
  void anyTextIsReadOrRefused() {
    SplittableRandom random = new SplittableRandom(73);
    String signs = "aB.$#(), []?*";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(10); j > 0; j--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      MethodPattern.parse(text.toString())
          .ifPresent(
              p -> {
                assertThat(MethodPattern.parse(p.toString())).contains(p);
                p.matches(METHOD.owner(), METHOD);
              });
    }
  }
}
