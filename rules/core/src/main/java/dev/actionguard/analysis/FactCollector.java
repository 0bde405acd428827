package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.SensitivityLevel;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Gathers what the methods recorded, and what is still open where calls come from outside. */
final class FactCollector {
  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final CallGraph graph;
  private final Scope scope;
  private final Summaries summaries;

  FactCollector(
      ProgramIndex index,
      EntryPoints entryPoints,
      CallGraph graph,
      Scope scope,
      Summaries summaries) {
    this.index = index;
    this.entryPoints = entryPoints;
    this.graph = graph;
    this.scope = scope;
    this.summaries = summaries;
  }

  ProgramFacts collect(
      BitSet selected,
      IntFunction<@Nullable Recorder> recorders,
      List<ProgramFacts.Failure> failures,
      ProgramFacts.Counts counts) {
    List<ValueFlow> flows = new ArrayList<>();
    List<OpenDuty> duties = new ArrayList<>();
    Map<Site, TimeRead> reads = new LinkedHashMap<>();
    Set<Site> used = new HashSet<>();
    Map<Site, MixedTimes> mixed = new LinkedHashMap<>();
    Map<List<Object>, CaughtFailure> lost = new LinkedHashMap<>();
    Set<MethodRef> ignored = new HashSet<>();
    selected.stream()
        .forEach(
            number -> {
              Recorder recorder = recorders.apply(number);
              if (recorder == null) {
                return;
              }
              MethodModel method = graph.method(number);
              flows.addAll(recorder.flows());
              recorder.mixed().forEach(m -> mixed.putIfAbsent(m.site(), m));
              ignored.addAll(recorder.ignored());
              recorder.caught().forEach(c -> lost.merge(key(c), c, FactCollector::both));
              for (Recorder.ClockRead read : recorder.clockReads()) {
                reads.putIfAbsent(
                    read.source().site(),
                    new TimeRead(read.source().site().method(), read.source(), read.method()));
              }
              used.addAll(recorder.clockUses());
              Optional<EntryPoints.Entry> entry = entryPoints.entry(method);
              boolean fromOutside = entry.isPresent() || !graph.isCalled(number);
              if (fromOutside || method.enclosing() != null) {
                // Who runs a lambda is not always known.
                used.addAll(recorder.clockReturns());
              }
              if (fromOutside) {
                open(method, recorder, entry, flows, duties);
              }
            });
    return new ProgramFacts(
        index,
        entryPoints,
        new RouteRules(index),
        flows,
        duties,
        reads.values().stream().filter(r -> used.contains(r.source().site())).toList(),
        List.copyOf(mixed.values()),
        lost.values().stream().filter(c -> !c.ifIgnored() || ignored.contains(c.method())).toList(),
        scope::isActionCode,
        scope.hasEntryPoints(),
        scope.knowsUsers(),
        failures,
        counts);
  }

  private static List<Object> key(CaughtFailure failure) {
    return List.of(failure.method(), failure.range(), failure.caught());
  }

  /** A handler that is met on several ways: what it takes on any of them counts. */
  private static CaughtFailure both(CaughtFailure first, CaughtFailure second) {
    Set<Obligation.Access> accesses = new LinkedHashSet<>(first.accesses());
    accesses.addAll(second.accesses());
    CaughtFailure worse = first.ifIgnored() ? second : first;
    return new CaughtFailure(
        worse.method(),
        worse.range(),
        worse.caught(),
        accesses,
        worse.manner(),
        worse.call(),
        worse.ifIgnored());
  }

  private void open(
      MethodModel method,
      Recorder recorder,
      Optional<EntryPoints.Entry> entry,
      List<ValueFlow> flows,
      List<OpenDuty> duties) {
    MethodSummary summary = Objects.requireNonNull(summaries.get(method.reference()));
    for (Obligation obligation : summary.obligations()) {
      if (obligation instanceof Obligation.CheckBefore check) {
        boolean leaves =
            check.access() == Obligation.Access.WRITE || recorder.returnsRead(check.origin());
        if (!leaves || AccessDuties.isMetByRole(check)) {
          continue;
        }
        duties.add(new OpenDuty(check, method, entry));
      } else if (obligation instanceof Obligation.CleanValue value) {
        Label.Source source =
            value.assumed() != null ? value.assumed() : publicParameter(method, entry, value);
        if (source != null) {
          flows.add(
              new ValueFlow(source, value.marks(), value.sink(), value.place(), value.steps()));
        }
      }
    }
  }

  /**
   * A parameter of a public method that nothing calls: whoever will call it may pass anything. Only
   * a guess, for audits.
   */
  private Label.@Nullable Source publicParameter(
      MethodModel method, Optional<EntryPoints.Entry> entry, Obligation.CleanValue value) {
    boolean text =
        value.sink().kind() == SinkKind.TEXT || value.sink().kind() == SinkKind.IDENTIFIER;
    boolean wanted =
        index.options().audit() || index.options().is(Setting.ASSUME_PUBLIC_PARAMS_TAINTED);
    int parameter = value.label().slot() - (method.isStatic() ? 0 : 1);
    if (!text || !wanted || entry.isPresent() || parameter < 0 || !isPublic(method)) {
      return null;
    }
    String name = method.parameters().get(parameter).name();
    return new Label.Source(
        Origin.UNTRUSTED,
        new Site(method.reference(), -1, parameter, method.range()),
        name.isEmpty() ? "parameter " + (parameter + 1) : "parameter '" + name + "'",
        value.label().path(),
        0,
        SensitivityLevel.PUBLIC,
        true);
  }

  private boolean isPublic(MethodModel method) {
    return method.isPublic()
        && !method.compilerMade()
        && Modifier.isPublic(index.owner(method).modifiers());
  }
}
