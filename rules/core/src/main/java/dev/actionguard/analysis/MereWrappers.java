package dev.actionguard.analysis;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.Statement;

/**
 * Tells which methods only forward their parameters and constants to one call, without branching:
 * what is wrong in such a call is shown where the wrapper is called.
 */
final class MereWrappers {
  private MereWrappers() {}

  static boolean isOne(Body body) {
    if (body.blocks().size() != 1) {
      return false;
    }
    int calls = 0;
    for (Statement statement : body.blocks().get(0).statements()) {
      if (statement instanceof Statement.Call call) {
        if (!isConversion(call)) {
          calls++;
        }
      } else if (!(statement instanceof Statement.Assign
          || statement instanceof Statement.FieldLoad
          || statement instanceof Statement.Cast
          || statement instanceof Statement.NewArray
          || statement instanceof Statement.ArrayStore)) {
        return false;
      }
    }
    return calls == 1;
  }

  /** Boxing and unboxing are no calls to the reader. */
  private static boolean isConversion(Statement.Call call) {
    String owner = call.method().owner();
    String name = call.method().name();
    return owner.startsWith("java.lang.") && (name.equals("valueOf") || name.endsWith("Value"));
  }
}
