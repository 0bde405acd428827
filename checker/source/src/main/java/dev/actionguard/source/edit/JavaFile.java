package dev.actionguard.source.edit;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.type.Type;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.source.SourceText;
import java.util.Optional;
import java.util.function.Predicate;

/** A source file and its tree. */
final class JavaFile {
  private final SourceText text;
  private final CompilationUnit tree;

  private JavaFile(SourceText text, CompilationUnit tree) {
    this.text = text;
    this.tree = tree;
  }

  /** Parses a text; empty if there is a mistake in it. */
  static Optional<JavaFile> parse(String text) {
    ParserConfiguration configuration = new ParserConfiguration();
    configuration.setAttributeComments(false);
    configuration.setLanguageLevel(LanguageLevel.RAW);
    try {
      ParseResult<CompilationUnit> parsed = new JavaParser(configuration).parse(text);
      return parsed.isSuccessful()
          ? parsed.getResult().map(tree -> new JavaFile(new SourceText(text), tree))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      // The parser's own defects: what it cannot read is not edited.
      return Optional.empty();
    }
  }

  CompilationUnit tree() {
    return tree;
  }

  SourceText lines() {
    return text;
  }

  String text() {
    return text.text();
  }

  String text(Node node) {
    return text().substring(start(node), end(node));
  }

  int start(Node node) {
    return node.getBegin().map(p -> text.offset(p.line, p.column)).orElse(-1);
  }

  /** Returns the offset after the node. */
  int end(Node node) {
    return node.getEnd().map(p -> text.offset(p.line, p.column) + 1).orElse(-1);
  }

  /** Returns the first node of a type, from the outside, at a range. */
  <T extends Node> Optional<T> at(SourceRange range, Class<T> type) {
    if (range.startColumn() == 0) {
      return Optional.empty();
    }
    int start = text.offset(range.startLine(), range.startColumn());
    int end = text.offset(range.endLine(), range.endColumn());
    return tree.findFirst(type, node -> start(node) == start && end(node) == end);
  }

  /** Returns the innermost node of a type around an offset for which something holds. */
  <T extends Node> Optional<T> around(int offset, Class<T> type, Predicate<T> holds) {
    return tree
        .findAll(type, node -> start(node) <= offset && offset < end(node) && holds.test(node))
        .stream()
        .reduce((outer, inner) -> inner);
  }

  /** Returns the package's name, empty for the unnamed one. */
  String packageName() {
    return tree.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
  }

  /** Returns whether a type as written is a class of a package, as far as the file shows. */
  boolean isType(Type type, String packageName, String simpleName) {
    return isName(text(type), packageName, simpleName);
  }

  /** Returns whether a name as written means a class of a package, as far as the file shows. */
  boolean isName(String written, String packageName, String simpleName) {
    if (written.equals(packageName + "." + simpleName)) {
      return true;
    }
    if (!written.equals(simpleName) || declares(simpleName)) {
      return false;
    }
    if (packageName.equals("java.lang")) {
      return imported(simpleName).isEmpty();
    }
    Optional<String> single = imported(simpleName);
    return single.isPresent()
        ? single.get().equals(packageName + "." + simpleName)
        : tree.getImports().stream()
            .anyMatch(i -> i.isAsterisk() && !i.isStatic() && name(i).equals(packageName));
  }

  /** Returns the class that is imported by its name. */
  Optional<String> imported(String simpleName) {
    return tree.getImports().stream()
        .filter(i -> !i.isAsterisk() && !i.isStatic())
        .map(JavaFile::name)
        .filter(name -> name.endsWith("." + simpleName))
        .findFirst();
  }

  private static String name(ImportDeclaration imported) {
    return imported.getNameAsString();
  }

  private boolean declares(String simpleName) {
    return tree.findFirst(
            com.github.javaparser.ast.body.TypeDeclaration.class,
            type -> type.getNameAsString().equals(simpleName))
        .isPresent();
  }
}
