package dev.actionguard.errorprone;

import com.sun.tools.javac.tree.JCTree.JCFunctionalExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import org.jspecify.annotations.Nullable;

/** A lambda body, or a method reference that needs a body of its own. */
final class LambdaScope extends CaptureScope {
  private final ClassScope owner;
  private final JCFunctionalExpression tree;
  private final @Nullable JCMethodDecl method;
  private final boolean inStatic;
  private String name = "";
  private boolean usesThis;

  /**
   * Makes a scope.
   *
   * @param method the source method that it stands in; null in an initialiser
   * @param inStatic whether it stands in static code
   */
  LambdaScope(
      CaptureScope parent,
      JCFunctionalExpression tree,
      @Nullable JCMethodDecl method,
      boolean inStatic) {
    super(parent);
    this.owner = parent.classScope();
    this.tree = tree;
    this.method = method;
    this.inStatic = inStatic;
  }

  JCFunctionalExpression tree() {
    return tree;
  }

  @Nullable JCMethodDecl method() {
    return method;
  }

  boolean inStatic() {
    return inStatic;
  }

  String name() {
    return name;
  }

  /** Takes the next number of its class, as javac does: after the lambdas inside of it. */
  void number() {
    String around = inStatic ? "static" : "new";
    if (method != null && !method.name.contentEquals("<init>")) {
      around = method.name.toString();
    }
    name = "lambda$" + around + "$" + owner.lambdas().size();
    owner.lambdas().add(this);
  }

  boolean usesThis() {
    return usesThis;
  }

  void noteThis() {
    usesThis = true;
  }

  @Override
  ClassScope classScope() {
    return owner;
  }
}
