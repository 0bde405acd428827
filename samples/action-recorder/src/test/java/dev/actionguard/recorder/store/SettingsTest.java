package dev.actionguard.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.model.ServerId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, retries and the kinds of failure. */
final class SettingsTest {

  @Test
  void onlyTheTwoDatabasesAreTaken() {
    assertThat(DatabaseSettings.inMemory("x").isPostgresql()).isFalse();
    assertThat(DatabaseSettings.inFile(Path.of("/data/x")).url()).isEqualTo("jdbc:h2:file:/data/x");
    assertThat(DatabaseSettings.of("jdbc:postgresql://h/d", "u", "p").isPostgresql()).isTrue();
    assertThatThrownBy(() -> DatabaseSettings.of("jdbc:mysql://h/d", "u", "p"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void poolsAndTimesMustMakeSense() {
    DatabaseSettings settings = DatabaseSettings.inMemory("x");
    assertThatCode(() -> settings.withPool(1, Duration.ofNanos(1))).doesNotThrowAnyException();
    assertThatThrownBy(() -> settings.withPool(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    for (Duration bad : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatThrownBy(() -> settings.withPool(1, bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> settings.withTimeouts(bad, Duration.ofSeconds(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> settings.withTimeouts(Duration.ofSeconds(1), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void settingsShowNothingOfTheDatabase() {
    assertThat(DatabaseSettings.of("jdbc:postgresql://secret-host/d", "user", "pw"))
        .hasToString("DatabaseSettings[PostgreSQL]");
    assertThat(DatabaseSettings.inMemory("x")).hasToString("DatabaseSettings[H2]");
  }

  @Test
  void retriesMustMakeSense() {
    RetryPolicy.Pauser none = pause -> {};
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(-1), Duration.ZERO, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1), none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> new RetryPolicy(1, Duration.ZERO, Duration.ZERO, none))
        .doesNotThrowAnyException();
  }

  @Test
  void pausesDoubleUpToTheLongest() throws InterruptedException {
    List<Duration> pauses = new ArrayList<>();
    RetryPolicy policy =
        new RetryPolicy(99, Duration.ofMillis(8), Duration.ofMillis(30), pauses::add);
    for (int attempt = 1; attempt <= 90; attempt++) {
      policy.pauseAfter(attempt);
    }
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(4), Duration.ofMillis(8));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(8), Duration.ofMillis(16));
    assertThat(pauses.subList(2, 90))
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(15), Duration.ofMillis(30)));
    assertThat(pauses.subList(2, 90)).as("random").doesNotHaveDuplicates();
  }

  @Test
  void theDefaultPauserWaits() throws InterruptedException {
    long before = System.nanoTime();
    RetryPolicy.DEFAULT.pauser().pause(Duration.ofMillis(30));
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(30_000_000);
  }

  @Test
  void eachSettingCanBeChangedAlone() {
    RecorderSettings settings = RecorderSettings.of(Clock.systemUTC());
    RetryPolicy retry = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, pause -> {});
    assertThat(settings.withRetry(retry).retry()).isSameAs(retry);
    assertThat(settings.withRetry(retry).withRetry(settings.retry())).isEqualTo(settings);
    assertThat(settings.retry()).isSameAs(RetryPolicy.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "40001,CONFLICT",
    "40P01,CONFLICT",
    "90131,CONFLICT",
    "57014,TIMEOUT",
    "55P03,TIMEOUT",
    "HYT00,TIMEOUT",
    "57P01,UNAVAILABLE",
    "57P05,UNAVAILABLE",
    "08006,UNAVAILABLE",
    "53300,UNAVAILABLE",
    "90098,UNAVAILABLE",
    "23505,DUPLICATE",
    "23503,REFERENCE",
    "23506,REFERENCE",
    "23502,VALUE",
    "22001,VALUE",
    "42601,OTHER",
    "08,OTHER",
    "40002,OTHER",
    ",OTHER"
  })
  void failuresAreToldApartByTheirState(String state, SqlFault kind) {
    assertThat(SqlFault.of(new SQLException("x", state))).isEqualTo(kind);
  }

  @Test
  void failuresWithoutAStateAreToldApartByTheirClass() {
    assertThat(SqlFault.of(new SQLTimeoutException())).isEqualTo(SqlFault.TIMEOUT);
    assertThat(SqlFault.of(new SQLTransientConnectionException())).isEqualTo(SqlFault.UNAVAILABLE);
    assertThat(SqlFault.of(new SQLNonTransientConnectionException()))
        .isEqualTo(SqlFault.UNAVAILABLE);
    assertThat(SqlFault.of(new SQLRecoverableException())).isEqualTo(SqlFault.UNAVAILABLE);
    assertThat(SqlFault.of(new RowCountException(2))).isEqualTo(SqlFault.ROW_COUNT);
    assertThat(SqlFault.of(new CommitFailedException(new SQLException("x", "40001", 3))))
        .isEqualTo(SqlFault.CONFLICT);
  }

  @Test
  void countsAdd() {
    assertThat(new RowCounts(1, 2, 3).plus(new RowCounts(10, 20, 30)))
        .isEqualTo(new RowCounts(11, 22, 33));
    assertThat(new RowCounts(1, 2, 3).total()).isEqualTo(6);
  }

  @Test
  void handlesShowTheirNumberAndName() {
    EventHandle handle =
        new EventHandle(
            new dev.actionguard.recorder.model.EventRef(
                new ServerId("00000000-0000-0000-0000-000000000001"), 4, 5),
            new dev.actionguard.recorder.model.EventName("compute_x"),
            java.time.Instant.EPOCH,
            RecorderSettings.of(Clock.systemUTC()).time().startWatch());
    assertThat(handle).hasToString("EventHandle[5, compute_x]");
  }
}
