package dev.actionguard.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "QueryInjektion, QueryInjection",
    "queryinjection, QueryInjection",
    "LocalClok, LocalClock",
    "LoaclClock, LocalClock",
    "Clock,",
    "x,",
    "'',",
  })
  void findsTheNearest(String name, String expected) {
    assertThat(NearestName.of(name, List.of("LocalClock", "QueryInjection", "MixedClocks")))
        .isEqualTo(java.util.Optional.ofNullable(expected));
  }
}
