package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declared class and what lowering must know of it before its code. */
final class ClassScope extends CaptureScope {
  private final Unit unit;
  private final JCClassDecl tree;
  private final @Nullable JCMethodDecl enclosingMethod;
  private final List<LambdaScope> lambdas = new ArrayList<>();
  private boolean asserts;

  /**
   * Makes a class scope.
   *
   * @param enclosingMethod the source method around it, if it is local or anonymous
   */
  ClassScope(
      Unit unit,
      JCClassDecl tree,
      @Nullable CaptureScope parent,
      @Nullable JCMethodDecl enclosingMethod) {
    super(parent);
    this.unit = unit;
    this.tree = tree;
    this.enclosingMethod = enclosingMethod;
  }

  Unit unit() {
    return unit;
  }

  JCClassDecl tree() {
    return tree;
  }

  ClassSymbol symbol() {
    return tree.sym;
  }

  @Nullable JCMethodDecl enclosingMethod() {
    return enclosingMethod;
  }

  /** Returns the class around it, or null. */
  @Nullable ClassScope outer() {
    CaptureScope around = parent();
    return around == null ? null : around.classScope();
  }

  /** Lambda bodies and method references that need a body, in the order of their numbers. */
  List<LambdaScope> lambdas() {
    return lambdas;
  }

  boolean asserts() {
    return asserts;
  }

  void noteAssert() {
    asserts = true;
  }

  @Override
  ClassScope classScope() {
    return this;
  }
}
