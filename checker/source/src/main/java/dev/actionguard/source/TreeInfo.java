package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/** Small questions about trees. */
final class TreeInfo {
  private TreeInfo() {}

  static Tree skipParens(Tree tree) {
    Tree at = tree;
    while (at instanceof Tree.Parens parens) {
      at = parens.expr;
    }
    return at;
  }

  /** Returns what a name stands for, or null. */
  static @Nullable Symbol symbol(Tree tree) {
    if (tree instanceof Tree.Ident ident) {
      return ident.symbol;
    }
    if (tree instanceof Tree.Select select) {
      return select.symbol;
    }
    if (tree instanceof Tree.Parens parens) {
      return symbol(parens.expr);
    }
    if (tree instanceof Tree.Applied applied) {
      return symbol(applied.base);
    }
    return tree instanceof Tree.Annotated annotated ? symbol(annotated.base) : null;
  }

  /** Returns the last part of a name, or empty. */
  static String name(Tree tree) {
    if (tree instanceof Tree.Ident ident) {
      return ident.name;
    }
    return tree instanceof Tree.Select select ? select.name : "";
  }

  /** Returns where the last part of a statement ends that has a block at its end. */
  static int end(Tree tree) {
    if (tree instanceof Tree.Block block) {
      return block.end > block.start ? block.end - 1 : block.pos;
    }
    if (tree instanceof Tree.Synchronized sync) {
      return end(sync.body);
    }
    return tree.pos;
  }

  static int firstStatement(Tree.Block block) {
    return block.statements.isEmpty() ? block.pos : block.statements.get(0).pos;
  }
}
