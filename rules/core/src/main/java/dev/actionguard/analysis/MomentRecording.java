package dev.actionguard.analysis;

import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.SensitivityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records which clocks fill the fields and columns that tell when something happened. */
final class MomentRecording {
  /** Begins the owner of a sink that is a column of a table. */
  static final String TABLE = "table ";

  private final AnalysisContext context;
  private final int depth;
  private final State state;
  private final HeapAccess heap;
  private final Recorder recorder;

  MomentRecording(
      AnalysisContext context, int depth, State state, HeapAccess heap, Recorder recorder) {
    this.context = context;
    this.depth = depth;
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
  }

  /** A value is stored in a field. */
  void stored(FieldRef field, Value value, Site site) {
    boolean time = Moments.isTime(field.type());
    if ((!time && !Moments.isCount(field.type()))
        || (Moments.role(field.name()) == null && !isEntity(field.owner()))) {
      return;
    }
    MethodRef method = new MethodRef(field.owner(), field.name(), List.of(), field.type().name());
    sinks().record(new Sink(site, method, SinkKind.MOMENT, -1), value);
  }

  private SinkRecording sinks() {
    return new SinkRecording(context, depth, state, heap, recorder);
  }

  private boolean isEntity(String owner) {
    return context.index().program().own(owner).stream()
        .flatMap(c -> c.annotations().stream())
        .anyMatch(a -> context.index().annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent());
  }

  /** Query text reaches a call: it may ask the database for the time. */
  void text(CallSite call, Value value) {
    String text = text(value);
    String function = text == null ? null : SqlTimes.function(text);
    if (text == null || function == null) {
      return;
    }
    Label.Source source =
        new Label.Source(
            Origin.DATABASE_CLOCK,
            call.site(),
            function,
            AccessPath.EMPTY,
            0,
            SensitivityLevel.PUBLIC,
            false);
    flow(source, new Sink(call.site(), call.method(), SinkKind.MOMENT, -1));
    for (SqlTimes.Column column : SqlTimes.columns(text)) {
      if (!column.function().isEmpty()) {
        flow(source, sink(call, column));
      }
    }
  }

  private void flow(Label.Source source, Sink sink) {
    recorder.flow(new ValueFlow(source, 0, sink, sink.site(), List.of()));
  }

  private static Sink sink(CallSite call, SqlTimes.Column column) {
    MethodRef method =
        new MethodRef(TABLE + column.table(), column.column(), List.of(), call.method().returns());
    return new Sink(call.site(), method, SinkKind.MOMENT, -1);
  }

  private @Nullable String text(Value value) {
    String text = value.text();
    return text == null ? heap.prefix(value) : text;
  }

  /** A value is bound to a statement, whose text tells the column that it fills. */
  void bound(CallSite call, Positions positions, MethodFact.Sink fact) {
    boolean known = false;
    String text = statement(call);
    if (text != null) {
      for (SqlTimes.Column column : SqlTimes.columns(text)) {
        Value value = Moments.role(column.column()) == null ? null : value(call, column);
        if (value != null) {
          sinks().record(sink(call, column), value);
          known = true;
        }
      }
    }
    for (Value value : positions.read(fact.from())) {
      if (!known && mayBeTime(call, value)) {
        sinks().record(new Sink(call.site(), call.method(), SinkKind.MOMENT, -2), value);
      }
    }
  }

  private @Nullable String statement(CallSite call) {
    Value receiver = call.receiver();
    String own =
        receiver == null || receiver.objects().isEmpty()
            ? null
            : heap.prefix(heap.field(receiver, HeapAccess.CONTENT));
    if (own != null) {
      return own;
    }
    boolean takesText =
        !call.arguments().isEmpty()
            && call.arguments().size() > 1
            && call.method().parameters().get(0).equals("java.lang.String");
    return takesText ? call.arguments().get(0).text() : null;
  }

  /** The value that this call gives to a column, or null. */
  private @Nullable Value value(CallSite call, SqlTimes.Column column) {
    List<Value> arguments = call.arguments();
    int last = arguments.size() - 1;
    if (last < 1) {
      return null;
    }
    List<String> types = call.method().parameters();
    if (types.get(0).equals("int")) {
      Integer number = arguments.get(0).integer();
      return number != null && number - 1 == column.parameter() ? arguments.get(1) : null;
    }
    if (types.get(last).equals("java.lang.Object[]")) {
      return column.parameter() < 0 || heap.elements(arguments.get(last)) == null
          ? null
          : heap.element(arguments.get(last), column.parameter());
    }
    String key = arguments.get(0).text();
    return key != null && key.equals(column.name()) ? arguments.get(1) : null;
  }

  /** Time by a label, or a parameter of the method that has a type of times. */
  private boolean mayBeTime(CallSite call, Value value) {
    return heap.deep(value)
        .any(
            label ->
                label instanceof Label.Parameter p
                    ? isTimeParameter(call.site().method(), p)
                    : label instanceof Label.Source s && Demands.isMoment(s.origin()));
  }

  private boolean isTimeParameter(MethodRef reference, Label.Parameter label) {
    MethodModel method = context.index().method(reference);
    int parameter = method == null ? -1 : label.slot() - (method.isStatic() ? 0 : 1);
    if (method == null || parameter < 0 || parameter >= method.parameters().size()) {
      return false;
    }
    Type type = method.parameters().get(parameter).type();
    return label.path().isEmpty() && (Moments.isTime(type) || Moments.isCount(type));
  }
}
