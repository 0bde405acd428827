package dev.actionguard.source;

/** Handles expressions only; what is none never gets here. */
abstract class ExpressionVisitor<R> implements Tree.Visitor<R> {
  private static IllegalArgumentException notHere(Tree tree) {
    return new IllegalArgumentException("not an expression: " + tree.getClass().getSimpleName());
  }

  @Override
  public final R visitClassDecl(Tree.ClassDecl tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitMethodDecl(Tree.MethodDecl tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitVarDecl(Tree.VarDecl tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitBlock(Tree.Block tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitSkip(Tree.Skip tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitExec(Tree.Exec tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitIf(Tree.If tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitLabelled(Tree.Labelled tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitWhile(Tree.While tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitDo(Tree.Do tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitFor(Tree.For tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitForEach(Tree.ForEach tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitSwitch(Tree.Switch tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitSynchronized(Tree.Synchronized tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitTry(Tree.Try tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitCatch(Tree.Catch tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitThrow(Tree.Throw tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitBreak(Tree.Break tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitContinue(Tree.Continue tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitYield(Tree.Yield tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitReturn(Tree.Return tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitAssert(Tree.Assert tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitBadStmt(Tree.BadStmt tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitCase(Tree.Case tree) {
    throw notHere(tree);
  }

  @Override
  public final R visitLabel(Tree.Label tree) {
    throw notHere(tree);
  }
}
