package dev.actionguard.recorder.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.recorder.support.CapturedLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Moments and durations. */
final class TimeTest {

  private static final Instant FINE = Instant.parse("2026-03-01T10:20:30.123456789Z");

  @Test
  void momentsAreCutToMicroseconds() {
    TimeSource time = new TimeSource(Clock.fixed(FINE, ZoneOffset.UTC), Ticker.system());
    assertThat(time.now()).isEqualTo(Instant.parse("2026-03-01T10:20:30.123456Z"));
  }

  @Test
  void durationsComeFromTheTickerAndAreNeverNegative() {
    AtomicLong ticks = new AtomicLong(100);
    TimeSource time = new TimeSource(Clock.fixed(FINE, ZoneOffset.UTC), ticks::get);
    Stopwatch watch = time.startWatch();
    ticks.set(350);
    assertThat(watch.elapsed()).isEqualTo(Duration.ofNanos(250));
    ticks.set(0);
    assertThat(watch.elapsed()).isZero();
  }

  @Test
  void thePlatformsTickerMoves() {
    Ticker ticker = Ticker.system();
    long before = ticker.nanos();
    assertThat(ticker.nanos()).isGreaterThanOrEqualTo(before).isNotZero();
  }

  @Test
  void onlyMovedMomentsAreCountedAndLogged() {
    SkewMonitor skew = new SkewMonitor();
    try (CapturedLog log = new CapturedLog()) {
      skew.observe("x", FINE, FINE);
      assertThat(skew.clamps()).isZero();
      assertThat(log.text()).isEmpty();
      skew.observe("x", FINE, FINE.plusMillis(2));
      assertThat(skew.clamps()).isEqualTo(1);
      assertThat(log.text()).contains("clock skew: x moved by 2000 us");
    }
  }
}
