package dev.actionguard.source.edit;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import java.util.List;
import java.util.Optional;

/**
 * How a file can name a class.
 *
 * @param name simple or full
 * @param added the import that it needs
 */
record Imports(String name, Optional<Replacement> added) {
  /** Returns the shortest name that means the class. */
  static Imports of(JavaFile file, String className) {
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    String simple = className.substring(className.lastIndexOf('.') + 1);
    Optional<String> imported = file.imported(simple);
    if (imported.isPresent()) {
      return new Imports(imported.get().equals(className) ? simple : className, Optional.empty());
    }
    if (packageName.equals(file.packageName())) {
      return new Imports(simple, Optional.empty());
    }
    if (file.tree().findFirst(SimpleName.class, n -> n.asString().equals(simple)).isPresent()) {
      return new Imports(className, Optional.empty());
    }
    return new Imports(simple, Optional.of(insertion(file, className)));
  }

  /** Puts the import among the others in the order of their names. */
  private static Replacement insertion(JavaFile file, String className) {
    String end = file.text().contains("\r\n") ? "\r\n" : "\n";
    String line = "import " + className + ";";
    List<ImportDeclaration> plain =
        file.tree().getImports().stream().filter(i -> !i.isStatic()).toList();
    for (ImportDeclaration other : plain) {
      if (other.getNameAsString().compareTo(className) > 0) {
        return Replacement.insert(file.start(other), line + end);
      }
    }
    if (!plain.isEmpty()) {
      return Replacement.insert(file.end(plain.get(plain.size() - 1)), end + line);
    }
    List<ImportDeclaration> all = file.tree().getImports();
    if (!all.isEmpty()) {
      return Replacement.insert(file.end(all.get(all.size() - 1)), end + end + line);
    }
    return file.tree()
        .getPackageDeclaration()
        .map(p -> Replacement.insert(file.end(p), end + end + line))
        .orElseGet(() -> Replacement.insert(0, line + end + end));
  }
}
