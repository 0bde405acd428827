package dev.actionguard.source;

/** Tells kinds of method references apart. */
final class References {
  private References() {}

  static boolean isSuper(Tree.Reference tree) {
    return TreeInfo.name(tree.expr).equals("super");
  }

  /** Whether the receiver is a value that is evaluated where the reference stands. */
  static boolean hasBoundReceiver(Tree.Reference tree) {
    return tree.bound;
  }

  /**
   * Whether a compiler makes a lambda body of the reference, because no method handle does what it
   * says.
   */
  static boolean needsBody(Tree.Reference tree, ClassScope from, Symbols symbols) {
    if (tree.arrayConstructor) {
      return true;
    }
    MethodSymbol symbol = tree.symbol;
    if (symbol == null) {
      return false;
    }
    boolean ofArray =
        tree.expr.type instanceof Type.ArrayType
            && symbol.owner() == symbols.types.classes.objectSymbol()
            && symbol.name().equals("clone");
    if (tree.varargs != null || ofArray || isSuper(tree)) {
      return true;
    }
    if (symbol.isConstructor()) {
      ClassSymbol made = symbol.owner();
      return made.hasOuterInstance() || isInLocal(made);
    }
    return (symbol.flags() & Flags.PROTECTED) != 0
        && !symbol.owner().packageName().equals(from.symbol().packageName());
  }

  private static boolean isInLocal(ClassSymbol symbol) {
    for (ClassSymbol at = symbol; at != null; at = at.owner()) {
      if (at.isLocal()) {
        return true;
      }
    }
    return false;
  }
}
