package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which statements can throw, so that others get no exception edges. Errors of the virtual
 * machine that can come anywhere do not count, nor does leaving a monitor, whose own handler the
 * compiler protects by itself.
 */
public final class Throwing implements StatementVisitor<Boolean> {
  private static final Throwing INSTANCE = new Throwing();

  private Throwing() {}

  /** Returns whether a statement can throw. */
  public static boolean canThrow(Statement statement) {
    return statement.accept(INSTANCE);
  }

  /**
   * Returns whether one of the statements, or the terminator, can throw.
   *
   * @param terminator null while a block has none
   */
  public static boolean canThrow(List<Statement> statements, @Nullable Terminator terminator) {
    for (Statement statement : statements) {
      if (canThrow(statement)) {
        return true;
      }
    }
    return terminator instanceof Terminator.Throw
        || (terminator instanceof Terminator.Switch s && !s.operand().type().isPrimitive());
  }

  private static boolean mayBeNull(@Nullable Operand receiver) {
    return !(receiver instanceof Local local && local.kind() == Local.Kind.THIS);
  }

  @Override
  public Boolean visitAssign(Statement.Assign statement) {
    return false;
  }

  @Override
  public Boolean visitFieldLoad(Statement.FieldLoad statement) {
    return mayBeNull(statement.receiver());
  }

  @Override
  public Boolean visitFieldStore(Statement.FieldStore statement) {
    return mayBeNull(statement.receiver());
  }

  @Override
  public Boolean visitArrayLoad(Statement.ArrayLoad statement) {
    return true;
  }

  @Override
  public Boolean visitArrayStore(Statement.ArrayStore statement) {
    return true;
  }

  @Override
  public Boolean visitCall(Statement.Call statement) {
    return true;
  }

  @Override
  public Boolean visitNew(Statement.New statement) {
    return true;
  }

  @Override
  public Boolean visitNewArray(Statement.NewArray statement) {
    return true;
  }

  @Override
  public Boolean visitConcat(Statement.Concat statement) {
    return true;
  }

  @Override
  public Boolean visitUnary(Statement.Unary statement) {
    return statement.operator() == Statement.UnaryOperator.LENGTH;
  }

  @Override
  public Boolean visitBinary(Statement.Binary statement) {
    boolean divides =
        statement.operator() == Statement.BinaryOperator.DIVIDE
            || statement.operator() == Statement.BinaryOperator.REMAINDER;
    return divides
        && !(statement.right() instanceof Constant constant && !isZero(constant.value()));
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  @Override
  public Boolean visitCast(Statement.Cast statement) {
    return !statement.type().isPrimitive();
  }

  @Override
  public Boolean visitInstanceOf(Statement.InstanceOf statement) {
    return false;
  }

  @Override
  public Boolean visitClosure(Statement.Closure statement) {
    // A bound receiver is tested by a call of its own.
    return false;
  }

  @Override
  public Boolean visitMonitor(Statement.Monitor statement) {
    return statement.enter();
  }

  @Override
  public Boolean visitCaught(Statement.Caught statement) {
    return false;
  }

  @Override
  public Boolean visitUnknown(Statement.Unknown statement) {
    return true;
  }
}
