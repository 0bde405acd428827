package dev.actionguard.errorprone;

import com.sun.source.util.SourcePositions;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.SourceRange;
import java.io.IOException;
import javax.tools.JavaFileObject;

/** A compilation unit: its name and the places in its text. */
final class Unit {
  private final JCCompilationUnit tree;
  private final SourcePositions positions;
  private final String sourceFile;

  Unit(JCCompilationUnit tree, SourcePositions positions) {
    this.tree = tree;
    this.positions = positions;
    this.sourceFile = sourceFile(tree);
  }

  JCCompilationUnit tree() {
    return tree;
  }

  /** Returns its path as {@link dev.actionguard.ir.ClassModel#sourceFile()} names it. */
  String sourceFile() {
    return sourceFile;
  }

  private static String sourceFile(JCCompilationUnit tree) {
    JavaFileObject file = tree.getSourceFile();
    String path = file == null ? "" : file.getName().replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    String folder =
        tree.getPackageName() == null
            ? ""
            : tree.getPackageName().toString().replace('.', '/') + "/";
    return folder + name;
  }

  /** Returns the line of an offset, or 0 if there is none. */
  int line(int offset) {
    return offset < 0 ? 0 : tree.getLineMap().getLineNumber(offset);
  }

  int end(JCTree node) {
    return (int) positions.getEndPosition(tree, node);
  }

  /** Returns the range between two offsets. */
  SourceRange range(int start, int end) {
    if (start < 0) {
      return SourceRange.UNKNOWN;
    }
    int last = Math.max(start, end);
    int startLine = line(start);
    int endLine = line(last);
    return new SourceRange(startLine, column(start, startLine), endLine, column(last, endLine));
  }

  private int column(int offset, int line) {
    return offset - tree.getLineMap().getStartPosition(line) + 1;
  }

  /** Returns the offset of the start of a range, or -1 if it is not known. */
  int offset(SourceRange range) {
    return offset(range.startLine(), range.startColumn());
  }

  int offset(int line, int column) {
    if (line < 1) {
      return -1;
    }
    return tree.getLineMap().getStartPosition(line) + Math.max(0, column - 1);
  }

  /** Returns the range of a declared name that starts at an offset. */
  SourceRange name(int offset, CharSequence name) {
    return range(offset, offset + name.length());
  }

  /** Returns where the name of a class is declared. */
  SourceRange name(JCClassDecl declaration) {
    String name = declaration.getSimpleName().toString();
    int start = declaration.pos;
    if (name.isEmpty() || start < 0) {
      return range(start, start);
    }
    try {
      String text = tree.getSourceFile().getCharContent(true).toString();
      int at = text.indexOf(name, start);
      return at < 0 || line(at) != line(start) ? range(start, start) : name(at, name);
    } catch (IOException e) {
      // The text is gone since it was parsed: the line is still known.
      return range(start, start);
    }
  }

  /**
   * Returns the range of a node for a statement whose code javac would put on the line of an
   * offset: all of the node if it starts or has its mark on that line, else the rest from there.
   */
  SourceRange range(JCTree node, int offset) {
    int start = TreeInfo.getStartPos(node);
    int end = end(node);
    if (line(start) != line(offset)) {
      start = line(node.pos) == line(offset) ? node.pos : offset;
    }
    return range(start, end < start || line(start) != line(offset) ? start : end);
  }
}
