package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known right before a call that somebody asked about.
 *
 * @param facts what the configuration or the library models state of the method
 * @param repository how a repository's method without a body uses the database, or null
 * @param known whether anything is known of the method: it is stated, modelled or the program's
 * @param arguments what goes into the positions that rules look at
 * @param before what holds
 */
record AskedCall(
    Site site,
    MethodRef method,
    List<MethodFact> facts,
    Obligation.@Nullable Access repository,
    boolean known,
    List<Argument> arguments,
    Facts before) {

  /**
   * A value at a position that a rule looks at.
   *
   * @param argument which argument, from 1; 0 for the receiver or all of them
   * @param constant the text or number that it is, or null
   * @param labels the data in it, with what is proved of it
   */
  record Argument(
      MethodFact.SinkKind kind,
      int argument,
      @Nullable String constant,
      Map<Label, Integer> labels) {}

  static AskedCall of(AnalysisContext context, State state, HeapAccess heap, CallSite call) {
    List<MethodFact> facts = new ArrayList<>(context.configured().facts(call.method()));
    if (facts.isEmpty()) {
      facts.addAll(context.index().models().facts(call.method(), context.index().hierarchy()));
    }
    boolean own = !context.index().targets(call.kind(), call.method()).isEmpty();
    Obligation.Access repository =
        own || !facts.isEmpty() ? null : context.repositories().access(call.method());
    Positions positions = new Positions(heap, call);
    List<Argument> arguments = new ArrayList<>();
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Sink sink) {
        for (Value value : positions.read(sink.from())) {
          arguments.add(argument(sink, state, heap, value));
        }
      }
    }
    return new AskedCall(
        call.site(),
        call.method(),
        List.copyOf(facts),
        repository,
        own || !facts.isEmpty() || repository != null,
        List.copyOf(arguments),
        state.facts());
  }

  private static Argument argument(
      MethodFact.Sink sink, State state, HeapAccess heap, Value value) {
    Map<Label, Integer> labels = new LinkedHashMap<>();
    heap.deep(value)
        .forEach((label, marks) -> labels.put(label, marks | state.facts().guard(label)));
    boolean single = sink.from().root() == Position.Root.ARGUMENT && !sink.from().isEveryArgument();
    String text = value.text() != null ? value.text() : number(value);
    return new Argument(sink.kind(), single ? sink.from().index() + 1 : 0, text, labels);
  }

  private static @Nullable String number(Value value) {
    Integer number = value.integer();
    return number == null ? null : number.toString();
  }
}
