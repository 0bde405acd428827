package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Drafts.Draft;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step 8 of lowering: puts switches on enums back together. Compilers switch on the ordinal, mostly
 * through an array that maps it to numbers of their own:
 *
 * <pre>
 *   map = Outer$1.$SwitchMap$pkg$Color; o = color.ordinal(); n = map[o]; switch n { 1 -> … }
 * </pre>
 *
 * The array is filled in the class's initialiser (javac, kotlinc) or by a method (ecj), from which
 * the constants' names are read. If that class cannot be found, the switch stays as it is.
 */
final class EnumSwitches {
  private final Drafts drafts;
  private final EnumNames names;

  EnumSwitches(Drafts drafts, EnumNames names) {
    this.drafts = drafts;
    this.names = names;
  }

  void run() {
    for (int n = 0; n < drafts.size(); n++) {
      Draft draft = drafts.get(n);
      if (draft.terminator() instanceof Terminator.Switch numbers) {
        rewrite(draft, numbers);
      }
    }
  }

  private void rewrite(Draft draft, Terminator.Switch numbers) {
    List<Statement> statements = draft.statements();
    Statement last = last(statements, 0);
    if (last instanceof Statement.Call ordinal
        && isOrdinal(ordinal)
        && numbers.operand().equals(ordinal.target())) {
      replace(draft, numbers, ordinal, names.byOrdinal(ordinal.method().owner()), 1);
    } else if (last instanceof Statement.ArrayLoad load
        && load.target().equals(numbers.operand())
        && last(statements, 1) instanceof Statement.Call ordinal
        && isOrdinal(ordinal)
        && load.index().equals(ordinal.target())) {
      int before = 2;
      Statement map = last(statements, before);
      // Between the array and its index the switch's own operand is computed.
      while (map != null && !load.array().equals(map.target())) {
        before++;
        map = last(statements, before);
      }
      Map<Integer, String> byNumber = map == null ? Map.of() : names.byMap(map);
      if (map != null && replace(draft, numbers, ordinal, byNumber, 2)) {
        statements.remove(map);
      }
    }
  }

  private static @Nullable Statement last(List<Statement> statements, int before) {
    int at = statements.size() - 1 - before;
    return at < 0 ? null : statements.get(at);
  }

  static boolean isOrdinal(Statement.Call call) {
    return call.method().name().equals("ordinal") && call.method().parameters().isEmpty();
  }

  private static boolean replace(
      Draft draft,
      Terminator.Switch numbers,
      Statement.Call ordinal,
      Map<Integer, String> names,
      int drop) {
    List<Terminator.Case> cases = new ArrayList<>();
    for (Terminator.Case c : numbers.cases()) {
      String name = c.label().value() instanceof Integer key ? names.get(key) : null;
      if (name == null) {
        return false;
      }
      cases.add(new Terminator.Case(Constant.of(name), c.block()));
    }
    Operand operand = ordinal.receiver();
    if (operand == null) {
      return false;
    }
    int size = draft.statements().size();
    draft.statements().subList(size - drop, size).clear();
    draft.terminator(
        new Terminator.Switch(operand, cases, numbers.defaultBlock(), numbers.range()));
    return true;
  }
}
