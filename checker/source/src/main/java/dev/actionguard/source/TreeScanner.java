package dev.actionguard.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks over trees; types and annotations have no code in them and are left out. What its methods
 * return means nothing.
 */
abstract class TreeScanner implements Tree.Visitor<Boolean> {
  void scan(@Nullable Tree tree) {
    if (tree != null) {
      tree.accept(this);
    }
  }

  void scan(@Nullable List<? extends Tree> trees) {
    if (trees != null) {
      trees.forEach(this::scan);
    }
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    scan(tree.members);
    return true;
  }

  @Override
  public Boolean visitMethodDecl(Tree.MethodDecl tree) {
    scan(tree.params);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitVarDecl(Tree.VarDecl tree) {
    scan(tree.init);
    return true;
  }

  @Override
  public Boolean visitBlock(Tree.Block tree) {
    scan(tree.statements);
    return true;
  }

  @Override
  public Boolean visitSkip(Tree.Skip tree) {
    return true;
  }

  @Override
  public Boolean visitExec(Tree.Exec tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitIf(Tree.If tree) {
    scan(tree.cond);
    scan(tree.thenPart);
    scan(tree.elsePart);
    return true;
  }

  @Override
  public Boolean visitLabelled(Tree.Labelled tree) {
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitWhile(Tree.While tree) {
    scan(tree.cond);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitDo(Tree.Do tree) {
    scan(tree.body);
    scan(tree.cond);
    return true;
  }

  @Override
  public Boolean visitFor(Tree.For tree) {
    scan(tree.init);
    scan(tree.cond);
    scan(tree.step);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitForEach(Tree.ForEach tree) {
    scan(tree.variable);
    scan(tree.expr);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitSwitch(Tree.Switch tree) {
    scan(tree.selector);
    scan(tree.cases);
    return true;
  }

  @Override
  public Boolean visitSynchronized(Tree.Synchronized tree) {
    scan(tree.lock);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitTry(Tree.Try tree) {
    scan(tree.resources);
    scan(tree.body);
    scan(tree.catches);
    scan(tree.finalizer);
    return true;
  }

  @Override
  public Boolean visitCatch(Tree.Catch tree) {
    scan(tree.parameter);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitThrow(Tree.Throw tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitBreak(Tree.Break tree) {
    return true;
  }

  @Override
  public Boolean visitContinue(Tree.Continue tree) {
    return true;
  }

  @Override
  public Boolean visitYield(Tree.Yield tree) {
    scan(tree.value);
    return true;
  }

  @Override
  public Boolean visitReturn(Tree.Return tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitAssert(Tree.Assert tree) {
    scan(tree.cond);
    scan(tree.detail);
    return true;
  }

  @Override
  public Boolean visitBadStmt(Tree.BadStmt tree) {
    return true;
  }

  @Override
  public Boolean visitCase(Tree.Case tree) {
    scan(tree.labels);
    scan(tree.guard);
    scan(tree.statements);
    return true;
  }

  @Override
  public Boolean visitLabel(Tree.Label tree) {
    scan(tree.constantExpr);
    scan(tree.pattern);
    return true;
  }

  @Override
  public Boolean visitIdent(Tree.Ident tree) {
    return true;
  }

  @Override
  public Boolean visitSelect(Tree.Select tree) {
    scan(tree.selected);
    return true;
  }

  @Override
  public Boolean visitLiteral(Tree.Literal tree) {
    return true;
  }

  @Override
  public Boolean visitParens(Tree.Parens tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitBinary(Tree.Binary tree) {
    scan(tree.lhs);
    scan(tree.rhs);
    return true;
  }

  @Override
  public Boolean visitUnary(Tree.Unary tree) {
    scan(tree.arg);
    return true;
  }

  @Override
  public Boolean visitAssign(Tree.Assign tree) {
    scan(tree.lhs);
    scan(tree.rhs);
    return true;
  }

  @Override
  public Boolean visitAssignOp(Tree.AssignOp tree) {
    scan(tree.lhs);
    scan(tree.rhs);
    return true;
  }

  @Override
  public Boolean visitConditional(Tree.Conditional tree) {
    scan(tree.cond);
    scan(tree.truePart);
    scan(tree.falsePart);
    return true;
  }

  @Override
  public Boolean visitInstanceOf(Tree.InstanceOf tree) {
    scan(tree.expr);
    scan(tree.pattern);
    return true;
  }

  @Override
  public Boolean visitCast(Tree.Cast tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitIndex(Tree.Index tree) {
    scan(tree.indexed);
    scan(tree.index);
    return true;
  }

  @Override
  public Boolean visitApply(Tree.Apply tree) {
    scan(tree.method);
    scan(tree.args);
    return true;
  }

  @Override
  public Boolean visitNewClass(Tree.NewClass tree) {
    scan(tree.outer);
    scan(tree.args);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitNewArray(Tree.NewArray tree) {
    scan(tree.dims);
    scan(tree.elements);
    return true;
  }

  @Override
  public Boolean visitLambda(Tree.Lambda tree) {
    scan(tree.params);
    scan(tree.body);
    return true;
  }

  @Override
  public Boolean visitReference(Tree.Reference tree) {
    scan(tree.expr);
    return true;
  }

  @Override
  public Boolean visitSwitchExpr(Tree.SwitchExpr tree) {
    scan(tree.selector);
    scan(tree.cases);
    return true;
  }

  @Override
  public Boolean visitBad(Tree.Bad tree) {
    return true;
  }

  @Override
  public Boolean visitPrimitive(Tree.Primitive tree) {
    return true;
  }

  @Override
  public Boolean visitArrayOf(Tree.ArrayOf tree) {
    return true;
  }

  @Override
  public Boolean visitApplied(Tree.Applied tree) {
    return true;
  }

  @Override
  public Boolean visitWild(Tree.Wild tree) {
    return true;
  }

  @Override
  public Boolean visitBothOf(Tree.BothOf tree) {
    return true;
  }

  @Override
  public Boolean visitAnnotated(Tree.Annotated tree) {
    return true;
  }

  @Override
  public Boolean visitAnnotation(Tree.Annotation tree) {
    return true;
  }

  @Override
  public Boolean visitArrayValue(Tree.ArrayValue tree) {
    return true;
  }

  @Override
  public Boolean visitNestedAnnotation(Tree.NestedAnnotation tree) {
    return true;
  }

  @Override
  public Boolean visitBindingPattern(Tree.BindingPattern tree) {
    scan(tree.variable);
    return true;
  }

  @Override
  public Boolean visitRecordPattern(Tree.RecordPattern tree) {
    scan(tree.nested);
    return true;
  }

  @Override
  public Boolean visitAnyPattern(Tree.AnyPattern tree) {
    return true;
  }
}
