package dev.actionguard.analysis;

import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.StatementVisitor;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.List;

/** Lists what statements read. */
final class Operands implements StatementVisitor<List<Operand>> {
  private static final Operands INSTANCE = new Operands();

  private Operands() {}

  static List<Operand> of(Statement statement) {
    return statement.accept(INSTANCE);
  }

  static List<Operand> of(Terminator terminator) {
    if (terminator instanceof Terminator.Branch b) {
      return List.of(b.left(), b.right());
    }
    if (terminator instanceof Terminator.Switch s) {
      return List.of(s.operand());
    }
    if (terminator instanceof Terminator.Return r) {
      return r.value() == null ? List.of() : List.of(r.value());
    }
    return terminator instanceof Terminator.Throw t ? List.of(t.exception()) : List.of();
  }

  @Override
  public List<Operand> visitAssign(Statement.Assign s) {
    return List.of(s.value());
  }

  @Override
  public List<Operand> visitFieldLoad(Statement.FieldLoad s) {
    return s.receiver() == null ? List.of() : List.of(s.receiver());
  }

  @Override
  public List<Operand> visitFieldStore(Statement.FieldStore s) {
    return s.receiver() == null ? List.of(s.value()) : List.of(s.receiver(), s.value());
  }

  @Override
  public List<Operand> visitArrayLoad(Statement.ArrayLoad s) {
    return List.of(s.array(), s.index());
  }

  @Override
  public List<Operand> visitArrayStore(Statement.ArrayStore s) {
    return List.of(s.array(), s.index(), s.value());
  }

  @Override
  public List<Operand> visitCall(Statement.Call s) {
    if (s.receiver() == null) {
      return s.arguments();
    }
    List<Operand> operands = new ArrayList<>(s.arguments().size() + 1);
    operands.add(s.receiver());
    operands.addAll(s.arguments());
    return operands;
  }

  @Override
  public List<Operand> visitNew(Statement.New s) {
    return List.of();
  }

  @Override
  public List<Operand> visitNewArray(Statement.NewArray s) {
    return s.dimensions();
  }

  @Override
  public List<Operand> visitConcat(Statement.Concat s) {
    return s.parts();
  }

  @Override
  public List<Operand> visitUnary(Statement.Unary s) {
    return List.of(s.operand());
  }

  @Override
  public List<Operand> visitBinary(Statement.Binary s) {
    return List.of(s.left(), s.right());
  }

  @Override
  public List<Operand> visitCast(Statement.Cast s) {
    return List.of(s.operand());
  }

  @Override
  public List<Operand> visitInstanceOf(Statement.InstanceOf s) {
    return List.of(s.operand());
  }

  @Override
  public List<Operand> visitClosure(Statement.Closure s) {
    return s.captured();
  }

  @Override
  public List<Operand> visitMonitor(Statement.Monitor s) {
    return List.of(s.object());
  }

  @Override
  public List<Operand> visitCaught(Statement.Caught s) {
    return List.of();
  }

  @Override
  public List<Operand> visitUnknown(Statement.Unknown s) {
    return s.operands();
  }
}
