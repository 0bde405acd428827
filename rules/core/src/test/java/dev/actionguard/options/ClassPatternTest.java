package dev.actionguard.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassPatternTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.A, com.acme.A, true",
    "com.acme.A, com.acme.A$B, true",
    "com.acme.A, com.acme.AB, false",
    "com.acme.A, com.acme.a.A, false",
    "A, com.acme.A, true",
    "A, A, true",
    "B, com.acme.A$B, true",
    "A, com.acme.BA, false",
    "*Action, com.acme.PayAction, true",
    "com.acme..*Action, com.acme.PayAction, true",
    "com.acme..*Action, com.acme.x.y.PayAction, true",
    "com.acme..*Action, com.acmex.PayAction, false",
    "com.acme..*Action, com.acme.x.PayActions, false",
    "com.acme.*, com.acme.A, true",
    "com.acme.*, com.acme.x.A, false",
    "com.acme.jobs.., com.acme.jobs.A, true",
    "com.acme.jobs.., com.acme.jobs.x.A, true",
    "com.acme.jobs.., com.acme.jobsx.A, false",
    "..jobs.*, com.acme.jobs.A, true",
    "..jobs.*, jobs.A, true",
  })
  void matches(String pattern, String name, boolean expected) {
    assertThat(ClassPattern.of(pattern).matches(name)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "...", "com.acme.", "com acme", "com...acme", "a#b", ".a"})
  void rejects(String text) {
    assertThatThrownBy(() -> ClassPattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNamesFromPatterns() {
    assertThat(ClassPattern.isName("com.acme.A$B")).isTrue();
    assertThat(ClassPattern.isName("com.acme..A")).isFalse();
    assertThat(ClassPattern.isName("com.acme.*")).isFalse();
  }
}
