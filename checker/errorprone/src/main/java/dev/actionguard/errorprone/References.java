package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMemberReference.ReferenceKind;
import com.sun.tools.javac.tree.TreeInfo;

/** Tells kinds of method references apart. */
final class References {
  private References() {}

  static boolean isSuper(JCMemberReference tree) {
    return TreeInfo.name(tree.expr) == tree.name.table.names._super;
  }

  /** Whether the receiver is a value that is evaluated where the reference stands. */
  static boolean hasBoundReceiver(JCMemberReference tree) {
    return tree.hasKind(ReferenceKind.BOUND);
  }

  /**
   * Whether javac makes a lambda body of the reference, because no method handle does what it says.
   */
  static boolean needsBody(JCMemberReference tree, ClassScope from, Symbols symbols) {
    Symbol symbol = tree.sym;
    if (symbol == null) {
      return false;
    }
    if (tree.varargsElement != null
        || tree.hasKind(ReferenceKind.ARRAY_CTOR)
        || symbol.owner == symbols.table.arrayClass
        || isSuper(tree)) {
      return true;
    }
    if (symbol.isConstructor()) {
      ClassSymbol made = (ClassSymbol) symbol.owner;
      return made.isInner() || made.isDirectlyOrIndirectlyLocal();
    }
    return (symbol.flags() & Flags.PROTECTED) != 0
        && symbol.outermostClass().owner != from.symbol().outermostClass().owner;
  }
}
