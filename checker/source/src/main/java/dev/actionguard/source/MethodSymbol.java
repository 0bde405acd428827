package dev.actionguard.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method or constructor. */
final class MethodSymbol extends Symbol {
  private final ClassSymbol owner;
  private final int flags;
  private Tree.@Nullable MethodDecl tree;
  private @Nullable Runnable completer;
  private List<Type.TypeVar> typeParameters = List.of();
  private List<Type> parameters = List.of();
  private Type returns = Type.VOID;
  private List<Type> thrown = List.of();
  private @Nullable Shape shape;

  /** Erased parameters and result. */
  record Shape(List<String> parameters, String returns) {}

  MethodSymbol(String name, ClassSymbol owner, int flags) {
    super(name);
    this.owner = owner;
    this.flags = flags;
  }

  ClassSymbol owner() {
    return owner;
  }

  int flags() {
    return flags;
  }

  boolean isStatic() {
    return (flags & Flags.STATIC) != 0;
  }

  boolean isPrivate() {
    return (flags & Flags.PRIVATE) != 0;
  }

  boolean isAbstract() {
    return (flags & Flags.ABSTRACT) != 0;
  }

  boolean isVarargs() {
    return (flags & Flags.VARARGS) != 0;
  }

  boolean isConstructor() {
    return name().equals("<init>");
  }

  Tree.@Nullable MethodDecl tree() {
    return tree;
  }

  void tree(Tree.MethodDecl declaration) {
    tree = declaration;
  }

  /** Sets what finds the types when they are asked for. */
  void completer(Runnable step) {
    completer = step;
  }

  private void complete() {
    Runnable step = completer;
    if (step != null) {
      completer = null;
      step.run();
    }
  }

  void types(List<Type.TypeVar> variables, List<Type> of, Type result, List<Type> exceptions) {
    typeParameters = List.copyOf(variables);
    parameters = List.copyOf(of);
    returns = result;
    thrown = List.copyOf(exceptions);
  }

  List<Type.TypeVar> typeParameters() {
    complete();
    return typeParameters;
  }

  List<Type> parameters() {
    complete();
    return parameters;
  }

  Type returns() {
    complete();
    return returns;
  }

  List<Type> thrown() {
    complete();
    return thrown;
  }

  /** Its erased shape, once it was computed. */
  @Nullable Shape shape() {
    return shape;
  }

  void shape(Shape computed) {
    shape = computed;
  }

  @Override
  public String toString() {
    return owner.flatName() + "#" + name() + parameters;
  }
}
