package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.source.Tree.Expr;
import java.util.List;

/** Writes conditions as branches. */
final class Conditions {
  private final BodyLowering lowering;
  private final Emission emission;

  Conditions(BodyLowering lowering) {
    this.lowering = lowering;
    this.emission = lowering.emission;
  }

  /** Goes to one block if the condition holds, else to the other. */
  void branch(Expr condition, int yes, int no) {
    Expr tree = (Expr) TreeInfo.skipParens(condition);
    if (Boolean.TRUE.equals(tree.constant)) {
      emission.jump(yes);
    } else if (Boolean.FALSE.equals(tree.constant)) {
      emission.jump(no);
    } else if (tree instanceof Tree.Unary unary && unary.op == Tag.NOT) {
      branch(unary.arg, no, yes);
    } else if (tree instanceof Tree.Binary binary && branchBinary(binary, yes, no)) {
      return;
    } else if (tree instanceof Tree.Conditional conditional) {
      branchConditional(conditional, yes, no);
    } else if (tree instanceof Tree.InstanceOf test) {
      lowering.patterns.instanceOf(test, yes, no);
    } else {
      emission.branch(lowering.expressions.operand(tree, Type.BOOLEAN), yes, no);
    }
  }

  private void branchConditional(Tree.Conditional tree, int yes, int no) {
    int first = emission.newBlock();
    int second = emission.newBlock();
    branch(tree.cond, first, second);
    emission.enter(first);
    emission.at(tree.truePart.pos);
    branch(tree.truePart, yes, no);
    emission.enter(second);
    emission.at(tree.falsePart.pos);
    branch(tree.falsePart, yes, no);
  }

  private boolean branchBinary(Tree.Binary tree, int yes, int no) {
    switch (tree.op) {
      case AND -> {
        int next = emission.newBlock();
        branch(tree.lhs, next, no);
        emission.enter(next);
        branch(tree.rhs, yes, no);
      }
      case OR -> {
        int next = emission.newBlock();
        branch(tree.lhs, yes, next);
        emission.enter(next);
        branch(tree.rhs, yes, no);
      }
      case EQ, NE, LT, LE, GT, GE -> compare(tree, yes, no);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void compare(Tree.Binary tree, int yes, int no) {
    Comparison comparison = Operators.comparison(tree.op);
    Type type = tree.operandType;
    if (type == null) {
      emission.branch(unresolved(tree), yes, no);
      return;
    }
    if (!type.isPrimitive()) {
      // References are compared as they are.
      Operand left =
          lowering.expressions.keep(
              lowering.expressions.value(tree.lhs).operand(), List.of(tree.rhs));
      emission.branch(comparison, left, lowering.expressions.value(tree.rhs).operand(), yes, no);
      return;
    }
    Operand left = lowering.expressions.kept(tree.lhs, type, List.of(tree.rhs));
    Operand right = lowering.expressions.operand(tree.rhs, type);
    if (type == Type.LONG || type == Type.FLOAT || type == Type.DOUBLE) {
      Local order = emission.temporary(Type.INT);
      Statement.BinaryOperator operator =
          type == Type.LONG
              ? Statement.BinaryOperator.COMPARE_OR_LESS
              : Operators.compare(comparison);
      emission.add(new Statement.Binary(order, operator, left, right, emission.range(tree)));
      left = order;
      right = Constant.of(0);
    }
    emission.branch(comparison, left, right, yes, no);
  }

  private Operand unresolved(Tree.Binary tree) {
    Operand left =
        lowering.expressions.keep(
            lowering.expressions.value(tree.lhs).operand(), List.of(tree.rhs));
    Operand right = lowering.expressions.value(tree.rhs).operand();
    Local target = emission.temporary(Type.BOOLEAN);
    emission.add(
        new Statement.Unknown(
            target,
            "operator that cannot be resolved",
            List.of(left, right),
            emission.range(tree)));
    return target;
  }
}
