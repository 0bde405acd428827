package dev.actionguard.source;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds the variables that an expression may change after an operand before it was read, as in
 * {@code i + i++}: operands of such variables are copied.
 */
final class ChangingVariables extends TreeScanner {
  private final Set<VarSymbol> found = new HashSet<>();
  private int depth;

  private ChangingVariables() {}

  static Set<VarSymbol> in(Tree code) {
    ChangingVariables scanner = new ChangingVariables();
    scanner.scan(code);
    return scanner.found;
  }

  @Override
  public Boolean visitExec(Tree.Exec tree) {
    Tree expression = TreeInfo.skipParens(tree.expr);
    if (depth == 0 && expression instanceof Tree.Assign assign) {
      inside(assign.lhs);
      inside(assign.rhs);
    } else if (depth == 0 && expression instanceof Tree.AssignOp assign) {
      inside(assign.lhs);
      inside(assign.rhs);
    } else if (depth == 0 && expression instanceof Tree.Unary unary) {
      inside(unary.arg);
    } else {
      inside(expression);
    }
    return true;
  }

  private void inside(Tree tree) {
    depth++;
    scan(tree);
    depth--;
  }

  @Override
  public Boolean visitAssign(Tree.Assign tree) {
    note(tree.lhs);
    super.visitAssign(tree);
    return true;
  }

  @Override
  public Boolean visitAssignOp(Tree.AssignOp tree) {
    note(tree.lhs);
    super.visitAssignOp(tree);
    return true;
  }

  @Override
  public Boolean visitUnary(Tree.Unary tree) {
    if (tree.op.isIncOrDec()) {
      note(tree.arg);
    }
    super.visitUnary(tree);
    return true;
  }

  private void note(Tree target) {
    if (TreeInfo.symbol(TreeInfo.skipParens(target)) instanceof VarSymbol variable) {
      found.add(variable);
    }
  }

  @Override
  public Boolean visitLambda(Tree.Lambda tree) {
    // Its own body.
    return true;
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    // Other bodies.
    return true;
  }
}
