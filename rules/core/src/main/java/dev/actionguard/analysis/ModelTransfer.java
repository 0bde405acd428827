package dev.actionguard.analysis;

import dev.actionguard.ir.Local;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.FlowKind;
import dev.actionguard.model.MethodFact.InvokeKind;
import dev.actionguard.model.Position;
import dev.actionguard.options.Options.Strength;
import dev.actionguard.options.SensitivityLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what the library models say about a call. */
final class ModelTransfer {
  private final AnalysisContext context;
  private final int depth;
  private final State state;
  private final HeapAccess heap;
  private final ClosureCalls closures;
  private final Guards guards;
  private final @Nullable Recorder recorder;

  ModelTransfer(
      AnalysisContext context,
      InlineCalls inlined,
      State state,
      HeapAccess heap,
      @Nullable Recorder recorder) {
    this.context = context;
    this.depth = inlined.depth();
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
    closures = new ClosureCalls(context, inlined, state, heap, recorder);
    guards = new Guards(context.index().options(), heap);
  }

  /** A value on its way to a position. */
  private record Write(Position to, Value value, FlowKind kind) {}

  /** Returns the result, or null if the call never returns normally. */
  @Nullable Value apply(CallSite call, List<MethodFact> facts) {
    Value builtIn = ExactLists.apply(heap, call);
    builtIn = builtIn == null ? PatternPredicates.apply(state, heap, call) : builtIn;
    Object constant = ConstantCalls.evaluate(call.method(), call.receiver(), call.arguments());
    Positions positions = new Positions(heap, call);
    boolean exits = false;
    boolean invokes = facts.stream().anyMatch(f -> f instanceof MethodFact.Invoke);
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Sink sink) {
        if (!(invokes && sink.kind() == MethodFact.SinkKind.LOG)) {
          sink(call, positions, sink, facts);
        }
      } else if (fact instanceof MethodFact.Effect effect) {
        exits |= effect.kind() == MethodFact.EffectKind.EXITS;
        effect(call, effect.kind());
      } else if (fact instanceof MethodFact.Database database && recorder != null) {
        new DatabaseCalls(context, state, heap, recorder).record(call, positions, database);
        MethodFact.Sink key = BoundValues.key(database, facts);
        if (key != null) {
          new SinkRecording(context, depth, state, heap, recorder).record(call, positions, key);
        }
      }
    }
    if (exits) {
      return null;
    }
    if (builtIn != null) {
      return builtIn;
    }
    List<Write> writes = new ArrayList<>();
    boolean messages = takesMessage(call, facts);
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Flow flow) {
        if (flow.kind() == FlowKind.RESET) {
          reset(call, positions, flow.to());
        } else {
          flow(call, positions, flow, messages ? Mark.MESSAGE : 0, writes);
        }
      } else if (fact instanceof MethodFact.Sanitizer sanitizer) {
        for (Value from : positions.read(sanitizer.from())) {
          if (recorder != null && sanitizer.kind() == MethodFact.SanitizerKind.ENCODE) {
            new SeenGuards(recorder).changed(call, heap.deep(from), state.facts());
          }
          writes.add(
              new Write(
                  sanitizer.to(),
                  Sanitizing.apply(heap, positions, from, sanitizer, call),
                  FlowKind.VALUE));
        }
      } else if (fact instanceof MethodFact.Source source) {
        writes.add(new Write(source.to(), source(call, source), FlowKind.TAINT));
      }
    }
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Invoke invoke) {
        invoke(call, positions, invoke, writes);
      }
    }
    Value result = write(call, positions, writes);
    for (MethodFact fact : facts) {
      if (invokes
          && fact instanceof MethodFact.Sink sink
          && sink.kind() == MethodFact.SinkKind.LOG) {
        // What is logged is what the supplier gave.
        sink(call, positions, sink, facts);
      }
    }
    result = FewCharacters.limited(call, elapsed(call, result));
    if (constant != null) {
      result = Value.ofConstant(constant);
    }
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Guard guard) {
        result = conclude(result, guard.outcome(), guards.facts(positions, guard));
      } else if (fact instanceof MethodFact.AccessCheck check) {
        result = conclude(result, check.outcome(), check(positions, check));
      }
    }
    return Outcomes.passedOn(state, call, result);
  }

  private void effect(CallSite call, MethodFact.EffectKind kind) {
    if (recorder != null && kind == MethodFact.EffectKind.EXTERNAL && ExternalCalls.change(call)) {
      recorder
          .effectLog()
          .effect(
              new WriteEffect(
                  WriteEffect.Kind.EXTERNAL,
                  call.site(),
                  call.site(),
                  call.method(),
                  "",
                  "",
                  false,
                  List.of()));
    }
    if (recorder != null && kind != MethodFact.EffectKind.EXITS) {
      recorder.effect(
          kind == MethodFact.EffectKind.EXTERNAL
              ? MethodSummary.EffectSort.EXTERNAL
              : MethodSummary.EffectSort.ROLLBACK_ONLY);
    }
  }

  private Value conclude(Value result, MethodFact.Outcome outcome, Facts facts) {
    if (facts.isEmpty()) {
      return result;
    }
    return switch (outcome) {
      case RETURNS -> {
        state.assume(facts);
        yield result;
      }
      case TRUE -> result.withOutcome(1, facts);
      case FALSE -> result.withOutcome(0, facts);
      case PRESENT -> result.withOutcome(Value.PRESENT, facts);
      case EMPTY -> result.withOutcome(Value.EMPTY, facts);
      case DECISION -> result.withOutcome(Value.GRANTED, facts);
    };
  }

  private Facts check(Positions positions, MethodFact.AccessCheck check) {
    Set<Label> subjects = new LinkedHashSet<>();
    if (check.subject().root() == Position.Root.ARGUMENT) {
      for (Value subject : positions.read(check.subject())) {
        subjects.addAll(heap.deep(subject).list());
      }
    }
    return Facts.check(new Facts.Check(Strength.valueOf(check.strength().name()), subjects, false));
  }

  /** What a getter gives is a part of its object: proofs about one part say nothing of another. */
  private static Labels part(CallSite call, MethodFact.Flow flow, Labels labels) {
    boolean getter =
        flow.from().equals(Position.THIS)
            && flow.to().equals(Position.RETURN)
            && call.arguments().isEmpty()
            && call.method().name().startsWith("get")
            && !call.method().owner().startsWith("java.lang.");
    if (getter) {
      return labels.then(Names.property(call.method().name()));
    }
    List<Position.Part> parts = flow.to().parts();
    boolean pieces =
        call.method().owner().equals("java.lang.String")
            && flow.from().parts().isEmpty()
            && parts.size() == 1
            && parts.get(0).selector() == Position.Selector.ELEMENT;
    return pieces ? labels.then(AccessPath.ELEMENT) : labels;
  }

  /** The constructor of an exception. */
  private static boolean takesMessage(CallSite call, List<MethodFact> facts) {
    return call.method().isConstructor()
        && facts.stream()
            .anyMatch(
                f ->
                    f instanceof MethodFact.Sink sink
                        && sink.kind() == MethodFact.SinkKind.EXCEPTION_MESSAGE);
  }

  private void flow(
      CallSite call, Positions positions, MethodFact.Flow flow, int mark, List<Write> writes) {
    Container elements = positions.eachElement(flow.from(), flow.to());
    if (elements != null) {
      writes.add(new Write(flow.to(), Value.UNKNOWN, FlowKind.RESET));
      positions.copyEach(flow.to(), elements);
      return;
    }
    for (Value from : positions.read(flow.from())) {
      Value value =
          switch (flow.kind()) {
            case VALUE, APPEND -> state.settled(from);
            case TAINT, RESET ->
                Value.of(part(call, flow, heap.deep(from)))
                    .marked(from.cleaned())
                    .withPrefix(heap.prefix(from));
            case DERIVE -> derived(call, heap.deep(from));
          };
      value = underKey(call, positions, flow, value);
      if (mark != 0 && flow.kind() == FlowKind.TAINT) {
        value = value.withLabels(value.labels().marked(mark));
      }
      if (recorder != null && isSent(call, flow)) {
        Clocks.use(recorder, heap.deep(value));
      }
      writes.add(new Write(flow.to(), value, flow.kind()));
    }
  }

  private Value derived(CallSite call, Labels labels) {
    if (recorder != null) {
      new SeenGuards(recorder).changed(call, labels, state.facts());
    }
    return Value.of(labels.derived());
  }

  /** What is written to a writer or stream that came from elsewhere leaves the program. */
  private static boolean isSent(CallSite call, MethodFact.Flow flow) {
    List<Position.Part> parts = flow.to().parts();
    return flow.to().root() == Position.Root.THIS
        && parts.size() == 1
        && parts.get(0).selector() == Position.Selector.CONTENT
        && call.method().owner().startsWith("java.io.")
        && call.receiver() != null
        && !isStandardStream(call)
        && call.receiver().objects().stream().noneMatch(ModelTransfer::isMadeByNew);
  }

  private static boolean isMadeByNew(AbstractObject object) {
    return object instanceof AbstractObject.Allocated a && a.inner().isEmpty();
  }

  /** {@code map.put("token", x)}: what is stored under a constant key has that name. */
  private Value underKey(CallSite call, Positions positions, MethodFact.Flow flow, Value value) {
    String key = positions.constantKey(flow.to());
    int operand = positions.operand(flow.from());
    return key == null || operand < 0 || operand >= call.operands().size()
        ? value
        : Sensitivity.byName(
            context, state, value, key, call.operands().get(operand).type(), call.site());
  }

  private Value source(CallSite call, MethodFact.Source fact) {
    Origin origin = Origin.valueOf(fact.kind().name());
    String name = Descriptions.call(call);
    Label.Source label =
        new Label.Source(
            origin, call.site(), name, AccessPath.EMPTY, 0, SensitivityLevel.PUBLIC, false);
    if (origin == Origin.INJECTED_CLOCK) {
      return injected(call, label);
    }
    if (origin == Origin.PRINCIPAL && recorder != null) {
      recorder.effect(MethodSummary.EffectSort.USER_READ);
    }
    if (origin == Origin.UNTRUSTED && recorder != null && context.isSurveying()) {
      recorder.uses().read(label);
    }
    if (origin == Origin.WALL_CLOCK && recorder != null) {
      recorder.clockRead(label, call.method());
    }
    if (origin == Origin.DATABASE_CLOCK && recorder != null) {
      Sink sink = new Sink(call.site(), call.method(), MethodFact.SinkKind.MOMENT, -1);
      recorder.flow(new ValueFlow(label, 0, sink, call.site(), List.of()));
    }
    return Value.of(Labels.of(label, 0));
  }

  /** Time read through a clock object: if that was made from the system's, it is a local read. */
  private Value injected(CallSite call, Label.Source label) {
    boolean system = call.slots().stream().anyMatch(v -> v.labels().has(Origin.SYSTEM_CLOCK));
    if (!system) {
      return Value.of(Labels.of(label, 0));
    }
    Label.Source wall =
        new Label.Source(
            Origin.WALL_CLOCK,
            label.site(),
            label.name(),
            AccessPath.EMPTY,
            0,
            SensitivityLevel.PUBLIC,
            false);
    if (recorder != null) {
      recorder.clockRead(wall, call.method());
    }
    return Value.of(Labels.of(wall, 0));
  }

  /** A difference or comparison of two reads is a duration: the time itself is gone. */
  private Value elapsed(CallSite call, Value result) {
    if (recorder != null) {
      Clocks.difference(recorder, call);
    }
    long times = call.slots().stream().filter(StatementTransfer::hasTime).count();
    if (times >= 2) {
      return result.withLabels(result.labels().filter(l -> !StatementTransfer.isTime(l)));
    }
    if (recorder != null && call.method().returns().equals("boolean")) {
      call.slots().forEach(v -> Clocks.use(recorder, v.labels()));
    }
    return result;
  }

  private void sink(
      CallSite call, Positions positions, MethodFact.Sink fact, List<MethodFact> facts) {
    MethodFact.SinkKind kind = fact.kind();
    if (kind == MethodFact.SinkKind.BIND && call.receiver() != null) {
      // Who is bound decides whose rows a statement touches.
      for (Value bound : positions.read(fact.from())) {
        heap.putField(call.receiver(), "$bound", state.settled(bound), false);
      }
    }
    if (kind == MethodFact.SinkKind.IDENTIFIER && CheckedPaths.isChecked(heap, call)) {
      return;
    }
    if (recorder == null || (kind == MethodFact.SinkKind.STREAM && !isStandardStream(call))) {
      return;
    }
    boolean log = kind == MethodFact.SinkKind.LOG || kind == MethodFact.SinkKind.STREAM;
    if (log) {
      recorder.effect(MethodSummary.EffectSort.LOG);
      if (context.isSurveying()) {
        logged(call, positions, fact);
      }
      if (context.logTrust().allows(state, call)) {
        return;
      }
    }
    if (kind != MethodFact.SinkKind.BIND
        || new BoundValues(heap).areWritten(call, positions, facts)) {
      SinkRecording sinks = new SinkRecording(context, depth, state, heap, recorder);
      sinks.record(call, positions, fact);
      if (kind == MethodFact.SinkKind.BIND) {
        sinks.entity(call, fact);
      }
    }
    MomentRecording moments = new MomentRecording(context, depth, state, heap, recorder);
    if (kind == MethodFact.SinkKind.TEXT) {
      positions.read(fact.from()).forEach(text -> moments.text(call, text));
    } else if (kind == MethodFact.SinkKind.BIND) {
      moments.bound(call, positions, fact);
    }
    if (!log && kind != MethodFact.SinkKind.EXCEPTION_MESSAGE) {
      positions.read(fact.from()).forEach(v -> Clocks.use(recorder, heap.deep(v)));
    }
  }

  /** Notes the message, and what people call the data in it. */
  private void logged(CallSite call, Positions positions, MethodFact.Sink fact) {
    Set<String> values = new LinkedHashSet<>();
    String text = "";
    for (Value value : positions.read(fact.from())) {
      String known = heap.prefix(value);
      text = text.isEmpty() && known != null ? known : text;
      heap.deep(value)
          .forEach(
              (label, marks) -> {
                // How many there are, or what an unknown call made, tells nothing of the data
                // itself.
                if ((marks & (Mark.ASPECT | Mark.MEASURE | Mark.UNKNOWN_STEP)) == 0) {
                  values.add(EntrySurveyor.name(context.index(), label, call.site().method()));
                }
              });
    }
    Objects.requireNonNull(recorder).uses().log(call.site(), call.method(), text, values);
  }

  private static boolean isStandardStream(CallSite call) {
    return call.receiver() != null
        && call.receiver().objects().stream()
            .anyMatch(
                o ->
                    o instanceof AbstractObject.Allocated a
                        && a.site().equals(StatementTransfer.STANDARD_STREAM));
  }

  private void reset(CallSite call, Positions positions, Position to) {
    boolean hasInt = call.method().parameters().equals(List.of("int"));
    if (hasInt && !Integer.valueOf(0).equals(call.arguments().get(0).integer())) {
      return;
    }
    int operand = positions.operand(to);
    if (to.parts().isEmpty()
        && operand >= 0
        && call.operands().get(operand) instanceof Local local) {
      // The variable's own content is replaced, as by calendar.setTime(…).
      state.set(local.index(), state.local(local.index()).withLabels(Labels.NONE));
    } else if (to.root() != Position.Root.RETURN) {
      positions.reset(to);
    }
  }

  private void invoke(
      CallSite call, Positions positions, MethodFact.Invoke invoke, List<Write> writes) {
    List<Value> inputs = new ArrayList<>();
    for (Position input : invoke.inputs()) {
      Value joined = null;
      for (Value value : positions.read(input)) {
        joined = joined == null ? value : joined.join(value);
      }
      inputs.add(joined == null ? Value.UNKNOWN : state.settled(joined));
    }
    Value function = null;
    for (Value value : positions.read(invoke.function())) {
      function = function == null ? value : function.join(value);
    }
    if (function == null) {
      return;
    }
    Value result = runApart(function, inputs, call, invoke.kind());
    switch (invoke.kind()) {
      case FILTER -> {
        Value passed = inputs.isEmpty() ? Value.UNKNOWN : inputs.get(0);
        Facts facts = result == null ? null : result.given(1);
        if (facts != null) {
          passed =
              passed
                  .withLabels(passed.labels().map((l, marks) -> marks | facts.guard(l)))
                  .withOutcome(Value.PRESENT, facts);
        }
        for (Position to : invoke.to()) {
          writes.add(new Write(to, passed, FlowKind.VALUE));
        }
      }
      case ANY_TRUE, ALL_TRUE, NONE_TRUE -> {
        int outcome = invoke.kind() == InvokeKind.NONE_TRUE ? 0 : 1;
        Facts facts = result == null ? null : result.given(outcome);
        boolean proves = invoke.kind() != InvokeKind.ANY_TRUE && facts != null;
        Labels aspect =
            inputs.isEmpty() ? Labels.NONE : heap.deep(inputs.get(0)).marked(Mark.ASPECT);
        Value answer = Value.of(aspect);
        writes.add(
            new Write(
                Position.RETURN,
                proves && facts != null ? answer.withOutcome(1, facts) : answer,
                FlowKind.VALUE));
      }
      default -> {
        Value flowing = result == null ? joined(inputs) : result;
        for (Position to : invoke.to()) {
          writes.add(new Write(to, flowing, FlowKind.VALUE));
        }
      }
    }
  }

  /**
   * Runs a function that may run never or often: what it proves does not hold afterwards, unless it
   * surely runs once.
   */
  private @Nullable Value runApart(
      Value function, List<Value> inputs, CallSite call, InvokeKind kind) {
    if (kind == InvokeKind.TRANSACTION) {
      return recorder == null
          ? closures.run(function, inputs, call.site())
          : recorder.effectLog().inTransaction(() -> closures.run(function, inputs, call.site()));
    }
    State before = state.copy();
    // Where the function runs, there is an element, and what is known of each element holds.
    inputs.forEach(input -> state.assume(input.outcomes().getOrDefault(Value.PRESENT, Facts.NONE)));
    if (call.receiver() != null && call.method().owner().equals("java.util.Optional")) {
      state.assume(call.receiver().outcomes().getOrDefault(Value.PRESENT, Facts.NONE));
    }
    Value result = logged(call, kind, () -> closures.run(function, inputs, call.site()));
    Value settled = result == null ? null : state.settled(result);
    checked(call, before);
    state.become(before.join(state, false));
    return settled;
  }

  /** Tells the log how often and where the function runs. */
  private @Nullable Value logged(
      CallSite call, InvokeKind kind, Supplier<@Nullable Value> function) {
    if (recorder == null) {
      return function.get();
    }
    EffectLog log = recorder.effectLog();
    if (kind == InvokeKind.ASYNC) {
      return log.onOtherThread(function);
    }
    return ExternalCalls.repeats(call.method()) ? log.forEach(function) : function.get();
  }

  /**
   * A function that checks: if it runs for each element, all of them are checked afterwards; else
   * it is not sure that it ran.
   */
  private void checked(CallSite call, State before) {
    Set<Facts.Check> more = new LinkedHashSet<>(state.facts().checks());
    more.removeAll(before.facts().checks());
    more.removeIf(Facts.Check::open);
    if (more.isEmpty()) {
      return;
    }
    if (call.method().name().startsWith("forEach")) {
      more.forEach(check -> before.assume(Facts.check(check)));
    } else if (recorder != null) {
      recorder.seen(
          call.site(),
          new SeenCheck(
              SeenCheck.Flaw.BYPASSED,
              call.site(),
              Descriptions.call(call),
              more.stream().allMatch(Facts.Check::byName)));
    }
  }

  private Value joined(List<Value> inputs) {
    Labels labels = Labels.NONE;
    for (Value input : inputs) {
      labels = labels.union(heap.deep(input));
    }
    return Value.of(labels.marked(Mark.UNKNOWN_STEP));
  }

  private Value write(CallSite call, Positions positions, List<Write> writes) {
    List<Value> text = new ArrayList<>();
    Value result = null;
    for (Write write : writes) {
      Position to = write.to();
      if (to.root() == Position.Root.RETURN && to.parts().isEmpty()) {
        if (write.kind() == FlowKind.APPEND) {
          text.add(write.value());
        } else {
          result = result == null ? write.value() : result.join(write.value());
        }
      }
    }
    if (!text.isEmpty()) {
      Value appended = Texts.concat(heap, text);
      result = result == null ? appended : result.join(appended);
    }
    boolean needsObject =
        writes.stream()
            .anyMatch(w -> w.to().root() == Position.Root.RETURN && !w.to().parts().isEmpty());
    if (needsObject && (result == null || result.objects().isEmpty())) {
      AbstractObject object =
          new AbstractObject.Allocated(call.site(), "result", call.method().returns());
      state.put(object, ObjectState.EMPTY);
      result = (result == null ? Value.UNKNOWN : result).withObjects(Set.of(object));
    }
    positions.result(result == null ? Value.UNKNOWN : result);
    for (Write write : writes) {
      Position to = write.to();
      if (to.parts().isEmpty() && to.root() == Position.Root.RETURN) {
        continue;
      }
      if (write.kind() != FlowKind.RESET) {
        putAt(call, positions, write);
      }
    }
    return positions.result();
  }

  private void putAt(CallSite call, Positions positions, Write write) {
    if (positions.write(write.to(), write.value(), write.kind())
        || write.value().labels().isEmpty()) {
      return;
    }
    // No object is known: the data becomes a part of the variable itself.
    int operand = positions.operand(write.to());
    if (operand >= 0
        && operand < call.operands().size()
        && call.operands().get(operand) instanceof Local local) {
      Value value = state.local(local.index());
      state.set(local.index(), value.withLabels(value.labels().union(heap.deep(write.value()))));
    } else if (write.to().root() == Position.Root.RETURN) {
      Value result = positions.result();
      positions.result(result.withLabels(result.labels().union(heap.deep(write.value()))));
    }
  }
}
