package dev.actionguard.analysis;

import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.StatementVisitor;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact;
import dev.actionguard.options.SensitivityLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transfer function of single statements: changes its own copy of the state. Each method
 * returns whether execution can go on after the statement.
 */
final class StatementTransfer implements StatementVisitor<Boolean> {
  private final AnalysisContext context;
  private final MethodModel method;
  private final MethodAnalysis analysis;
  private final State state;
  private final HeapAccess heap;
  private final Site site;
  private final @Nullable Recorder recorder;

  StatementTransfer(
      AnalysisContext context,
      MethodModel method,
      MethodAnalysis analysis,
      State state,
      Site site,
      @Nullable Recorder recorder) {
    this.context = context;
    this.method = method;
    this.analysis = analysis;
    this.state = state;
    this.site = site;
    this.recorder = recorder;
    heap = new HeapAccess(state, context.statics());
  }

  private Value value(Operand operand) {
    return MethodAnalysis.value(state, operand);
  }

  /**
   * Assigns a local. A closed type proves the content, a sensitive name makes the value sensitive.
   */
  private void define(Local local, Value value) {
    Value defined = value;
    int marks = context.marks(local.type());
    if (!value.labels().isEmpty()) {
      defined = value.withLabels(value.labels().marked(marks));
    }
    if ((marks & Mark.ASPECT) != 0) {
      defined = defined.marked(Mark.ASPECT);
    }
    if (local.kind() == Local.Kind.VARIABLE && local.isNamed()) {
      defined = named(defined, local.name(), local.type());
    }
    defined = context.typeSources().apply(defined, local.type(), site);
    state.set(local.index(), defined);
  }

  /**
   * The value with a source for its name, if the name says that it is sensitive and it is not
   * hidden.
   */
  private Value named(Value value, String name, Type type) {
    return Sensitivity.byName(context, state, value, name, type, site);
  }

  @Override
  public Boolean visitAssign(Statement.Assign s) {
    define(s.target(), value(s.value()));
    return true;
  }

  @Override
  public Boolean visitFieldLoad(Statement.FieldLoad s) {
    Value loaded;
    if (s.receiver() == null) {
      loaded = staticField(s.field());
    } else {
      loaded = heap.field(value(s.receiver()), s.field().name());
      if (loaded.objects().isEmpty() && loaded.labels().isEmpty() && !loaded.isFromConstants()) {
        loaded = constantField(s.field(), loaded);
      }
      Value functions = context.statics().field(s.field());
      if (functions != null && !loaded.objects().containsAll(functions.objects())) {
        loaded = loaded.join(functions);
      }
    }
    if (!loaded.labels().isEmpty() && context.isClosed(s.field().type())) {
      loaded = loaded.withLabels(loaded.labels().marked(Mark.CLOSED));
    }
    define(s.target(), named(loaded, s.field().name(), s.field().type()));
    return true;
  }

  private Value staticField(FieldRef field) {
    Value known = context.index().isEnum(field.owner()) ? null : context.statics().field(field);
    if (known != null) {
      return known;
    }
    if (field.owner().equals("java.lang.System")
        && (field.name().equals("out") || field.name().equals("err"))) {
      return Value.of(
          new AbstractObject.Allocated(STANDARD_STREAM, field.name(), "java.io.PrintStream"));
    }
    Value constant = constantField(field, Value.UNKNOWN);
    return !constant.isFromConstants() && isVariable(field)
        ? heap.field(Value.of(AbstractObject.STATIC_FIELDS), field.toString())
        : constant;
  }

  /** A static field of the program that anybody may change. */
  private boolean isVariable(FieldRef field) {
    return context
        .index()
        .program()
        .own(field.owner())
        .flatMap(c -> c.field(field.name()))
        .filter(f -> f.isStatic() && !f.isFinal())
        .isPresent();
  }

  /** The site of the objects that stand for the standard streams. */
  static final Site STANDARD_STREAM =
      new Site(
          new dev.actionguard.ir.MethodRef("java.lang.System", "<clinit>", List.of(), "void"),
          0,
          0,
          dev.actionguard.ir.SourceRange.UNKNOWN);

  private Value constantField(FieldRef field, Value otherwise) {
    for (String type : context.index().hierarchy().supertypes(field.owner())) {
      FieldModel model =
          context.index().program().find(type).flatMap(c -> c.field(field.name())).orElse(null);
      if (model != null) {
        if (model.constant() != null) {
          return Value.ofConstant(model.constant());
        }
        boolean enumConstant =
            model.isStatic() && model.isFinal() && model.type().name().equals(type);
        return enumConstant && context.index().isEnum(type)
            ? Value.ofConstant(new EnumConstant(type, field.name()))
            : otherwise;
      }
    }
    return otherwise;
  }

  @Override
  public Boolean visitFieldStore(Statement.FieldStore s) {
    Value stored = state.settled(value(s.value()));
    clockUse(stored);
    if (recorder != null && !s.field().name().startsWith("$")) {
      new MomentRecording(context, analysis.inlined().depth(), state, heap, recorder)
          .stored(s.field(), stored, site);
    }
    if (s.receiver() != null) {
      Value receiver = value(s.receiver());
      boolean written = heap.putField(receiver, s.field().name(), stored, true);
      if (!written && s.receiver() instanceof Local local && !stored.labels().isEmpty()) {
        state.set(local.index(), receiver.withLabels(receiver.labels().union(stored.labels())));
      }
    } else if (isVariable(s.field())) {
      heap.putField(Value.of(AbstractObject.STATIC_FIELDS), s.field().toString(), stored, true);
    } else if (method.name().equals("<clinit>")) {
      state.put(StaticFields.object(s.field()), ObjectState.EMPTY.with("value", stored, true));
    }
    return true;
  }

  @Override
  public Boolean visitArrayLoad(Statement.ArrayLoad s) {
    define(s.target(), heap.element(value(s.array()), value(s.index()).integer()));
    return true;
  }

  @Override
  public Boolean visitArrayStore(Statement.ArrayStore s) {
    Value stored = state.settled(value(s.value()));
    Value array = value(s.array());
    boolean written = heap.putElement(array, value(s.index()).integer(), stored);
    if (!written && s.array() instanceof Local local && !stored.labels().isEmpty()) {
      state.set(local.index(), array.withLabels(array.labels().union(stored.labels())));
    }
    return true;
  }

  @Override
  public Boolean visitCall(Statement.Call s) {
    List<Value> arguments = new ArrayList<>(s.arguments().size());
    List<Operand> operands = new ArrayList<>(s.arguments().size() + 1);
    if (s.receiver() != null) {
      operands.add(s.receiver());
    }
    for (Operand argument : s.arguments()) {
      arguments.add(value(argument));
      operands.add(argument);
    }
    Value receiver = s.receiver() == null ? null : value(s.receiver());
    CallSite call = new CallSite(site, s.kind(), s.method(), receiver, arguments, operands);
    if (recorder != null && context.isAsked(site)) {
      recorder.asked(AskedCall.of(context, state, heap, call));
    }
    Facts before = state.facts();
    Value result = new CallTransfer(context, analysis.inlined(), state, heap, recorder).apply(call);
    if (result == null) {
      return false;
    }
    if (recorder != null) {
      CheckCall check = CheckCall.of(context, call, before.checks(), state, result, s.target());
      if (check != null) {
        recorder.checkCall(check);
        new SuppliedIdentities(context, state, heap, recorder).checked(call, before);
      }
    }
    if (s.target() != null) {
      define(s.target(), result);
    } else if (!s.method().returns().equals("void")) {
      ignored(s, result);
    }
    return true;
  }

  /** A result that is thrown away: what was masked for it is known to be meant to be hidden. */
  private void ignored(Statement.Call s, Value result) {
    Labels labels = result.labels();
    Labels hidden = labels.filter(l -> (labels.marks(l) & (Mark.MASKED | Mark.HASHED)) != 0);
    if (!hidden.isEmpty()) {
      state.assume(Facts.guard(hidden, Mark.RESULT_IGNORED));
    }
    if (recorder != null) {
      for (MethodModel target : context.index().targets(s.kind(), s.method())) {
        recorder.ignored(target.reference());
      }
    }
  }

  @Override
  public Boolean visitNew(Statement.New s) {
    AbstractObject object = new AbstractObject.Allocated(site, "", s.type().name());
    if (state.object(object) == null || !isHeld(object)) {
      state.put(object, ObjectState.EMPTY);
    }
    define(s.target(), Value.of(object));
    return true;
  }

  /**
   * Returns whether an object that this statement made earlier (in a loop) is still referred to.
   */
  private boolean isHeld(AbstractObject object) {
    for (AbstractObject holder : state.objects()) {
      ObjectState held = java.util.Objects.requireNonNull(state.object(holder));
      if (!holder.equals(object)) {
        Value elements = held.elements() == null ? null : held.elements().all();
        if ((elements != null && elements.objects().contains(object))
            || held.fields().values().stream().anyMatch(v -> v.objects().contains(object))) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Boolean visitNewArray(Statement.NewArray s) {
    define(s.target(), newArray(s.type(), s.dimensions().size(), ""));
    return true;
  }

  /** An array of arrays is filled with arrays: one object stands for all of a dimension. */
  private Value newArray(Type type, int dimensions, String inner) {
    AbstractObject object = new AbstractObject.Allocated(site, inner, type.name());
    Container elements =
        dimensions < 2
            ? Container.EMPTY
            : Container.of(newArray(type.component(), dimensions - 1, inner + "[]"));
    state.put(object, ObjectState.EMPTY.with(elements));
    return Value.of(object);
  }

  @Override
  public Boolean visitConcat(Statement.Concat s) {
    List<Value> parts = Texts.masked(s.parts(), s.parts().stream().map(this::value).toList());
    define(s.target(), Texts.concat(heap, parts));
    return true;
  }

  @Override
  public Boolean visitUnary(Statement.Unary s) {
    Value operand = value(s.operand());
    Integer constant = operand.integer();
    boolean negates = s.operator() == Statement.UnaryOperator.NEGATE;
    if (negates && constant != null) {
      define(s.target(), Value.ofConstant(-constant));
    } else {
      define(s.target(), negates ? operand.content() : length(s.operand().type(), operand));
    }
    return true;
  }

  /** Bytes and characters are the text that they were made of, and as long. */
  private Value length(Type array, Value value) {
    boolean text = array.name().equals("byte[]") || array.name().equals("char[]");
    return text ? Value.of(heap.deep(value).marked(Mark.ASPECT | Mark.MEASURE)) : Value.UNKNOWN;
  }

  @Override
  public Boolean visitBinary(Statement.Binary s) {
    Value left = value(s.left());
    Value right = value(s.right());
    Integer a = left.integer();
    Integer b = right.integer();
    if (a != null && b != null) {
      Integer folded = Arithmetic.fold(s.operator(), a, b);
      define(s.target(), folded == null ? Value.UNKNOWN : Value.ofConstant(folded));
      return true;
    }
    Labels labels = left.labels().union(right.labels());
    boolean compares =
        s.operator() == Statement.BinaryOperator.COMPARE_OR_LESS
            || s.operator() == Statement.BinaryOperator.COMPARE_OR_GREATER;
    if (s.operator() == Statement.BinaryOperator.XOR && Integer.valueOf(1).equals(b)) {
      define(s.target(), negated(left));
      return true;
    }
    if (compares) {
      Value compared = Value.of(labels.marked(Mark.ASPECT));
      Facts same = Ownership.facts(left.labels(), right.labels());
      clockComparison(left, right);
      define(s.target(), compared.withOutcome(0, same));
      return true;
    }
    if (s.operator() == Statement.BinaryOperator.SUBTRACT) {
      labels = difference(left, right, labels);
    }
    boolean few = s.operator() == Statement.BinaryOperator.SUBTRACT && FewCharacters.isFew(right);
    Value result = Value.of(labels);
    define(s.target(), few ? result.withCleaned(Mark.FEW) : result);
    return true;
  }

  /** A difference of two times is a duration, and so is what is counted from a tick. */
  private Labels difference(Value left, Value right, Labels labels) {
    if (recorder != null) {
      Clocks.mixed(recorder, right, left, site);
    }
    if (hasTime(left) && hasTime(right)) {
      return labels.filter(l -> !isTime(l));
    }
    boolean counted = !right.isFromConstants() && !left.isFromConstants();
    boolean ticks =
        left.labels().has(Origin.MONOTONIC_CLOCK) || right.labels().has(Origin.MONOTONIC_CLOCK);
    return counted && ticks ? Labels.NONE : labels;
  }

  private static Value negated(Value value) {
    Map<Object, Facts> swapped = new LinkedHashMap<>();
    value
        .outcomes()
        .forEach((key, facts) -> swapped.put(key.equals(0) ? 1 : key.equals(1) ? 0 : key, facts));
    return Value.of(value.labels()).withOutcomes(swapped);
  }

  static boolean isTime(Label label) {
    return label instanceof Label.Source s
        && (s.origin() == Origin.WALL_CLOCK || s.origin() == Origin.MONOTONIC_CLOCK);
  }

  static boolean hasTime(Value value) {
    return value.labels().any(StatementTransfer::isTime);
  }

  private void clockComparison(Value left, Value right) {
    if (!(hasTime(left) && hasTime(right))) {
      clockUse(left);
      clockUse(right);
    }
  }

  private void clockUse(Value value) {
    if (recorder != null) {
      Clocks.use(recorder, value.labels());
    }
  }

  @Override
  public Boolean visitCast(Statement.Cast s) {
    Value operand = value(s.operand());
    if (s.type().isPrimitive()) {
      Integer constant = operand.integer();
      boolean small = Set.of("int", "char", "short", "byte", "boolean").contains(s.type().name());
      boolean fits =
          constant != null && (s.type().name().equals("int") || (constant >= 0 && constant < 128));
      operand = small && fits ? operand : operand.content();
    }
    if (context.isClosed(s.type()) && !operand.labels().isEmpty()) {
      operand = operand.withLabels(operand.labels().marked(Mark.CLOSED));
    }
    operand = context.foundEntities().of(state, operand, s.type(), site);
    define(s.target(), operand);
    return true;
  }

  @Override
  public Boolean visitInstanceOf(Statement.InstanceOf s) {
    Value operand = value(s.operand());
    Facts present = operand.given(Value.PRESENT);
    Value result = Value.of(operand.labels().marked(Mark.ASPECT));
    define(s.target(), present == null ? Value.ofConstant(0) : result.withOutcome(1, present));
    return true;
  }

  @Override
  public Boolean visitClosure(Statement.Closure s) {
    AbstractObject object =
        new AbstractObject.Closure(
            site,
            s.functional(),
            s.implementation(),
            s.kind(),
            s.captured().size(),
            s.parameterTypes().stream().map(Type::name).toList());
    Map<String, Value> captured = new LinkedHashMap<>();
    for (int i = 0; i < s.captured().size(); i++) {
      Value value = state.settled(value(s.captured().get(i)));
      clockUse(value);
      captured.put("$" + i, value);
    }
    state.put(object, new ObjectState(captured, null));
    define(s.target(), Value.of(object));
    clockReference(s);
    return true;
  }

  /** {@code Instant::now}: whoever runs it, this is where the local clock is chosen. */
  private void clockReference(Statement.Closure s) {
    if (recorder == null || context.index().program().contains(s.implementation().owner())) {
      return;
    }
    for (MethodFact fact :
        context.index().models().facts(s.implementation(), context.index().hierarchy())) {
      if (fact instanceof MethodFact.Source source
          && source.kind() == MethodFact.SourceKind.WALL_CLOCK) {
        recorder.clockRead(
            new Label.Source(
                Origin.WALL_CLOCK,
                site,
                Descriptions.method(s.implementation()),
                AccessPath.EMPTY,
                0,
                SensitivityLevel.PUBLIC,
                false),
            s.implementation());
        recorder.clockUse(site);
      }
    }
  }

  @Override
  public Boolean visitMonitor(Statement.Monitor s) {
    return true;
  }

  @Override
  public Boolean visitCaught(Statement.Caught s) {
    Label caught =
        new Label.Source(
            Origin.CAUGHT,
            site,
            s.target().type().name(),
            AccessPath.EMPTY,
            0,
            SensitivityLevel.PUBLIC,
            false);
    define(s.target(), Value.of(Labels.of(caught, 0)));
    return true;
  }

  @Override
  public Boolean visitUnknown(Statement.Unknown s) {
    Labels labels = Labels.NONE;
    for (Operand operand : s.operands()) {
      labels = labels.union(heap.deep(value(operand)));
    }
    if (s.target() != null) {
      define(s.target(), Value.of(labels.marked(Mark.UNKNOWN_STEP)));
    }
    return true;
  }
}
