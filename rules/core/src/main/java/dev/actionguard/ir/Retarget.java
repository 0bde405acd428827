package dev.actionguard.ir;

/** Copies a statement with another target; those that must keep theirs stay as they are. */
final class Retarget implements StatementVisitor<Statement> {
  private final Local target;

  Retarget(Local target) {
    this.target = target;
  }

  @Override
  public Statement visitAssign(Statement.Assign s) {
    return new Statement.Assign(target, s.value(), s.range());
  }

  @Override
  public Statement visitFieldLoad(Statement.FieldLoad s) {
    return new Statement.FieldLoad(target, s.receiver(), s.field(), s.range());
  }

  @Override
  public Statement visitFieldStore(Statement.FieldStore s) {
    return s;
  }

  @Override
  public Statement visitArrayLoad(Statement.ArrayLoad s) {
    return new Statement.ArrayLoad(target, s.array(), s.index(), s.range());
  }

  @Override
  public Statement visitArrayStore(Statement.ArrayStore s) {
    return s;
  }

  @Override
  public Statement visitCall(Statement.Call s) {
    return new Statement.Call(target, s.kind(), s.method(), s.receiver(), s.arguments(), s.range());
  }

  @Override
  public Statement visitNew(Statement.New s) {
    // Its constructor call names it.
    return s;
  }

  @Override
  public Statement visitNewArray(Statement.NewArray s) {
    return new Statement.NewArray(target, s.type(), s.dimensions(), s.range());
  }

  @Override
  public Statement visitConcat(Statement.Concat s) {
    return new Statement.Concat(target, s.parts(), s.range());
  }

  @Override
  public Statement visitUnary(Statement.Unary s) {
    return new Statement.Unary(target, s.operator(), s.operand(), s.range());
  }

  @Override
  public Statement visitBinary(Statement.Binary s) {
    return new Statement.Binary(target, s.operator(), s.left(), s.right(), s.range());
  }

  @Override
  public Statement visitCast(Statement.Cast s) {
    return new Statement.Cast(target, s.type(), s.operand(), s.range());
  }

  @Override
  public Statement visitInstanceOf(Statement.InstanceOf s) {
    return new Statement.InstanceOf(target, s.type(), s.operand(), s.range());
  }

  @Override
  public Statement visitClosure(Statement.Closure s) {
    return new Statement.Closure(
        target,
        s.functional(),
        s.implementation(),
        s.kind(),
        s.captured(),
        s.parameterTypes(),
        s.range());
  }

  @Override
  public Statement visitMonitor(Statement.Monitor s) {
    return s;
  }

  @Override
  public Statement visitCaught(Statement.Caught s) {
    return s;
  }

  @Override
  public Statement visitUnknown(Statement.Unknown s) {
    return new Statement.Unknown(target, s.reason(), s.operands(), s.range());
  }
}
