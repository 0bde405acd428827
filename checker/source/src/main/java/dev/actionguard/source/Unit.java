package dev.actionguard.source;

import dev.actionguard.ir.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source file: its package, imports and classes, and the places in its text. */
final class Unit {
  private final SourceText text;
  private final String packageName;
  private final String sourceFile;
  private final List<Import> imports;
  private final List<Tree.ClassDecl> classes;

  /** Classes by simple name as they were found, with what could not be found. */
  final Map<String, java.util.Optional<ClassSymbol>> found = new HashMap<>();

  /**
   * An import.
   *
   * @param star whether it imports on demand; then the name is that of a class or package
   * @param module whether the name is that of a module
   */
  record Import(String name, boolean isStatic, boolean star, boolean module) {
    String simpleName() {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    String qualifier() {
      int dot = name.lastIndexOf('.');
      return dot < 0 ? "" : name.substring(0, dot);
    }
  }

  /**
   * Makes a unit.
   *
   * @param fileName the file's name without folders
   */
  Unit(
      SourceText text,
      String fileName,
      String packageName,
      List<Import> imports,
      List<Tree.ClassDecl> classes) {
    this.text = text;
    this.packageName = packageName;
    this.sourceFile =
        packageName.isEmpty() ? fileName : packageName.replace('.', '/') + "/" + fileName;
    this.imports = List.copyOf(imports);
    this.classes = new ArrayList<>(classes);
  }

  SourceText text() {
    return text;
  }

  String packageName() {
    return packageName;
  }

  /** Returns its path as {@link dev.actionguard.ir.ClassModel#sourceFile()} names it. */
  String sourceFile() {
    return sourceFile;
  }

  List<Import> imports() {
    return imports;
  }

  List<Tree.ClassDecl> classes() {
    return classes;
  }

  boolean imports(String prefix) {
    return imports.stream().anyMatch(i -> i.name().startsWith(prefix));
  }

  /** Returns the line of an offset, or 0 if there is none. */
  int line(int offset) {
    return text.line(offset);
  }

  SourceRange range(int start, int end) {
    return text.range(start, end);
  }

  /** Returns the range of a declared name that starts at an offset. */
  SourceRange name(int offset, CharSequence name) {
    return range(offset, offset + name.length());
  }

  /** Returns where the name of a class is declared. */
  SourceRange name(Tree.ClassDecl declaration) {
    String name = declaration.name;
    int start = declaration.pos;
    if (name.isEmpty() || start < 0) {
      return range(start, start);
    }
    int at = text.text().indexOf(name, start);
    return at < 0 || line(at) != line(start) ? range(start, start) : name(at, name);
  }

  /**
   * Returns the range of a node for a statement whose code a compiler would put on the line of an
   * offset: all of the node if it starts or has its mark on that line, else the rest from there.
   */
  SourceRange range(@Nullable Tree node, int offset) {
    if (node == null) {
      return range(offset, offset);
    }
    int start = node.start;
    int end = node.end;
    if (line(start) != line(offset)) {
      start = line(node.pos) == line(offset) ? node.pos : offset;
    }
    return range(start, end < start || line(start) != line(offset) ? start : end);
  }
}
