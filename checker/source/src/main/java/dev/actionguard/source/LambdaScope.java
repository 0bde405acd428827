package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/** A lambda body, or a method reference that needs a body of its own. */
final class LambdaScope extends CaptureScope {
  private final ClassScope owner;
  private final Tree.Functional tree;
  private final Tree.@Nullable MethodDecl method;
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
      Tree.Functional tree,
      Tree.@Nullable MethodDecl method,
      boolean inStatic) {
    super(parent);
    this.owner = parent.classScope();
    this.tree = tree;
    this.method = method;
    this.inStatic = inStatic;
  }

  Tree.Functional tree() {
    return tree;
  }

  Tree.@Nullable MethodDecl method() {
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
    if (method != null && !method.name.equals("<init>")) {
      around = method.name;
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
