package dev.actionguard.analysis;

import dev.actionguard.analysis.ActionEffects.Extent;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects, while a method is walked, what its calls do that others see, and to transactions. */
final class EffectLog {
  private static final int MAX_EVENTS = 64;

  private final List<Event> events = new ArrayList<>();
  private final Set<Split> splits = new LinkedHashSet<>();
  private int transactions;
  private int loops;
  private int threads;

  /** What an event is to the transaction. */
  enum Kind {
    EFFECTS,
    BEGIN,
    COMMIT,
    ROLLBACK
  }

  /**
   * What one call does.
   *
   * @param repeats whether the call does it for each element of something
   * @param inTransaction whether the call itself runs it inside of a transaction
   * @param otherThread whether the call has another thread do it
   * @param renewing the callee whose declared transaction is always one of its own, or null
   * @param extent how much the call writes
   */
  record Event(
      Site site,
      Kind kind,
      List<WriteEffect> effects,
      boolean repeats,
      boolean inTransaction,
      boolean otherThread,
      @Nullable MethodRef renewing,
      Extent extent) {
    boolean has(WriteEffect.Kind wanted) {
      return first(wanted) != null;
    }

    @Nullable WriteEffect first(WriteEffect.Kind wanted) {
      for (WriteEffect effect : effects) {
        if (effect.kind() == wanted) {
          return effect;
        }
      }
      return null;
    }
  }

  void boundary(Site site, Kind kind) {
    add(new Event(site, kind, List.of(), false, transactions > 0, false, null, Extent.LITTLE));
  }

  void effect(WriteEffect effect) {
    effects(effect.origin(), List.of(effect), false, null, Extent.LITTLE);
  }

  /**
   * @param apart whether another thread does it although the call does not say so
   * @param extent how much the call writes
   */
  void effects(
      Site site,
      List<WriteEffect> effects,
      boolean apart,
      @Nullable MethodRef renewing,
      Extent extent) {
    if (!effects.isEmpty()) {
      add(
          new Event(
              site,
              Kind.EFFECTS,
              effects,
              loops > 0,
              transactions > 0,
              apart || threads > 0,
              renewing,
              extent));
    }
  }

  /** Takes over what another block does. */
  void addAll(EffectLog part) {
    part.events.forEach(this::add);
    splits.addAll(part.splits);
  }

  private void add(Event event) {
    if (events.size() < MAX_EVENTS) {
      events.add(event);
    }
  }

  /** Notes what a callee leaves open, unless a transaction around the call spans it. */
  void split(Split split) {
    boolean spanned = transactions > 0 && threads == 0 && split.isOfDatabase();
    if (!spanned && splits.size() < MAX_EVENTS) {
      splits.add(split);
    }
  }

  /** Runs what a library runs inside of a transaction. */
  @Nullable Value inTransaction(Supplier<@Nullable Value> call) {
    transactions++;
    Value result = call.get();
    transactions--;
    return result;
  }

  /** Runs what a library runs for each element of something. */
  @Nullable Value forEach(Supplier<@Nullable Value> call) {
    loops++;
    Value result = call.get();
    loops--;
    return result;
  }

  /** Runs what a library runs on another thread. */
  @Nullable Value onOtherThread(Supplier<@Nullable Value> call) {
    threads++;
    Value result = call.get();
    threads--;
    return result;
  }

  boolean isEmpty() {
    return events.isEmpty() && splits.isEmpty();
  }

  List<Event> events() {
    return events;
  }

  Set<Split> splits() {
    return splits;
  }
}
