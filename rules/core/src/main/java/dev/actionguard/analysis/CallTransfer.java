package dev.actionguard.analysis;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact;
import dev.actionguard.options.Options;
import dev.actionguard.options.SensitivityLevel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call does: by what the configuration states, else by the library models, else by the
 * summaries of the methods that it can run, else by the default for unknown code, in which
 * arguments flow to the result.
 */
final class CallTransfer {
  private final AnalysisContext context;
  private final InlineCalls inlined;
  private final State state;
  private final HeapAccess heap;
  private final @Nullable Recorder recorder;

  CallTransfer(
      AnalysisContext context,
      InlineCalls inlined,
      State state,
      HeapAccess heap,
      @Nullable Recorder recorder) {
    this.context = context;
    this.inlined = inlined;
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
  }

  /** Returns the result, or null if the call never returns normally. */
  @Nullable Value apply(CallSite given) {
    CallSite call = named(given);
    List<MethodFact> stated = context.configured().facts(call.method());
    List<MethodModel> targets = targets(call);
    List<MethodFact> facts =
        stated.isEmpty()
            ? context.index().models().facts(call.method(), context.index().hierarchy())
            : stated;
    Obligation.Access repository =
        targets.isEmpty() && facts.isEmpty() ? context.repositories().access(call.method()) : null;
    boolean resolved =
        !targets.isEmpty() || !facts.isEmpty() || isClosureCall(call) || repository != null;
    if (recorder != null) {
      recorder.call(resolved || context.index().isDeclared(call.method()));
    }
    if (recorder != null && targets.isEmpty()) {
      context
          .templates()
          .record(call, heap, new SinkRecording(context, inlined.depth(), state, heap, recorder));
    }
    if (recorder != null && context.isSurveying()) {
      statements(call, targets, recorder);
    }
    Facts before = state.facts();
    Value result;
    if (!stated.isEmpty()) {
      result = withTargets(call, facts, targets);
    } else if (isClosureCall(call)) {
      result = closures(call, targets);
    } else if (!targets.isEmpty() && (facts.isEmpty() || isOwn(call))) {
      result = summaries(call, targets);
    } else if (!facts.isEmpty()) {
      result = new ModelTransfer(context, inlined, state, heap, recorder).apply(call, facts);
    } else if (repository != null) {
      result = repository(call, repository);
    } else {
      result = unknown(call);
    }
    if (recorder != null && result != null) {
      new SeenGuards(recorder).note(call, targets, facts, before, state.facts(), result);
    }
    boolean isModelledCheck = facts.stream().anyMatch(f -> f instanceof MethodFact.AccessCheck);
    return result == null ? null : afterwards(call, result, targets, isModelledCheck);
  }

  /** Notes the statements that a helper of the program is told to run. */
  private void statements(CallSite call, List<MethodModel> targets, Recorder noting) {
    for (Value argument : call.arguments()) {
      String text = heap.prefix(argument);
      if (SqlText.access(text) != null) {
        targets.forEach(
            t -> noting.uses().statement(t.reference(), java.util.Objects.toString(text)));
      }
    }
  }

  /** {@code addKeyValue("userId", x)}: the key names the value. */
  private CallSite named(CallSite call) {
    if (!KEY_VALUE.contains(call.method().name()) || call.arguments().size() != 2) {
      return call;
    }
    String key = call.arguments().get(0).text();
    if (key == null) {
      return call;
    }
    Type type = call.operands().get(call.operands().size() - 1).type();
    Value value =
        Sensitivity.byName(context, state, call.arguments().get(1), key, type, call.site());
    return new CallSite(
        call.site(),
        call.kind(),
        call.method(),
        call.receiver(),
        List.of(call.arguments().get(0), value),
        call.operands());
  }

  private static final Set<String> HANDLES =
      Set.of(
          "java.sql.Connection",
          "java.sql.Driver",
          "javax.sql.DataSource",
          "javax.sql.PooledConnection",
          "javax.sql.XAConnection");

  private static final Set<String> KEY_VALUE =
      Set.of("addKeyValue", "keyValue", "kv", "value", "v", "entry", "keyValuePair");

  /** What is stated of a method of the program comes on top of what its body shows. */
  private @Nullable Value withTargets(
      CallSite call, List<MethodFact> facts, List<MethodModel> targets) {
    Value fromBody = targets.isEmpty() ? null : summaries(call, targets);
    if (!targets.isEmpty() && fromBody == null) {
      return null;
    }
    Value stated = new ModelTransfer(context, inlined, state, heap, recorder).apply(call, facts);
    boolean sanitizes = facts.stream().anyMatch(f -> f instanceof MethodFact.Sanitizer);
    if (stated == null || fromBody == null || sanitizes) {
      if (fromBody == null && stated != null && !sanitizes) {
        return unknown(call).withOutcomes(stated.outcomes());
      }
      return stated;
    }
    Value both = fromBody;
    for (var outcome : stated.outcomes().entrySet()) {
      both = both.withOutcome(outcome.getKey(), outcome.getValue());
    }
    return both;
  }

  /** A class of the program that implements a modelled library type: its own body counts. */
  private boolean isOwn(CallSite call) {
    return call.kind() == CallKind.STATIC
        || call.kind() == CallKind.SPECIAL
        || context.index().program().contains(call.method().owner())
        || (call.receiver() != null
            && !call.receiver().objects().isEmpty()
            && call.receiver().objects().stream()
                .allMatch(
                    o ->
                        o.exactType() != null
                            && context.index().program().contains(o.exactType())));
  }

  /** What is known to be a closure runs; what else the receiver may be does by its class. */
  private Value closures(CallSite call, List<MethodModel> targets) {
    Value known = new ClosureCalls(context, inlined, state, heap, recorder).call(call);
    boolean others =
        call.receiver() != null
            && call.receiver().objects().stream()
                .anyMatch(o -> !(o instanceof AbstractObject.Closure));
    if (!others) {
      return known;
    }
    // A rule from a map of rules, or the default one: of the first nothing is known.
    Value byClass = targets.isEmpty() ? unknown(call) : summaries(call, targets);
    return byClass == null ? known : known.join(byClass);
  }

  private static boolean isClosureCall(CallSite call) {
    return call.receiver() != null
        && call.receiver().objects().stream()
            .anyMatch(
                o ->
                    o instanceof AbstractObject.Closure closure
                        && closure.functional().name().equals(call.method().name()));
  }

  /** By the exact classes of the receiver where they are known, else by the class hierarchy. */
  private List<MethodModel> targets(CallSite call) {
    boolean isVirtual = call.kind() == CallKind.VIRTUAL || call.kind() == CallKind.INTERFACE;
    if (isVirtual && call.receiver() != null && !call.receiver().objects().isEmpty()) {
      Set<MethodModel> exact = new LinkedHashSet<>();
      boolean allExact = true;
      for (AbstractObject object : call.receiver().objects()) {
        String type = object.exactType();
        if (type == null || !context.index().program().contains(type)) {
          allExact = false;
          break;
        }
        MethodModel target = context.index().ownResolved(type, call.method());
        if (target != null && !target.isAbstract()) {
          exact.add(target);
        }
      }
      if (allExact) {
        return List.copyOf(exact);
      }
    }
    return context.index().targets(call.kind(), call.method());
  }

  private @Nullable Value summaries(CallSite call, List<MethodModel> targets) {
    State before = targets.size() > 1 ? state.copy() : state;
    PassedValues passed = new PassedValues(context, call, before);
    Value result = null;
    State joined = null;
    for (MethodModel target : targets) {
      State own = targets.size() > 1 ? before.copy() : state;
      Value returned =
          new SummaryTransfer(context, inlined, own, passed, recorder)
              .apply(call, target, targets.size());
      if (returned == null) {
        continue;
      }
      if (result == null || joined == null) {
        result = returned;
        joined = own;
      } else {
        Facts both = joined.facts().or(own.facts());
        result = result.join(returned, joined.facts(), own.facts(), both, false);
        joined = joined.join(own, false);
      }
    }
    if (targets.size() > 1 && joined != null) {
      state.become(joined);
    }
    return result;
  }

  /** A repository's method whose implementation the framework makes. */
  private Value repository(CallSite call, Obligation.Access access) {
    if (recorder != null) {
      call.arguments().forEach(argument -> Clocks.use(recorder, heap.deep(argument)));
    }
    boolean bindsPrincipal = context.repositories().bindsPrincipal(call.method());
    if (bindsPrincipal && access == Obligation.Access.WRITE) {
      if (recorder != null) {
        recorder.effect(MethodSummary.EffectSort.DATABASE_WRITE);
      }
    } else if (recorder != null) {
      new SuppliedIdentities(context, state, heap, recorder).repository(call);
      new DatabaseCalls(context, state, heap, recorder)
          .access(
              call,
              access,
              !context.repositories().isCertain(call.method()),
              context.repositories().text(call.method()));
      if (access == Obligation.Access.WRITE) {
        written(call, recorder);
      }
    }
    Value result = call.method().returns().equals("void") ? Value.UNKNOWN : read(call);
    result = context.foundEntities().of(state, result, call.returnType(), call.site());
    boolean byUser = call.arguments().stream().anyMatch(v -> heap.deep(v).has(Origin.PRINCIPAL));
    if (!byUser || access != Obligation.Access.READ) {
      return result;
    }
    // What is found by the user's own id belongs to the user.
    Facts owned = Facts.check(new Facts.Check(Options.Strength.OBJECT, Set.of(), false));
    return call.method().returns().equals("boolean")
        ? result.withOutcome(1, owned)
        : result.withOutcome(Value.PRESENT, owned).withOutcome(1, owned);
  }

  /** All that a writing method of a repository is given is bound. */
  private void written(CallSite call, Recorder to) {
    int marks = context.repositories().isCertain(call.method()) ? 0 : Mark.UNKNOWN_STEP;
    for (int i = 0; i < call.arguments().size(); i++) {
      Value bound = call.arguments().get(i).marked(marks);
      new SinkRecording(context, inlined.depth(), state, heap, to)
          .record(new Sink(call.site(), call.method(), MethodFact.SinkKind.BIND, i), bound);
    }
  }

  private static Value read(CallSite call) {
    Label row =
        new Label.Source(
            Origin.DATABASE,
            call.site(),
            Descriptions.method(call.method()),
            AccessPath.EMPTY,
            0,
            SensitivityLevel.PUBLIC,
            false);
    return Value.of(Labels.of(row, 0));
  }

  private static final Set<String> FINDING = Set.of("find", "get", "load", "lookup", "fetch");

  /** What is found by a key is no data of the key: {@code getModel(id)}. */
  private static boolean findsByKey(CallSite call) {
    List<String> words = Names.tokens(call.method().name());
    String type = call.method().returns();
    return !words.isEmpty()
        && FINDING.contains(words.get(0))
        && !type.startsWith("java.")
        && !call.returnType().isPrimitive()
        && call.method().parameters().stream()
            .allMatch(p -> p.equals("java.lang.String") || Type.of(p).isPrimitive());
  }

  /** The default for code that nothing is known of: what goes in may come out, changed. */
  private Value unknown(CallSite call) {
    Labels labels = Labels.NONE;
    int asKey = findsByKey(call) ? Mark.ASPECT : 0;
    List<Value> slots = call.slots();
    for (int i = 0; i < slots.size(); i++) {
      Value value = slots.get(i);
      boolean receiver = i == 0 && call.receiver() != null;
      Labels given = heap.deep(value).marked(receiver ? 0 : asKey);
      labels = labels.union(receiver ? given.filter(l -> !isWhole(l)) : given);
      if (recorder != null) {
        Clocks.use(recorder, value.labels());
      }
      if (value.objects().stream().anyMatch(o -> o instanceof AbstractObject.Closure)) {
        // Unknown code may run it with anything that it was given.
        new ClosureCalls(context, inlined, state, heap, recorder)
            .run(value, List.of(), call.site());
      }
    }
    if (call.method().isConstructor() && call.receiver() != null) {
      CheckedPaths.note(heap, call);
      if (call.operands().get(0) instanceof Local local) {
        Value made = state.local(local.index());
        Labels content = shownBy(call.method().owner(), labels).marked(Mark.UNKNOWN_STEP);
        state.set(local.index(), made.withLabels(made.labels().union(content)));
      }
      return Value.UNKNOWN;
    }
    if (call.method().returns().equals("boolean")) {
      return Value.of(labels.marked(Mark.ASPECT));
    }
    if (HANDLES.contains(call.method().returns())) {
      // A connection shows nothing of the password that opened it.
      return Value.UNKNOWN;
    }
    if (call.method().returns().equals("void")) {
      return Value.UNKNOWN;
    }
    Labels shown = shownBy(call.method().returns(), labels);
    return Value.of(shown.derived().marked(Mark.UNKNOWN_STEP));
  }

  /** What is asked of a whole request is a part of it. */
  private static boolean isWhole(Label label) {
    return label instanceof Label.Source s && s.origin() == Origin.WHOLE_REQUEST;
  }

  /**
   * A client, an answer or a parsed token that some library made of an id or a secret is an object
   * of its own: what it holds is not the id. Data may be, and so may what an exception says.
   */
  private Labels shownBy(String type, Labels labels) {
    return holdsData(type) || context.index().hierarchy().isSubtype(type, "java.lang.Throwable")
        ? labels
        : labels
            .filter(l -> !Sensitivity.isHiddenInObjects(l))
            .map((l, marks) -> l instanceof Label.Parameter ? marks | Mark.ENCLOSED : marks);
  }

  /** Returns whether values of the type are data: texts, numbers and collections of such. */
  private static boolean holdsData(String type) {
    String element = type.replace("[]", "");
    return Type.of(element).isPrimitive() || DataTypes.contains(element);
  }

  /** What the method's name says, whatever its body is. */
  private Value afterwards(
      CallSite call, Value result, List<MethodModel> targets, boolean isModelledCheck) {
    Value value = context.logTrust().passedOn(call, result);
    if (!value.labels().isEmpty() && context.isClosed(call.returnType())) {
      value = value.withLabels(value.labels().marked(Mark.CLOSED));
    }
    if (call.arguments().isEmpty()
        && call.receiver() != null
        && !call.method().isConstructor()
        && !call.method().returns().equals("void")) {
      value =
          Sensitivity.byName(
              context,
              state,
              value,
              Names.property(call.method().name()),
              call.returnType(),
              call.site());
      value = Sensitivity.unwrapped(context, state, call, value);
    } else if (call.arguments().size() == 1 && call.arguments().get(0).text() != null) {
      value = byKey(call, value, call.arguments().get(0).text());
    }
    Facts named =
        isModelledCheck ? Facts.NONE : AccessNames.facts(context, heap, call, targets, value);
    if (named.isEmpty()) {
      return value;
    }
    if (call.method().returns().equals("boolean")) {
      return value.withOutcome(1, named);
    }
    if (AccessNames.isDecision(call.method().returns())) {
      return value.withOutcome(Value.GRANTED, named);
    }
    state.assume(named);
    return value;
  }

  /** {@code map.get("token")}, {@code request.getHeader("Authorization")}: the key is the name. */
  private Value byKey(CallSite call, Value value, @Nullable String key) {
    boolean reads =
        key != null
            && call.receiver() != null
            && call.method().name().startsWith("get")
            && KEY_PARAMETERS.contains(call.method().parameters());
    return reads && key != null
        ? Sensitivity.byName(context, state, value, key, call.returnType(), call.site())
        : value;
  }

  private static final List<List<String>> KEY_PARAMETERS =
      List.of(List.of("java.lang.String"), List.of("java.lang.Object"));
}
