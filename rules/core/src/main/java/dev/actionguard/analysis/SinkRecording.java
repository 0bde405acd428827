package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.Position;
import dev.actionguard.options.SensitivityLevel;
import java.util.List;

/**
 * Records what reaches the sinks of a call: flows from known sources, obligations for parameters.
 */
final class SinkRecording {
  private final AnalysisContext context;
  private final int depth;
  private final State state;
  private final HeapAccess heap;
  private final Recorder recorder;

  /**
   * @param depth as of the {@link MethodAnalysis}: parameters of methods that are run inline are
   *     those of the method around them
   */
  SinkRecording(
      AnalysisContext context, int depth, State state, HeapAccess heap, Recorder recorder) {
    this.context = context;
    this.depth = depth;
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
  }

  void record(CallSite call, Positions positions, MethodFact.Sink fact) {
    int index = fact.from().root() == Position.Root.ARGUMENT ? fact.from().index() : -1;
    List<Value> values = positions.read(fact.from());
    for (int i = 0; i < values.size(); i++) {
      int argument = fact.from().isEveryArgument() ? i : index;
      Sink sink = new Sink(call.site(), call.method(), fact.kind(), argument);
      record(sink, values.get(i));
    }
    if (fact.kind() == SinkKind.LOG) {
      placeholders(call, values, fact);
    }
  }

  /** Records an entity that a call writes as a whole. */
  void entity(CallSite call, MethodFact.Sink fact) {
    int argument = fact.from().index();
    int operand = argument + (call.receiver() == null ? 0 : 1);
    boolean whole =
        fact.from().root() == Position.Root.ARGUMENT
            && fact.from().parts().isEmpty()
            && argument >= 0
            && argument < call.arguments().size();
    if (whole && context.foundEntities().isEntity(call.operands().get(operand).type())) {
      Sink sink = new Sink(call.site(), call.method(), SinkKind.PROPERTIES, argument);
      record(sink, call.arguments().get(argument));
    }
  }

  /** Records what of a value reaches a sink. */
  void record(Sink sink, Value value) {
    record(sink, sink.site(), value);
  }

  /** Records what of a value reaches a sink that is reported at another place. */
  void record(Sink sink, Site place, Value value) {
    Labels labels =
        sink.kind() == SinkKind.BIND
            ? new WrittenContent(context, state, heap).of(value, sink.method())
            : heap.deep(value);
    labels.forEach(
        (label, marks) -> {
          int all = marks | value.cleaned() | declared(sink, label);
          if (Demands.isClean(sink.kind(), all)) {
            return;
          }
          if (label instanceof Label.Parameter p) {
            recorder.obligation(
                new Obligation.CleanValue(
                    p,
                    all,
                    sink,
                    place,
                    List.of(),
                    depth > 0 ? null : context.assumed(sink.kind(), sink.site().method(), p)));
          } else if (label instanceof Label.Source source
              && Demands.wants(sink.kind(), source, context.index().options())) {
            recorder.flow(new ValueFlow(source, all, sink, place, List.of()));
          }
        });
  }

  private int declared(Sink sink, Label label) {
    return depth > 0 && label instanceof Label.Parameter
        ? 0
        : context.constraints().marks(label, sink, sink.site().method(), state.facts());
  }

  /** {@code log.info("userId={}", x)}: the template names its arguments. */
  private void placeholders(CallSite call, List<Value> values, MethodFact.Sink fact) {
    List<Value> arguments = call.arguments();
    int template = 0;
    while (template < arguments.size() && arguments.get(template).text() == null) {
      template++;
    }
    if (template >= arguments.size() || values.isEmpty()) {
      return;
    }
    String text = java.util.Objects.requireNonNull(arguments.get(template).text());
    List<String> names = LogTemplates.names(text);
    for (int i = 0; i < names.size(); i++) {
      SensitivityLevel level = context.names().level(names.get(i));
      if (level == SensitivityLevel.PUBLIC) {
        continue;
      }
      Value value = logged(arguments, template, i);
      if (value == null || Sensitivity.isHidden(state, value) || !heap.deep(value).isEmpty()) {
        continue;
      }
      if ((value.cleaned() & (Mark.MASKED | Mark.HASHED | Mark.ASPECT)) == 0) {
        Sink sink = new Sink(call.site(), call.method(), fact.kind(), template + 1 + i);
        Label.Source source =
            new Label.Source(
                Origin.SENSITIVE, call.site(), names.get(i), AccessPath.EMPTY, 0, level, true);
        recorder.flow(new ValueFlow(source, Mark.BY_NAME, sink, call.site(), List.of()));
      }
    }
  }

  /** The value of the n-th placeholder: an argument, or an element of the last one. */
  private @org.jspecify.annotations.Nullable Value logged(
      List<Value> arguments, int template, int placeholder) {
    int position = template + 1 + placeholder;
    if (template + 2 == arguments.size()) {
      Value last = arguments.get(template + 1);
      if (heap.elements(last) != null) {
        return heap.element(last, placeholder);
      }
    }
    return position < arguments.size() ? arguments.get(position) : null;
  }
}
