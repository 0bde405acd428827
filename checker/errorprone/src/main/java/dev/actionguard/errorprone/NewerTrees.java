package dev.actionguard.errorprone;

import com.sun.tools.javac.tree.JCTree;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads syntax that is newer than Java 17 through the public interfaces of the running compiler's
 * trees, which this code is not compiled against. Kinds of trees are told apart by their names.
 */
final class NewerTrees {
  private static final String PACKAGE = "com.sun.source.tree.";
  private static final Map<String, Optional<Method>> METHODS = new ConcurrentHashMap<>();

  private NewerTrees() {}

  static boolean is(JCTree tree, String kind) {
    return tree.getKind().name().equals(kind);
  }

  /** Returns the expression of a constant label. */
  static @Nullable JCTree constantExpression(JCTree label) {
    return tree(label, "ConstantCaseLabelTree", "getConstantExpression");
  }

  /** Returns the pattern of a pattern label. */
  static @Nullable JCTree pattern(JCTree label) {
    return tree(label, "PatternCaseLabelTree", "getPattern");
  }

  /** Returns the guard of a case, if it has one. */
  static @Nullable JCTree guard(JCTree branch) {
    return tree(branch, "CaseTree", "getGuard");
  }

  /** Returns the patterns for the components of a record pattern. */
  static List<JCTree> nestedPatterns(JCTree pattern) {
    return get(pattern, "DeconstructionPatternTree", "getNestedPatterns") instanceof List<?> list
        ? list.stream().map(JCTree.class::cast).toList()
        : List.of();
  }

  private static @Nullable JCTree tree(JCTree from, String type, String method) {
    return get(from, type, method) instanceof JCTree found ? found : null;
  }

  private static @Nullable Object get(JCTree from, String type, String name) {
    Method method =
        METHODS.computeIfAbsent(type + "." + name, key -> find(type, name)).orElse(null);
    if (method == null) {
      return null;
    }
    try {
      return method.invoke(from);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(type + "." + name + " cannot be called", e);
    }
  }

  private static Optional<Method> find(String type, String name) {
    try {
      return Optional.of(Class.forName(PACKAGE + type).getMethod(name));
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      // An older compiler: it has no such syntax.
      return Optional.empty();
    }
  }
}
