package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which data says what rows a database call touches: the values bound behind {@code
 * where}, the keys given to a repository, or rows that were read before. Where that is not sure
 * there are none.
 */
final class Targets {
  private static final Set<String> KEYS =
      Set.of("id", "ids", "key", "uuid", "number", "no", "code", "ref");
  private static final Set<String> SCALARS =
      Set.of(
          "long",
          "int",
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.String",
          "java.lang.Object",
          "java.util.UUID",
          "java.math.BigInteger");

  private final ProgramIndex index;
  private final HeapAccess heap;

  Targets(ProgramIndex index, HeapAccess heap) {
    this.index = index;
    this.heap = heap;
  }

  /** Returns the labels of what says which rows are touched; empty if that is not known. */
  Set<Label> of(CallSite call) {
    Set<Label> targets = new LinkedHashSet<>();
    String text = text(call);
    if (text != null) {
      bound(call, text, targets);
      return targets;
    }
    List<String> names = parameterNames(call);
    for (int i = 0; i < call.arguments().size(); i++) {
      Value argument = call.arguments().get(i);
      boolean scalar = SCALARS.contains(call.method().parameters().get(i));
      if (isRow(argument) || (scalar && isKey(call, names, i))) {
        targets.addAll(argument.labels().list());
      }
    }
    return targets;
  }

  /** The statement, if it is known from its beginning to its end. */
  static @Nullable String text(CallSite call) {
    for (Value argument : call.arguments()) {
      if (argument.text() != null && SqlText.access(argument.text()) != null) {
        return argument.text();
      }
    }
    return null;
  }

  private static boolean isRow(Value value) {
    return value.labels().has(Origin.DATABASE);
  }

  /** The parameter is called so, or the only one of a method that works by id. */
  private static boolean isKey(CallSite call, List<String> names, int argument) {
    if (!names.isEmpty() && !names.get(argument).isEmpty()) {
      return Names.tokens(names.get(argument)).stream().anyMatch(KEYS::contains);
    }
    List<String> words = Names.tokens(call.method().name());
    return argument == 0
        && call.arguments().size() == 1
        && words.contains("by")
        && KEYS.contains(words.get(words.size() - 1));
  }

  private List<String> parameterNames(CallSite call) {
    MethodModel method = index.method(call.method());
    return method == null ? List.of() : method.parameters().stream().map(p -> p.name()).toList();
  }

  /** {@code update … set a = ? where id = ?} with its values as variable arguments. */
  private void bound(CallSite call, String text, Set<Label> targets) {
    String lower = text.toLowerCase(Locale.ROOT);
    int where = lower.indexOf(" where ");
    if (where < 0 || lower.startsWith("insert") || lower.indexOf(" where ", where + 1) >= 0) {
      return;
    }
    int before = count(text.substring(0, where));
    int all = count(text);
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean isArray = call.method().parameters().get(i).equals("java.lang.Object[]");
      if (isArray && heap.elements(call.arguments().get(i)) != null) {
        for (int n = before; n < all; n++) {
          targets.addAll(heap.element(call.arguments().get(i), n).labels().list());
        }
      }
    }
  }

  private static int count(String text) {
    return (int) text.chars().filter(c -> c == '?').count();
  }

  /**
   * Returns whether the target is the checked object, belongs to it, or has it as a part. A checked
   * element covers itself only.
   */
  static boolean covers(Label checked, Label target) {
    if (!isSameRoot(checked, target)) {
      return false;
    }
    List<String> left = checked.path().parts();
    List<String> right = target.path().parts();
    int common = Math.min(left.size(), right.size());
    if (!left.subList(0, common).equals(right.subList(0, common))) {
      return false;
    }
    return left.size() <= right.size()
        || left.subList(common, left.size()).stream()
            .noneMatch(part -> AccessPath.isElement(part) && AccessPath.key(part) != null);
  }

  private static boolean isSameRoot(Label left, Label right) {
    if (left instanceof Label.Parameter a && right instanceof Label.Parameter b) {
      return a.slot() == b.slot();
    }
    return left instanceof Label.Source a
        && right instanceof Label.Source b
        && a.origin() == b.origin()
        && a.name().equals(b.name());
  }
}
