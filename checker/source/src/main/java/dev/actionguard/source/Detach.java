package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/**
 * Takes from trees what attribution put into them, so that they can be attributed again, beside
 * other classes than before.
 */
final class Detach extends TreeScanner {
  private final boolean bodies;

  private Detach(boolean bodies) {
    this.bodies = bodies;
  }

  /**
   * Detaches a unit.
   *
   * @param bodies whether the code of its methods was attributed, and not only its declarations
   */
  static void detach(Unit unit, boolean bodies) {
    Detach detach = new Detach(bodies);
    unit.classes().forEach(detach::scan);
    unit.found.clear();
  }

  @Override
  void scan(@Nullable Tree tree) {
    if (tree instanceof Tree.Expr expr) {
      expr.type = null;
      expr.constant = null;
      expression(expr);
    }
    super.scan(tree);
  }

  private static void expression(Tree.Expr tree) {
    if (tree instanceof Tree.Functional functional) {
      functional.target = null;
    }
    if (tree instanceof Tree.Ident ident) {
      ident.symbol = null;
    } else if (tree instanceof Tree.Select select) {
      select.symbol = null;
    } else if (tree instanceof Tree.Apply call) {
      call.symbol = null;
      call.varargs = null;
    } else if (tree instanceof Tree.NewClass made) {
      made.constructor = null;
      made.varargs = null;
    } else if (tree instanceof Tree.Reference reference) {
      reference.symbol = null;
      reference.varargs = null;
      reference.bound = false;
      reference.arrayConstructor = false;
    } else if (tree instanceof Tree.Binary binary) {
      binary.operandType = null;
    } else if (tree instanceof Tree.Unary unary) {
      unary.operandType = null;
    } else if (tree instanceof Tree.AssignOp assign) {
      assign.operandType = null;
    } else if (tree instanceof Tree.Conditional conditional) {
      conditional.poly = false;
    } else if (tree instanceof Tree.SwitchExpr choice) {
      choice.poly = false;
    }
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    tree.symbol = null;
    Declarations.removeAdded(tree);
    return super.visitClassDecl(tree);
  }

  @Override
  public Boolean visitMethodDecl(Tree.MethodDecl tree) {
    tree.symbol = null;
    scan(tree.params);
    if (bodies) {
      scan(tree.body);
    }
    return true;
  }

  @Override
  public Boolean visitVarDecl(Tree.VarDecl tree) {
    tree.symbol = null;
    return super.visitVarDecl(tree);
  }
}
