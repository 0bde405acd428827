package dev.actionguard.ir;

/** Handles every kind of {@link Statement}: a new kind fails to compile where it was forgotten. */
public interface StatementVisitor<R> {
  R visitAssign(Statement.Assign statement);

  R visitFieldLoad(Statement.FieldLoad statement);

  R visitFieldStore(Statement.FieldStore statement);

  R visitArrayLoad(Statement.ArrayLoad statement);

  R visitArrayStore(Statement.ArrayStore statement);

  R visitCall(Statement.Call statement);

  R visitNew(Statement.New statement);

  R visitNewArray(Statement.NewArray statement);

  R visitConcat(Statement.Concat statement);

  R visitUnary(Statement.Unary statement);

  R visitBinary(Statement.Binary statement);

  R visitCast(Statement.Cast statement);

  R visitInstanceOf(Statement.InstanceOf statement);

  R visitClosure(Statement.Closure statement);

  R visitMonitor(Statement.Monitor statement);

  R visitCaught(Statement.Caught statement);

  R visitUnknown(Statement.Unknown statement);
}
