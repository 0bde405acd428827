package dev.actionguard.source;

/**
 * Tells from the statements of a lambda whether it can have a value and whether it can have none.
 */
final class LambdaShape extends TreeScanner {
  private boolean returnsValue;
  private boolean returnsNothing;

  private LambdaShape() {}

  /** Looks at a lambda's block. */
  static LambdaShape of(Tree.Block block) {
    LambdaShape shape = new LambdaShape();
    shape.scan(block);
    shape.returnsNothing |= !shape.returnsValue && Completion.canComplete(block);
    return shape;
  }

  boolean isVoid() {
    return !returnsValue;
  }

  boolean isValue() {
    return !returnsNothing;
  }

  @Override
  public Boolean visitReturn(Tree.Return tree) {
    returnsValue |= tree.expr != null;
    returnsNothing |= tree.expr == null;
    return true;
  }

  @Override
  public Boolean visitLambda(Tree.Lambda tree) {
    // Its own returns.
    return true;
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    // Its own methods.
    return true;
  }
}
