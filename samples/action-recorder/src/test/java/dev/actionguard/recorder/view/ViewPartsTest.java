package dev.actionguard.recorder.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.model.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, times and parameters. */
final class ViewPartsTest {

  @Test
  void versionsCompareByNumber() {
    assertThat(ApiVersion.parse("2.100")).isGreaterThan(ApiVersion.parse("2.99"));
    assertThat(ApiVersion.parse("3.0")).isGreaterThan(ApiVersion.parse("2.100"));
    assertThat(ApiVersion.parse("2.58").isAtLeast(ApiVersion.V2_58)).isTrue();
    assertThat(ApiVersion.parse("2.57").isAtLeast(ApiVersion.V2_58)).isFalse();
    assertThat(ApiVersion.V2_102).hasToString("2.102");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2.", ".1", "2.01", "02.1", "2.1.1", "x.1", "99999.1", "2.1\n"})
  void otherVersionsAreRefused(String text) {
    assertThatThrownBy(() -> ApiVersion.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:20:30Z,2026-03-01T10:20:30Z",
    "2026-03-01T10:20:30,2026-03-01T10:20:30Z",
    "2026-03-01T10:20:30.5+02:00,2026-03-01T08:20:30.500Z",
    "2026-03-01T10:20,2026-03-01T10:20:00Z"
  })
  void timesAreReadWithAnyOffset(String text, Instant moment) {
    assertThat(WireTime.parse("changes-since", text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-03-01", "2026-02-30T10:20:30Z", "10:20:30"})
  void otherTimesAreRefused(String text) {
    assertThatThrownBy(() -> WireTime.parse("changes-since", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("changes-since");
  }

  @Test
  void timesAreWrittenInUtcWithMicroseconds() {
    assertThat(WireTime.format(Instant.parse("2026-03-01T10:20:30Z")))
        .isEqualTo("2026-03-01T10:20:30.000000");
    assertThat(WireTime.format(null)).isNull();
  }

  @Test
  void aParameterWithoutValueIsNone() {
    assertThat(ListParameters.parse(ApiVersion.V2_58, Map.of("limit", List.of()), 7).limit())
        .isEqualTo(7);
  }

  @Test
  void settingsMustMakeSense() {
    assertThatThrownBy(() -> new ViewSettings(0, ActorVisibility.NOVA_COMPATIBLE, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ViewSettings(1, ActorVisibility.NOVA_COMPATIBLE, null).maxLimit()).isOne();
  }

  @Test
  void aResponseShowsItsStatusOnly() {
    assertThat(new ApiResponse(200, Map.of("secret", 1))).hasToString("ApiResponse[200]");
  }
}
