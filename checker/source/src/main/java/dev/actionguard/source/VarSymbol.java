package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/** A field, parameter or local variable. */
final class VarSymbol extends Symbol {
  private final @Nullable ClassSymbol owner;
  private int flags;
  private Type type;
  private Tree.@Nullable VarDecl tree;
  private @Nullable Object constant;
  private @Nullable Runnable completer;
  private @Nullable Runnable constantStep;

  /**
   * Makes a variable.
   *
   * @param owner the class of a field, or null if it is local
   */
  VarSymbol(String name, @Nullable ClassSymbol owner, int flags, Type type) {
    super(name);
    this.owner = owner;
    this.flags = flags;
    this.type = type;
  }

  @Nullable ClassSymbol owner() {
    return owner;
  }

  boolean isLocal() {
    return owner == null;
  }

  int flags() {
    return flags;
  }

  void flags(int bits) {
    flags = bits;
  }

  boolean isStatic() {
    return (flags & Flags.STATIC) != 0;
  }

  boolean isEnumConstant() {
    return owner != null && (flags & Flags.ENUM) != 0;
  }

  Type type() {
    complete();
    return type;
  }

  void type(Type found) {
    type = found;
  }

  /** Sets what finds its type and constant when they are asked for. */
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

  Tree.@Nullable VarDecl tree() {
    return tree;
  }

  void tree(Tree.VarDecl declaration) {
    tree = declaration;
  }

  /** Sets what finds its value when that is asked for. */
  void constantStep(Runnable step) {
    constantStep = step;
  }

  /** Its value if it is a constant variable. */
  @Nullable Object constant() {
    complete();
    Runnable step = constantStep;
    if (step != null) {
      constantStep = null;
      step.run();
    }
    return constant;
  }

  void constant(@Nullable Object value) {
    constant = value;
  }
}
