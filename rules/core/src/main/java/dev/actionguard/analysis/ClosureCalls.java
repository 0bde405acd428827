package dev.actionguard.analysis;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs closures and other objects with a functional method. */
final class ClosureCalls {
  private final AnalysisContext context;
  private final InlineCalls inlined;
  private final State state;
  private final HeapAccess heap;
  private final @Nullable Recorder recorder;

  ClosureCalls(
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

  /** A call of an interface method whose receiver is a closure. */
  Value call(CallSite call) {
    Value receiver = java.util.Objects.requireNonNull(call.receiver());
    Value result = run(receiver, call.arguments(), call.site());
    return result == null ? Value.UNKNOWN : result;
  }

  /**
   * Runs what a functional value may be.
   *
   * @return the join of the results; null if none of its objects is known
   */
  @Nullable Value run(Value function, List<Value> inputs, Site site) {
    Value result = null;
    for (AbstractObject object : function.objects()) {
      Value one =
          object instanceof AbstractObject.Closure closure
              ? run(closure, inputs, site)
              : runObject(object, function, inputs, site);
      if (one != null) {
        result = result == null ? one : result.join(one);
      }
    }
    return result;
  }

  private @Nullable Value run(AbstractObject.Closure closure, List<Value> inputs, Site runSite) {
    // What a library's method does is done where it was referred to.
    boolean own = context.index().program().contains(closure.implementation().owner());
    Site site = own ? runSite : closure.site();
    List<Value> values = new ArrayList<>();
    Value self = Value.of(closure);
    for (int i = 0; i < closure.captured(); i++) {
      values.add(heap.field(self, "$" + i));
    }
    for (int i = 0; i < inputs.size(); i++) {
      values.add(typed(closure, i, inputs.get(i)));
    }
    MethodRef target = closure.implementation();
    Value receiver = null;
    if (target.isConstructor()) {
      AbstractObject made = new AbstractObject.Allocated(closure.site(), "new", target.owner());
      state.put(made, ObjectState.EMPTY);
      receiver = Value.of(made);
      apply(site, CallKind.SPECIAL, target, receiver, values);
      return receiver;
    }
    if (closure.kind() != CallKind.STATIC) {
      if (values.isEmpty()) {
        return null;
      }
      receiver = values.remove(0);
    }
    return apply(site, closure.kind(), target, receiver, values);
  }

  /** The lambda's own parameter types tell what the elements of a stream or list are. */
  private Value typed(AbstractObject.Closure closure, int parameter, Value input) {
    boolean closed =
        parameter < closure.parameterTypes().size()
            && context.isClosed(Type.of(closure.parameterTypes().get(parameter)));
    return closed ? input.withLabels(input.labels().marked(Mark.CLOSED)) : input;
  }

  private @Nullable Value apply(
      Site site, CallKind kind, MethodRef target, @Nullable Value receiver, List<Value> values) {
    // The library may hand over fewer or more values than the method takes.
    List<Value> arguments = new ArrayList<>(values);
    while (arguments.size() < target.parameters().size()) {
      arguments.add(Value.UNKNOWN);
    }
    arguments = arguments.subList(0, target.parameters().size());
    List<Operand> operands =
        new ArrayList<>(
            Collections.nCopies(arguments.size() + (receiver == null ? 0 : 1), Constant.NULL));
    CallSite call = new CallSite(site, kind, target, receiver, arguments, operands);
    return new CallTransfer(context, inlined, state, heap, recorder).apply(call);
  }

  /** An object of a class of the program that implements a functional interface. */
  private @Nullable Value runObject(
      AbstractObject object, Value function, List<Value> inputs, Site site) {
    String type = object.exactType();
    if (type == null || !context.index().program().contains(type)) {
      return null;
    }
    MethodModel functional = context.functionalMethod(type, inputs.size());
    if (functional == null) {
      return null;
    }
    return apply(
        site,
        CallKind.VIRTUAL,
        functional.reference(),
        Value.of(object).withLabels(function.labels()),
        inputs);
  }
}
