package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call with what is known of its operands at this moment.
 *
 * @param receiver null for a static call
 * @param operands the receiver's operand, if any, then the arguments'
 */
record CallSite(
    Site site,
    Statement.CallKind kind,
    MethodRef method,
    @Nullable Value receiver,
    List<Value> arguments,
    List<Operand> operands) {
  /** Returns the values by slot: the receiver first, if there is one. */
  List<Value> slots() {
    if (receiver == null) {
      return arguments;
    }
    List<Value> slots = new ArrayList<>(arguments.size() + 1);
    slots.add(receiver);
    slots.addAll(arguments);
    return slots;
  }

  Type returnType() {
    return Type.of(method.returns());
  }
}
