package dev.actionguard.analysis;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Strength;
import dev.actionguard.options.SensitivityLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the summary of a method of the program at a call: rewrites everything in it from the
 * callee's parameters to the values that the caller passes, discharges obligations that the caller
 * has met, and passes on the others.
 */
final class SummaryTransfer {
  private static final int MAX_STEPS = 40;

  private final AnalysisContext context;
  private final InlineCalls inlined;
  private final State state;
  private final HeapAccess heap;
  private final PassedValues passed;
  private final @Nullable Recorder recorder;

  /**
   * @param state the state that the call changes
   * @param passed what the call passes, by an equal state or by that one
   */
  SummaryTransfer(
      AnalysisContext context,
      InlineCalls inlined,
      State state,
      PassedValues passed,
      @Nullable Recorder recorder) {
    this.context = context;
    this.inlined = inlined;
    this.state = state;
    this.heap = new HeapAccess(state, context.statics());
    this.passed = passed;
    this.recorder = recorder;
  }

  /**
   * Returns the result, or null if the callee never returns normally.
   *
   * @param targets how many methods the call can run, this one included
   */
  @Nullable Value apply(CallSite call, MethodModel target, int targets) {
    List<Value> slots = passed.slots();
    MethodSummary summary = context.summary(target);
    if (isSpecial(slots, summary) || bindsWrite(target, slots, summary)) {
      Body body = inlined.body(target, targets);
      if (body != null) {
        return inline(call, target, body, slots, wrapping(summary));
      }
    }
    if (summary == null) {
      return Value.UNKNOWN;
    }
    Mapping mapping = new Mapping(call, summary.rows());
    if (recorder != null) {
      record(call, target, summary, mapping);
    }
    if (summary.result() == null) {
      return null;
    }
    // All that the callee's labels stand for is what they were when it was called: everything is
    // read before anything is written.
    List<Runnable> writes = mapping.writes(summary);
    Value result = mapping.value(summary.result());
    Facts facts = mapping.facts(summary.facts());
    writes.forEach(Runnable::run);
    state.assume(facts);
    return aboutUser(call, summary, result);
  }

  /** A yes or no of a method that reads the user tells something about the user. */
  private static Value aboutUser(CallSite call, MethodSummary summary, Value result) {
    boolean answer =
        call.method().returns().equals("boolean")
            && !result.isConstant()
            && summary.effects().contains(MethodSummary.EffectSort.USER_READ)
            && !result.labels().has(Origin.PRINCIPAL);
    if (!answer) {
      return result;
    }
    Label user =
        new Label.Source(
            Origin.PRINCIPAL,
            call.site(),
            Descriptions.call(call),
            AccessPath.EMPTY,
            0,
            SensitivityLevel.PUBLIC,
            false);
    return result.withLabels(result.labels().union(Labels.of(user, Mark.ASPECT)));
  }

  /**
   * Closures are run by the callee, and one object that is passed twice is one object in it, which
   * matters if the callee writes to it: a summary cannot say either.
   */
  private static boolean isSpecial(List<Value> slots, @Nullable MethodSummary summary) {
    Set<AbstractObject> seen = new HashSet<>();
    boolean twice = false;
    for (Value slot : slots) {
      if (isClosure(slot)) {
        return true;
      }
      if (slot.objects().size() == 1) {
        AbstractObject object = slot.objects().iterator().next();
        twice |= object instanceof AbstractObject.Allocated && !seen.add(object);
      }
    }
    return twice
        && summary != null
        && summary.heap().keySet().stream().anyMatch(o -> o instanceof AbstractObject.Parameter);
  }

  /**
   * A helper that is given a statement, as text or prepared, and values to bind: only the caller
   * knows whether the values are written.
   */
  private boolean bindsWrite(
      MethodModel target, List<Value> slots, @Nullable MethodSummary summary) {
    int first = target.isStatic() ? 0 : 1;
    int count = target.parameters().size();
    for (int i = 0; i < count && count > 1 && first + i < slots.size(); i++) {
      Value statement = slots.get(first + i);
      boolean wraps = wrapping(summary) == Wrapping.MERE;
      boolean taken =
          (target.parameters().get(i).type().name().equals("java.sql.PreparedStatement") && !wraps)
              || (statement.text() != null && summary != null && runs(summary, first + i));
      if (taken && SqlText.access(heap.prefix(statement)) == Obligation.Access.WRITE) {
        return true;
      }
    }
    return false;
  }

  private static boolean runs(MethodSummary summary, int slot) {
    return summary.obligations().stream()
        .anyMatch(
            o ->
                o instanceof Obligation.CleanValue v
                    && v.sink().kind() == SinkKind.TEXT
                    && v.label().slot() == slot
                    && v.label().path().isEmpty());
  }

  /** What a callee wraps does not depend on what it is given. */
  private static Wrapping wrapping(@Nullable MethodSummary summary) {
    return summary == null ? Wrapping.NONE : summary.wrapping();
  }

  private static boolean isClosure(Value value) {
    return value.objects().stream().anyMatch(o -> o instanceof AbstractObject.Closure);
  }

  private @Nullable Value inline(
      CallSite call, MethodModel target, Body body, List<Value> slots, Wrapping wrapping) {
    State entry = new State(body.locals().size());
    entry.shareHeap(state);
    entry.assume(state.facts());
    for (int slot = 0; slot < slots.size() && slot < body.locals().size(); slot++) {
      entry.set(slot, named(call, target, slot, slots.get(slot)));
    }
    MethodAnalysis.Result result = inlined.run(call.site(), target, body, entry);
    if (recorder != null) {
      recordInlined(call, target, result, wrapping);
    }
    State exit = result.exit();
    if (exit == null || result.summary().result() == null) {
      return null;
    }
    state.shareHeap(exit);
    state.assume(exit.facts());
    return result.summary().result();
  }

  /** What the callee's parameter is called may say more than the caller knows. */
  private Value named(CallSite call, MethodModel target, int slot, Value value) {
    int parameter = slot - (target.isStatic() ? 0 : 1);
    if (parameter < 0 || parameter >= target.parameters().size()) {
      return value;
    }
    ParameterModel model = target.parameters().get(parameter);
    return Sensitivity.byName(context, state, value, model.name(), model.type(), call.site());
  }

  private void recordInlined(
      CallSite call, MethodModel target, MethodAnalysis.Result run, Wrapping wrapping) {
    Recorder inner = run.recorder();
    Recorder out = java.util.Objects.requireNonNull(recorder);
    CallStep step = new CallStep(call.site(), target.reference());
    inner.effects().forEach(out::effect);
    new EffectCalls(context, out).record(call, target, run.summary().actions(), wrapping);
    out.caught(inner.caught());
    out.faults(inner.faults());
    out.databaseHandlers(inner.databaseHandlers());
    inner.rows().forEach(out::row);
    inner.seen().forEach(seen -> out.seen(call.site(), seen.check()));
    inner.guards().forEach(out::guard);
    inner.mixed().forEach(out::mixed);
    inner.clockReads().forEach(read -> out.clockRead(read.source(), read.method()));
    inner.clockUses().forEach(out::clockUse);
    inner.parameterUses().forEach(out::parameterUse);
    failures(call, run.summary(), out);
    for (ValueFlow flow : inner.flows()) {
      out.flow(
          new ValueFlow(
              source(call, target, wrapping, flow.source()),
              flow.marks(),
              flow.sink(),
              place(call, target, wrapping.at(flow.sink().kind()), flow.place()),
              before(step, flow.steps())));
    }
    for (Obligation obligation : inner.obligations()) {
      if (obligation instanceof Obligation.CleanValue v) {
        Label.Source assumed = v.assumed();
        if (assumed == null && inlined.depth() == 0) {
          assumed = context.assumed(v.sink().kind(), call.site().method(), v.label());
        }
        out.obligation(
            new Obligation.CleanValue(
                v.label(),
                v.marks(),
                v.sink(),
                place(call, target, wrapping.at(v.sink().kind()), v.place()),
                before(step, v.steps()),
                assumed));
      } else if (obligation instanceof Obligation.CheckBefore c) {
        out.obligation(
            c.at(
                c.keys(),
                c.targets(),
                c.roleChecked(),
                c.other(),
                place(call, target, wrapping, c.place()),
                before(step, c.steps())));
      }
    }
  }

  /** A text that asks the database for the time stands where a mere wrapper is given it. */
  private static Label.Source source(
      CallSite call, MethodModel target, Wrapping wrapping, Label.Source source) {
    Site site = place(call, target, wrapping, source.site());
    return source.origin() != Origin.DATABASE_CLOCK || site.equals(source.site())
        ? source
        : new Label.Source(
            source.origin(),
            site,
            source.name(),
            source.path(),
            source.derivations(),
            source.level(),
            source.byName());
  }

  private static List<CallStep> before(CallStep step, List<CallStep> steps) {
    if (steps.size() >= MAX_STEPS) {
      return steps;
    }
    List<CallStep> longer = new ArrayList<>(steps.size() + 1);
    longer.add(step);
    longer.addAll(steps);
    return longer;
  }

  private void record(CallSite call, MethodModel target, MethodSummary summary, Mapping mapping) {
    Recorder out = java.util.Objects.requireNonNull(recorder);
    summary.effects().forEach(out::effect);
    new EffectCalls(context, out).record(call, target, summary.actions(), summary.wrapping());
    summary.seen().forEach(check -> out.seen(call.site(), check));
    summary.rows().forEach((site, targets) -> out.row(site, mapping.all(targets)));
    failures(call, summary, out);
    for (Obligation obligation : summary.obligations()) {
      CallStep step = new CallStep(call.site(), target.reference());
      if (obligation instanceof Obligation.CleanValue v) {
        recordValue(call, target, summary, mapping, v, step);
      } else if (obligation instanceof Obligation.CheckBefore c) {
        Set<Label> keys = new LinkedHashSet<>();
        for (Label key : c.keys()) {
          keys.addAll(passed.labels(key).list());
        }
        AccessDuties.Answer answer = context.duties().ask(state.facts(), keys, c.access());
        boolean met = answer == AccessDuties.Answer.MET;
        Set<Label> targets = mapping.all(c.targets());
        Obligation.OtherObject other = null;
        if (c.other() != null) {
          other = mapping.other(c.other());
        } else if (met && c.access() == Obligation.Access.WRITE) {
          other = context.duties().other(state.facts(), keys, targets);
        }
        if (c.other() == null ? !met || other != null : isOpen(other, keys)) {
          out.obligation(
              c.at(
                  keys,
                  targets,
                  c.roleChecked() || answer == AccessDuties.Answer.ROLE_ONLY,
                  other,
                  place(call, target, summary.wrapping(), c.place()),
                  before(step, c.steps())));
        }
      }
    }
    selfCall(call, target, summary, out);
    List<Value> slots = call.slots();
    for (int used : summary.usedParameters()) {
      if (used < slots.size()) {
        Clocks.use(out, heap.reachable(slots.get(used)));
      }
    }
  }

  private static void failures(CallSite call, MethodSummary summary, Recorder out) {
    summary
        .databaseExceptions()
        .forEach(
            (type, leaving) ->
                leaving
                    .accesses()
                    .forEach(
                        access ->
                            out.databaseFailure(
                                new Recorder.DatabaseFailure(
                                    call.site(), type, access, leaving.origin()))));
  }

  /** A call through {@code this} does not pass the proxy that looks at the callee's annotation. */
  private void selfCall(CallSite call, MethodModel target, MethodSummary summary, Recorder out) {
    boolean through =
        call.receiver() != null
            && call.receiver().alias() instanceof Label.Parameter self
            && self.slot() == 0
            && self.path().isEmpty()
            && call.site().method().owner().equals(target.reference().owner())
            && summary.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE);
    String annotation = through ? context.declared().proxied(target) : null;
    if (annotation == null) {
      return;
    }
    Set<Label> keys = new LinkedHashSet<>();
    for (Value argument : call.arguments()) {
      keys.addAll(heap.reachable(argument).list());
    }
    Obligation.Access access = Obligation.Access.WRITE;
    if (context.duties().ask(state.facts(), keys, access) == AccessDuties.Answer.OPEN) {
      String name = annotation + ", which a call through this does not pass";
      out.obligation(
          new Obligation.CheckBefore(
              call.site(),
              target.reference(),
              access,
              keys,
              Set.of(),
              false,
              false,
              null,
              new SeenCheck(SeenCheck.Flaw.INACTIVE, call.site(), name, false),
              call.site(),
              List.of()));
    }
  }

  /** Whether what was checked in a callee is another object, and the caller checks no better. */
  private boolean isOpen(Obligation.@Nullable OtherObject other, Set<Label> keys) {
    return other != null
        && !other.isCovered()
        && (!state.facts().isChecked()
            || context.duties().other(state.facts(), keys, other.targets()) != null);
  }

  /** A wrapper of the call at fault moves the finding to where it is called. */
  private static Site place(CallSite call, MethodModel target, Wrapping wrapping, Site place) {
    boolean wraps = wrapping != Wrapping.NONE && place.method().equals(target.reference());
    return wraps ? call.site() : place;
  }

  private void recordValue(
      CallSite call,
      MethodModel target,
      MethodSummary summary,
      Mapping mapping,
      Obligation.CleanValue v,
      CallStep step) {
    Recorder out = java.util.Objects.requireNonNull(recorder);
    if (v.sink().kind() == SinkKind.IDENTITY && (mayName() || isCheck(summary))) {
      return;
    }
    Value argument = passed.at(v.label());
    Labels labels =
        v.sink().kind() == SinkKind.BIND
            ? mapping.written(v.label(), v.sink())
            : passed.labels(v.label());
    if (v.sink().kind() == SinkKind.TEXT && argument.text() != null) {
      new MomentRecording(context, inlined.depth(), state, heap, out).text(call, argument);
    }
    Site place = place(call, target, summary.wrapping().at(v.sink().kind()), v.place());
    List<CallStep> steps = before(step, v.steps());
    boolean[] known = {argument.isFromConstants()};
    labels.forEach(
        (label, found) -> {
          int marks = found | v.marks() | declared(call, v.sink(), label);
          if (Demands.isClean(v.sink().kind(), marks)) {
            known[0] = true;
            return;
          }
          if (label instanceof Label.Source source) {
            if (Demands.wants(v.sink().kind(), source, context.index().options())) {
              known[0] = true;
              out.flow(new ValueFlow(source, marks, v.sink(), place, steps));
            }
          } else if (label instanceof Label.Parameter p) {
            known[0] = true;
            if (!out.wants(v.sink(), p, place, steps.size())) {
              return;
            }
            Label.Source assumed = v.assumed();
            if (assumed == null && inlined.depth() == 0) {
              assumed = context.assumed(v.sink().kind(), call.site().method(), p);
            }
            out.obligation(new Obligation.CleanValue(p, marks, v.sink(), place, steps, assumed));
          }
        });
    boolean hidden = Demands.isClean(v.sink().kind(), argument.cleaned());
    if (v.assumed() != null && !known[0] && !hidden) {
      out.flow(new ValueFlow(v.assumed(), v.marks(), v.sink(), place, steps));
    }
  }

  /** Somebody who passed a check of a role or an object may name others. */
  private boolean mayName() {
    return context.duties().ask(state.facts(), Set.of(), Obligation.Access.WRITE)
        == AccessDuties.Answer.MET;
  }

  /** A check that asks another check hands on whom it was told: it is met at the outer one. */
  private static boolean isCheck(MethodSummary summary) {
    return summary.facts().isChecked()
        || (summary.result() != null
            && summary.result().outcomes().values().stream().anyMatch(Facts::isChecked));
  }

  private int declared(CallSite call, Sink sink, Label label) {
    return inlined.depth() > 0 && label instanceof Label.Parameter
        ? 0
        : context.constraints().marks(label, sink, call.site().method(), state.facts());
  }

  /** Rewrites the callee's vocabulary into the caller's, by the caller's state before the call. */
  private final class Mapping {
    private final CallSite call;
    private final Map<Site, Set<Label>> rows;
    private final IdentityHashMap<Value, Value> values = new IdentityHashMap<>();

    Mapping(CallSite call, Map<Site, Set<Label>> rows) {
      this.call = call;
      this.rows = rows;
    }

    Set<Label> all(Set<Label> labels) {
      Set<Label> mapped = new LinkedHashSet<>();
      labels.forEach(label -> mapped.addAll(passed.labels(label).list()));
      return mapped;
    }

    Obligation.OtherObject other(Obligation.OtherObject other) {
      return new Obligation.OtherObject(all(other.checked()), all(other.targets()));
    }

    /** What an object that is written holds when it is passed. */
    Labels written(Label.Parameter p, Sink sink) {
      Labels labels = new WrittenContent(context, state, heap).of(passed.at(p), sink.method());
      for (int i = 0; i < p.derivations(); i++) {
        labels = labels.derived();
      }
      return labels;
    }

    Value value(Value value) {
      Value known = values.get(value);
      if (known == null) {
        known = rewrite(value);
        values.put(value, known);
      }
      return known;
    }

    @SuppressWarnings("ReferenceEquality" /* the same labels are given back if none is symbolic */)
    private Value rewrite(Value value) {
      if (value.alias() instanceof Label.Parameter p
          && p.derivations() == 0
          && value.constants().isEmpty()) {
        Value known = passed.at(p);
        int marks = value.labels().marks(p);
        return known.withLabels(
            state.settled(known.labels()).marked(marks).union(named(value, known)));
      }
      Labels labels = passed.labels(value.labels());
      if (labels == value.labels() && value.isPlain()) {
        return value;
      }
      return new Value(
          labels,
          objects(value.objects()),
          value.constants(),
          value.prefix(),
          value.cleaned(),
          outcomes(value.outcomes()),
          null);
    }

    private Set<AbstractObject> objects(Set<AbstractObject> symbolic) {
      if (symbolic.isEmpty()) {
        return symbolic;
      }
      if (symbolic.size() == 1) {
        return passed.objects(symbolic.iterator().next());
      }
      Set<AbstractObject> objects = new LinkedHashSet<>();
      for (AbstractObject object : symbolic) {
        objects.addAll(passed.objects(object));
      }
      return objects;
    }

    private Map<Object, Facts> outcomes(Map<Object, Facts> symbolic) {
      if (symbolic.isEmpty()) {
        return symbolic;
      }
      Map<Object, Facts> outcomes = new LinkedHashMap<>();
      symbolic.forEach((key, facts) -> outcomes.put(key, facts(facts)));
      return outcomes;
    }

    /** The sources that the callee saw by a name, unless the caller knows the value better. */
    private Labels named(Value value, Value known) {
      return Sensitivity.isHidden(state, known)
          ? Labels.NONE
          : value.labels().filter(l -> l instanceof Label.Source s && s.byName());
    }

    Facts facts(Facts facts) {
      if (facts.isEmpty()) {
        return Facts.NONE;
      }
      Map<Label, Integer> guards = new LinkedHashMap<>();
      facts
          .guards()
          .forEach(
              (label, marks) -> {
                for (Label mapped : passed.labels(label).list()) {
                  guards.merge(mapped, marks, (a, b) -> a | b);
                }
              });
      Set<Facts.Check> checks = new LinkedHashSet<>();
      for (Facts.Check check : facts.checks()) {
        Set<Label> subjects = new LinkedHashSet<>();
        // What was read by some data is that data's: callers know it by that.
        Recorder.resolved(check.subjects(), rows)
            .forEach(subject -> subjects.addAll(passed.labels(subject).list()));
        boolean user = subjects.stream().anyMatch(Ownership::isUser);
        boolean open = check.open() && !user;
        if (open && subjects.stream().noneMatch(l -> l instanceof Label.Parameter)) {
          continue;
        }
        Strength strength =
            subjects.isEmpty() && !check.subjects().isEmpty() ? Strength.ROLE : check.strength();
        checks.add(new Facts.Check(strength, subjects, check.byName(), open));
      }
      return guards.isEmpty() && checks.isEmpty() ? Facts.NONE : new Facts(guards, checks);
    }

    /** Returns what the callee writes, to be done when all was read. */
    List<Runnable> writes(MethodSummary summary) {
      List<Runnable> writes = new ArrayList<>();
      summary
          .heap()
          .forEach(
              (object, stored) -> {
                if (object instanceof AbstractObject.Parameter p) {
                  addParameter(p, stored, writes);
                } else if (StaticFields.isField(object)) {
                  return;
                } else if (context.statics().object(object) != null) {
                  addToStatic(object, stored, writes);
                } else {
                  AbstractObject target = passed.imported(object);
                  ObjectState mapped = stored.map(this::value);
                  writes.add(() -> state.put(target, mapped));
                }
              });
      return writes;
    }

    /** What a static field holds is added to: the callee does not know what it held before. */
    private void addToStatic(AbstractObject object, ObjectState stored, List<Runnable> writes) {
      Value all = stored.elements() == null ? null : stored.elements().all();
      if (all != null) {
        Value mapped = value(all);
        writes.add(() -> heap.putElement(Value.of(object), null, mapped));
      }
    }

    private void addParameter(
        AbstractObject.Parameter parameter, ObjectState stored, List<Runnable> writes) {
      Value base = passed.at(parameter.slot(), parameter.path());
      if (heap.forgets(base)) {
        return;
      }
      stored
          .fields()
          .forEach(
              (field, value) -> {
                Value mapped = value(value);
                writes.add(
                    () -> {
                      if (!heap.putField(base, field, mapped, true)) {
                        addLabels(parameter, mapped.labels());
                      }
                    });
              });
      Container elements = stored.elements();
      if (elements != null) {
        Container mapped = elements.map(this::value);
        writes.add(
            () -> {
              if (base.objects().size() == 1) {
                heap.replaceElements(base, mapped);
              } else {
                Value all = mapped.all();
                if (all != null && !heap.putElement(base, null, all)) {
                  addLabels(parameter, all.labels());
                }
              }
            });
      }
    }

    /** An argument of which no object is known: what was stored in it becomes its content. */
    private void addLabels(AbstractObject.Parameter parameter, Labels labels) {
      if (parameter.slot() >= 0
          && parameter.slot() < call.operands().size()
          && call.operands().get(parameter.slot()) instanceof Local local) {
        Value value = state.local(local.index());
        Labels content = labels.filter(l -> !Sensitivity.isHiddenInObjects(l));
        state.set(local.index(), value.withLabels(value.labels().union(content)));
      }
    }
  }
}
