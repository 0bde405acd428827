package dev.actionguard.errorprone;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import org.jspecify.annotations.Nullable;

/** Finds the innermost tree at an offset. */
final class TreeAt extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Unit unit;
  private final int offset;
  private @Nullable TreePath found;

  private TreeAt(Unit unit, int offset) {
    this.unit = unit;
    this.offset = offset;
  }

  /** Returns the path to the tree, or null if the offset is in none. */
  static @Nullable TreePath path(Unit unit, int offset) {
    if (offset < 0) {
      return null;
    }
    TreeAt scanner = new TreeAt(unit, offset);
    scanner.scan(new TreePath(unit.tree()), null);
    return scanner.found;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree instanceof JCTree node) {
      int start = TreeInfo.getStartPos(node);
      int end = unit.end(node);
      if (start <= offset && offset < end) {
        found = new TreePath(getCurrentPath(), tree);
        return super.scan(tree, null);
      }
    }
    return null;
  }
}
