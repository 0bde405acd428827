package dev.actionguard.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declared class and what lowering must know of it before its code. */
final class ClassScope extends CaptureScope {
  private final Unit unit;
  private final Tree.ClassDecl tree;
  private final ClassSymbol symbol;
  private final Tree.@Nullable MethodDecl enclosingMethod;
  private final List<LambdaScope> lambdas = new ArrayList<>();
  private boolean asserts;

  /**
   * Makes a class scope.
   *
   * @param enclosingMethod the source method around it, if it is local or anonymous
   */
  ClassScope(
      Unit unit,
      Tree.ClassDecl tree,
      ClassSymbol symbol,
      @Nullable CaptureScope parent,
      Tree.@Nullable MethodDecl enclosingMethod) {
    super(parent);
    this.unit = unit;
    this.tree = tree;
    this.symbol = symbol;
    this.enclosingMethod = enclosingMethod;
  }

  Unit unit() {
    return unit;
  }

  Tree.ClassDecl tree() {
    return tree;
  }

  ClassSymbol symbol() {
    return symbol;
  }

  Tree.@Nullable MethodDecl enclosingMethod() {
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
