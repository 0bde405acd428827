package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects what a method, or a part of one, does at the facts of the fixpoint: obligations for its
 * callers, and what can be said without any caller.
 */
final class Recorder {
  private static final int MAX_OBLIGATIONS = 48;
  private static final int MAX_SEEN = 8;
  private static final int MAX_ROWS = 8;

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
  private final Set<Site> databaseHandlers = new LinkedHashSet<>();
  private final Map<Label.Source, SourceRange> returnedDetails = new LinkedHashMap<>();
  private final EffectLog effectLog = new EffectLog();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<MethodRef> ignored = new LinkedHashSet<>();
  private final Map<Site, Set<Label>> rows = new LinkedHashMap<>();
  private final List<CheckCall> checkCalls = new ArrayList<>();
  private final Map<List<Object>, SeenAt> seenChecks = new LinkedHashMap<>();
  private final List<SeenGuard> guards = new ArrayList<>();
  private final Map<Site, MixedTimes> mixed = new LinkedHashMap<>();
  private final UseLog uses = new UseLog();
  private final Map<List<Object>, AskedCall> asked = new LinkedHashMap<>();
  private long calls;
  private long unresolved;
  private long bounded;

  /** A read of the local clock by a call of a method. */
  record ClockRead(Label.Source source, MethodRef method) {}

  /**
   * A call that may throw a database exception.
   *
   * @param type the exception's class as far as it is known
   * @param origin the database call itself
   */
  record DatabaseFailure(Site site, String type, Obligation.Access access, Site origin) {}

  /**
   * A check that does not count, met at a statement of the method.
   *
   * @param site the statement: the check itself, or the call in which it happens
   */
  record SeenAt(Site site, SeenCheck check) {}

  void checkCall(CheckCall call) {
    checkCalls.add(call);
  }

  List<CheckCall> checkCalls() {
    return checkCalls;
  }

  /** Notes that a check which does not count was passed at a statement. */
  void seen(Site site, SeenCheck check) {
    if (seenChecks.size() < MAX_SEEN) {
      seenChecks.putIfAbsent(List.of(site, check), new SeenAt(site, check));
    }
  }

  List<SeenAt> seen() {
    return List.copyOf(seenChecks.values());
  }

  /** Returns the duties that are still open. */
  List<Obligation.CheckBefore> duties() {
    List<Obligation.CheckBefore> duties = new ArrayList<>();
    for (Obligation obligation : obligations.values()) {
      if (obligation instanceof Obligation.CheckBefore check) {
        duties.add(check);
      }
    }
    return duties;
  }

  /** Tells more of a duty that is still open. */
  void replace(Obligation.CheckBefore duty) {
    obligations.put(List.of(duty.origin(), duty.place()), duty);
  }

  /** Takes back a duty that turned out to be met. */
  void met(Obligation.CheckBefore duty) {
    obligations.remove(List.of(duty.origin(), duty.place()));
  }

  /** Notes the data by which rows are read at a site. */
  void row(Site site, Set<Label> targets) {
    if (targets.isEmpty()) {
      return;
    }
    rows.merge(site, targets, (old, now) -> old.equals(now) ? old : Set.of());
    if (rows.size() > MAX_ROWS) {
      rows.remove(site);
    }
  }

  /** Returns the data by which rows are read, by the site of the read; empty if it differs. */
  Map<Site, Set<Label>> rows() {
    return rows;
  }

  /** Returns the labels with rows replaced by the data by which they were read, where known. */
  Set<Label> resolved(Set<Label> labels) {
    return resolved(labels, rows);
  }

  static Set<Label> resolved(Set<Label> labels, Map<Site, Set<Label>> rows) {
    if (rows.isEmpty()) {
      return labels;
    }
    Set<Label> resolved = new LinkedHashSet<>();
    for (Label label : labels) {
      Set<Label> row =
          label instanceof Label.Source s && s.origin() == Origin.DATABASE
              ? rows.getOrDefault(s.site(), Set.of())
              : Set.of();
      if (row.isEmpty()) {
        resolved.add(label);
      } else {
        resolved.addAll(row);
      }
    }
    return resolved;
  }

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
            ? key(value.sink(), value.label(), value.place())
            : List.of(obligation.origin(), obligation.place());
    obligation(key, obligation);
  }

  private static Object key(Sink sink, Label.Parameter label, Site place) {
    return List.of(sink.site(), sink.kind(), label, place);
  }

  /**
   * Returns whether a demand for clean data over so many calls says anything new: it is not known
   * on as short a way, and there is room for it. One without room counts as cut off.
   */
  boolean wants(Sink sink, Label.Parameter label, Site place, int steps) {
    Obligation known = obligations.get(key(sink, label, place));
    if (known == null && obligations.size() >= MAX_OBLIGATIONS) {
      bounded++;
      return false;
    }
    return known == null || steps < known.steps().size();
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

  /** Notes what is known before a call that somebody asked about. */
  void asked(AskedCall call) {
    asked.put(List.of(call.site(), call.method()), call);
  }

  List<AskedCall> asked() {
    return List.copyOf(asked.values());
  }

  /** What a survey of entry points asks for; empty without one. */
  UseLog uses() {
    return uses;
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

  /** Notes a handler that takes database failures, by its first statement. */
  void databaseHandlers(Set<Site> handlers) {
    databaseHandlers.addAll(handlers);
  }

  Set<Site> databaseHandlers() {
    return databaseHandlers;
  }

  /** Notes that what an exception tells is a part of what the method returns at a place. */
  void returnedDetail(Label.Source detail, SourceRange range) {
    returnedDetails.putIfAbsent(detail, range);
  }

  Map<Label.Source, SourceRange> returnedDetails() {
    return returnedDetails;
  }

  /** What the calls of the method do that others see. */
  EffectLog effectLog() {
    return effectLog;
  }

  void faults(List<Fault> found) {
    faults.addAll(found);
  }

  /** Returns what the method, and those it ran inline, do wrong about failures. */
  List<Fault> faults() {
    return List.copyOf(faults);
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
    faults.addAll(part.faults);
    effectLog.addAll(part.effectLog);
    databaseHandlers.addAll(part.databaseHandlers);
    part.returnedDetails.forEach(returnedDetails::putIfAbsent);
    ignored.addAll(part.ignored);
    checkCalls.addAll(part.checkCalls);
    part.seenChecks.values().forEach(s -> seen(s.site(), s.check()));
    part.rows.forEach(this::row);
    guards.addAll(part.guards);
    part.mixed.values().forEach(this::mixed);
    uses.addAll(part.uses);
    asked.putAll(part.asked);
  }

  /** Notes a validator, or a change after one. */
  void guard(SeenGuard guard) {
    guards.add(guard);
  }

  /** Returns the validators that were called, of the method and of those it ran inline. */
  List<SeenGuard> guards() {
    return guards;
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
