package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.List;

/** Writes conditions as branches. */
final class Conditions {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Conditions(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Goes to one block if the condition holds, else to the other. */
  void branch(JCTree condition, int yes, int no) {
    JCTree tree = TreeInfo.skipParens(condition);
    if (tree.type != null && tree.type.isTrue()) {
      emission.jump(yes);
    } else if (tree.type != null && tree.type.isFalse()) {
      emission.jump(no);
    } else if (tree instanceof JCUnary unary && tree.hasTag(Tag.NOT)) {
      branch(unary.arg, no, yes);
    } else if (tree instanceof JCBinary binary && branchBinary(binary, yes, no)) {
      return;
    } else if (tree instanceof JCConditional conditional) {
      branchConditional(conditional, yes, no);
    } else if (tree instanceof JCInstanceOf test) {
      lowering.patterns.instanceOf(test, yes, no);
    } else {
      emission.branch(lowering.expressions.operand(tree, symbols.table.booleanType), yes, no);
    }
  }

  private void branchConditional(JCConditional tree, int yes, int no) {
    int first = emission.newBlock();
    int second = emission.newBlock();
    branch(tree.cond, first, second);
    emission.enter(first);
    emission.at(tree.truepart.pos);
    branch(tree.truepart, yes, no);
    emission.enter(second);
    emission.at(tree.falsepart.pos);
    branch(tree.falsepart, yes, no);
  }

  private boolean branchBinary(JCBinary tree, int yes, int no) {
    switch (tree.getTag()) {
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

  private void compare(JCBinary tree, int yes, int no) {
    Comparison comparison = Operators.comparison(tree.getTag());
    if (!Expressions.isResolved(tree.operator, 2)) {
      emission.branch(unresolved(tree), yes, no);
      return;
    }
    Type type = Expressions.operandType(tree.operator, 0);
    if (!type.isPrimitive()) {
      // References are compared as they are.
      Operand left =
          lowering.expressions.keep(
              lowering.expressions.value(tree.lhs).operand(), List.of(tree.rhs));
      emission.branch(comparison, left, lowering.expressions.value(tree.rhs).operand(), yes, no);
      return;
    }
    Operand left = lowering.expressions.kept(tree.lhs, type, List.of(tree.rhs));
    Operand right =
        lowering.expressions.operand(tree.rhs, Expressions.operandType(tree.operator, 1));
    if (type.hasTag(TypeTag.LONG) || type.hasTag(TypeTag.FLOAT) || type.hasTag(TypeTag.DOUBLE)) {
      Local order = emission.temporary(symbols.table.intType);
      Statement.BinaryOperator operator =
          type.hasTag(TypeTag.LONG)
              ? Statement.BinaryOperator.COMPARE_OR_LESS
              : Operators.compare(comparison);
      emission.add(new Statement.Binary(order, operator, left, right, emission.range(tree)));
      left = order;
      right = Constant.of(0);
    }
    emission.branch(comparison, left, right, yes, no);
  }

  private Operand unresolved(JCBinary tree) {
    Operand left =
        lowering.expressions.keep(
            lowering.expressions.value(tree.lhs).operand(), List.of(tree.rhs));
    Operand right = lowering.expressions.value(tree.rhs).operand();
    Local target = emission.temporary(symbols.table.booleanType);
    emission.add(
        new Statement.Unknown(
            target,
            "operator that cannot be resolved",
            List.of(left, right),
            emission.range(tree)));
    return target;
  }
}
