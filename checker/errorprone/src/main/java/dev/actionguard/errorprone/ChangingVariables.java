package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
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

  static Set<VarSymbol> in(JCTree code) {
    ChangingVariables scanner = new ChangingVariables();
    scanner.scan(code);
    return scanner.found;
  }

  @Override
  public void visitExec(JCExpressionStatement tree) {
    JCTree expression = TreeInfo.skipParens(tree.expr);
    if (depth == 0 && expression instanceof JCAssign assign) {
      inside(assign.lhs);
      inside(assign.rhs);
    } else if (depth == 0 && expression instanceof JCAssignOp assign) {
      inside(assign.lhs);
      inside(assign.rhs);
    } else if (depth == 0 && expression instanceof JCUnary unary) {
      inside(unary.arg);
    } else {
      inside(expression);
    }
  }

  private void inside(JCTree tree) {
    depth++;
    scan(tree);
    depth--;
  }

  @Override
  public void visitAssign(JCAssign tree) {
    note(tree.lhs);
    super.visitAssign(tree);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    note(tree.lhs);
    super.visitAssignop(tree);
  }

  @Override
  public void visitUnary(JCUnary tree) {
    if (tree.getTag().isIncOrDecUnaryOp()) {
      note(tree.arg);
    }
    super.visitUnary(tree);
  }

  private void note(JCTree target) {
    if (TreeInfo.symbol(TreeInfo.skipParens(target)) instanceof VarSymbol variable) {
      found.add(variable);
    }
  }

  @Override
  public void visitLambda(JCLambda tree) {
    // Its own body.
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    // Other bodies.
  }
}
