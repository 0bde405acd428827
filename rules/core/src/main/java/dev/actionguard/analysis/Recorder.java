package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects what one method does while its blocks are walked a last time with the facts of the
 * fixpoint: obligations for its callers, and what can be said without any caller.
 */
final class Recorder {
  private static final int MAX_OBLIGATIONS = 48;

  private final Map<Object, Obligation> obligations = new LinkedHashMap<>();
  private final Map<List<Object>, ValueFlow> flows = new LinkedHashMap<>();
  private final Map<Site, ClockRead> clockReads = new LinkedHashMap<>();
  private final Set<Site> clockUses = new LinkedHashSet<>();
  private final Set<Site> clockReturns = new LinkedHashSet<>();
  private final Set<Integer> parameterUses = new TreeSet<>();
  private final Set<MethodSummary.EffectSort> effects = new LinkedHashSet<>();
  private final Set<Site> returnedReads = new LinkedHashSet<>();
  private final List<DatabaseFailure> failures = new ArrayList<>();
  private final List<CaughtFailure> caught = new ArrayList<>();
  private final Set<MethodRef> ignored = new LinkedHashSet<>();
  private final Map<Site, MixedTimes> mixed = new LinkedHashMap<>();
  private long calls;
  private long unresolved;
  private long bounded;

  /** A read of the local clock by a call of a method. */
  record ClockRead(Label.Source source, MethodRef method) {}

  /**
   * A call that may throw a database exception.
   *
   * @param type the exception's class as far as it is known
   */
  record DatabaseFailure(Site site, String type, Obligation.Access access) {}

  /** Notes that the method hands out what was read at a site. */
  void returnedRead(Site site) {
    returnedReads.add(site);
  }

  boolean returnsRead(Site site) {
    return returnedReads.contains(site);
  }

  void databaseFailure(DatabaseFailure failure) {
    failures.add(failure);
  }

  List<DatabaseFailure> databaseFailures() {
    return List.copyOf(failures);
  }

  void obligation(Obligation obligation) {
    Object key =
        obligation instanceof Obligation.CleanValue value
            ? List.of(value.sink().site(), value.sink().kind(), value.label(), value.place())
            : List.of(obligation.origin(), obligation.place());
    obligation(key, obligation);
  }

  private void obligation(Object key, Obligation obligation) {
    if (obligations.size() >= MAX_OBLIGATIONS && !obligations.containsKey(key)) {
      bounded++;
      return;
    }
    obligations.merge(key, obligation, Recorder::shorter);
  }

  private static Obligation shorter(Obligation old, Obligation now) {
    return now.steps().size() < old.steps().size() ? now : old;
  }

  /**
   * Notes a flow. Methods that are run inline for each of their calls tell the same flow by many
   * ways: the shortest is kept, of equally short ones the first.
   */
  void flow(ValueFlow flow) {
    flows.merge(
        List.of(flow.source(), flow.marks(), flow.sink(), flow.place()),
        flow,
        (old, now) -> now.steps().size() < old.steps().size() ? now : old);
  }

  void clockRead(Label.Source source, MethodRef method) {
    clockReads.putIfAbsent(source.site(), new ClockRead(source, method));
  }

  /** Notes that the time read at a site is used for anything but logs and durations. */
  void clockUse(Site site) {
    clockUses.add(site);
  }

  /** Notes that the time read at a site is returned. */
  void clockReturn(Site site) {
    clockReturns.add(site);
  }

  /** Notes that time in a parameter would be used for anything but logs and durations. */
  void parameterUse(int slot) {
    parameterUses.add(slot);
  }

  void mixed(MixedTimes times) {
    mixed.putIfAbsent(times.site(), times);
  }

  /** Returns the differences of times that different reads gave. */
  Collection<MixedTimes> mixed() {
    return mixed.values();
  }

  void effect(MethodSummary.EffectSort effect) {
    effects.add(effect);
  }

  void caught(List<CaughtFailure> handlers) {
    caught.addAll(handlers);
  }

  /** Returns the handlers that lose a failure, of the method and of those it ran inline. */
  List<CaughtFailure> caught() {
    return List.copyOf(caught);
  }

  /** Notes that the result of a method of the program is ignored. */
  void ignored(MethodRef method) {
    ignored.add(method);
  }

  Set<MethodRef> ignored() {
    return ignored;
  }

  /** Adds what another part of the method does. */
  void addAll(Recorder part) {
    bounded += part.bounded;
    calls += part.calls;
    unresolved += part.unresolved;
    part.obligations.forEach(this::obligation);
    part.flows.values().forEach(this::flow);
    part.clockReads.forEach(clockReads::putIfAbsent);
    clockUses.addAll(part.clockUses);
    clockReturns.addAll(part.clockReturns);
    parameterUses.addAll(part.parameterUses);
    effects.addAll(part.effects);
    returnedReads.addAll(part.returnedReads);
    failures.addAll(part.failures);
    caught.addAll(part.caught);
    ignored.addAll(part.ignored);
    part.mixed.values().forEach(this::mixed);
  }

  void call(boolean resolved) {
    calls++;
    if (!resolved) {
      unresolved++;
    }
  }

  void bounded() {
    bounded++;
  }

  List<Obligation> obligations() {
    return List.copyOf(obligations.values());
  }

  List<ValueFlow> flows() {
    return List.copyOf(flows.values());
  }

  List<ClockRead> clockReads() {
    return List.copyOf(clockReads.values());
  }

  Set<Site> clockUses() {
    return clockUses;
  }

  Set<Site> clockReturns() {
    return clockReturns;
  }

  Set<Integer> parameterUses() {
    return parameterUses;
  }

  Set<MethodSummary.EffectSort> effects() {
    return effects;
  }

  long calls() {
    return calls;
  }

  long unresolved() {
    return unresolved;
  }

  long boundedCount() {
    return bounded;
  }
}
