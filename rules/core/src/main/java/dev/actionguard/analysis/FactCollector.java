package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.SensitivityLevel;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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
  private final AnalysisContext context;
  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final CallGraph graph;
  private final Scope scope;
  private final Summaries summaries;

  FactCollector(AnalysisContext context, CallGraph graph, Scope scope, Summaries summaries) {
    this.context = context;
    index = context.index();
    entryPoints = context.entryPoints();
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
    Map<List<Object>, Fault> faults = new LinkedHashMap<>();
    List<OpenSplit> splits = new ArrayList<>();
    List<Escape> escapes = new ArrayList<>();
    ErrorHandlers handlers = new ErrorHandlers(index);
    Set<Site> databaseHandlers = new HashSet<>();
    Map<MethodModel, Map<Label.Source, SourceRange>> answers = new LinkedHashMap<>();
    Set<MethodRef> ignored = new HashSet<>();
    Set<SeenCheck> seen = new LinkedHashSet<>();
    Map<MethodRef, Recorder> byMethod = new HashMap<>();
    selected.stream()
        .forEach(
            number -> {
              Recorder recorder = recorders.apply(number);
              if (recorder != null) {
                byMethod.put(graph.method(number).reference(), recorder);
              }
            });
    RejectedGuards guards = new RejectedGuards(index, summaries, byMethod::get);
    Set<RejectedGuard> rejected = new LinkedHashSet<>();
    selected.stream()
        .forEach(
            number -> {
              Recorder recorder = recorders.apply(number);
              if (recorder == null) {
                return;
              }
              MethodModel method = graph.method(number);
              flows.addAll(recorder.flows());
              recorder.seen().stream()
                  .filter(s -> s.site().equals(s.check().site()))
                  .forEach(s -> seen.add(s.check()));
              recorder.mixed().forEach(m -> mixed.putIfAbsent(m.site(), m));
              ignored.addAll(recorder.ignored());
              databaseHandlers.addAll(recorder.databaseHandlers());
              if (!recorder.returnedDetails().isEmpty() && answers(method, handlers)) {
                answers.put(method, recorder.returnedDetails());
              }
              rejected.addAll(guards.ignored(method.reference(), recorder));
              recorder.caught().forEach(c -> lost.merge(key(c), c, FactCollector::both));
              recorder
                  .faults()
                  .forEach(f -> faults.putIfAbsent(List.of(f.sort(), f.method(), f.range()), f));
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
                split(method, entry, splits);
                entry.ifPresent(e -> escape(e, handlers, escapes));
              }
            });
    ConstructedValues constructed = new ConstructedValues(index, summaries);
    flows.removeIf(constructed::prove);
    return new ProgramFacts(
        index,
        entryPoints,
        new RouteRules(index),
        flows,
        rejected(flows, guards),
        List.copyOf(rejected),
        new IdleConstraints(index, entryPoints),
        duties,
        List.copyOf(seen),
        reads.values().stream().filter(r -> used.contains(r.source().site())).toList(),
        List.copyOf(mixed.values()),
        lost.values().stream()
            .filter(c -> !c.ifIgnored() || ignored.contains(c.method()))
            .filter(
                c -> !faults.containsKey(List.of(Fault.Sort.CAUGHT_INSIDE, c.method(), c.range())))
            .toList(),
        new DetailLeaks(index, handlers, databaseHandlers).find(flows, answers),
        escapes,
        splits,
        faults.values().stream()
            .filter(f -> f.sort() != Fault.Sort.RETURNED_RESULT || ignored.contains(f.method()))
            .filter(f -> f.sort() != Fault.Sort.FORGOTTEN || !handlers.handlesThreads())
            .toList(),
        scope::isActionCode,
        scope.hasEntryPoints(),
        scope.knowsUsers(),
        failures,
        counts);
  }

  private static Map<ValueFlow, RejectedGuard> rejected(
      List<ValueFlow> flows, RejectedGuards guards) {
    Map<ValueFlow, RejectedGuard> rejected = new LinkedHashMap<>();
    for (ValueFlow flow : flows) {
      RejectedGuard guard = flow.sink().kind() == SinkKind.BIND ? guards.of(flow) : null;
      if (guard != null) {
        rejected.put(flow, guard);
      }
    }
    return rejected;
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

  /** What the method returns is an answer to whoever called the program. */
  private boolean answers(MethodModel method, ErrorHandlers handlers) {
    return !handlers.handled(method).isEmpty()
        || handlers.maps(method.reference().owner(), "java.lang.Throwable")
        || entryPoints.entry(method).filter(e -> e.sort().equals("web")).isPresent();
  }

  /** The first call that fails stands for all of one entry point. */
  private void escape(EntryPoints.Entry entry, ErrorHandlers handlers, List<Escape> escapes) {
    MethodSummary summary = Objects.requireNonNull(summaries.get(entry.method().reference()));
    summary.databaseExceptions().entrySet().stream()
        .filter(e -> DatabaseExceptions.isDatabaseException(index, e.getKey()))
        .filter(e -> !handlers.handles(entry, e.getKey()))
        .findFirst()
        .ifPresent(e -> escapes.add(new Escape(entry, e.getKey(), e.getValue().origin())));
  }

  private void split(
      MethodModel method, Optional<EntryPoints.Entry> entry, List<OpenSplit> splits) {
    MethodSummary summary = Objects.requireNonNull(summaries.get(method.reference()));
    for (Split split : summary.actions().splits()) {
      if (OpenSplit.isCallable(context, method) && !OpenSplit.isSpanned(context, method, split)) {
        splits.add(new OpenSplit(split, method, entry, OpenSplit.isInBean(context, method)));
      }
    }
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
        boolean met = check.other() != null && !check.other().isSure();
        if (!leaves || met || AccessDuties.isMetByRole(check)) {
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
