package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.time.Stopwatch;
import java.time.Duration;
import java.time.Instant;

/**
 * A running event: what its start returns and its finish takes. It belongs to this process, for it
 * measures the duration; hand {@link #ref()} to another one.
 */
public final class EventHandle {

  private final EventRef ref;
  private final EventName name;
  private final Instant startTime;
  private final Stopwatch watch;

  EventHandle(EventRef ref, EventName name, Instant startTime, Stopwatch watch) {
    this.ref = ref;
    this.name = name;
    this.startTime = startTime;
    this.watch = watch;
  }

  /** Returns what names the event for good, also in another process. */
  public EventRef ref() {
    return ref;
  }

  /** Returns the step. */
  public EventName name() {
    return name;
  }

  /** Returns when it began. */
  public Instant startTime() {
    return startTime;
  }

  /** Returns how long the step has been running, by the monotonic clock. */
  public Duration elapsed() {
    return watch.elapsed();
  }

  @Override
  public String toString() {
    return "EventHandle[" + ref.id() + ", " + name + "]";
  }
}
