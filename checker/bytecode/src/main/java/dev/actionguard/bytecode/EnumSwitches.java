package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Drafts.Draft;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

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
  private final ClassLookup classes;

  EnumSwitches(Drafts drafts, ClassLookup classes) {
    this.drafts = drafts;
    this.classes = classes;
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
      replace(draft, numbers, ordinal, names(ordinal.method().owner()), 1);
    } else if (last instanceof Statement.ArrayLoad load
        && load.target().equals(numbers.operand())
        && last(statements, 1) instanceof Statement.Call ordinal
        && isOrdinal(ordinal)
        && load.index().equals(ordinal.target())) {
      int drop = 2;
      int before = 2;
      Statement map = last(statements, before);
      // Between the array and its index the switch's own operand is computed.
      while (map != null && !load.array().equals(map.target())) {
        before++;
        map = last(statements, before);
      }
      Map<Integer, String> names = map == null ? Map.of() : namesByMap(map);
      if (map != null && replace(draft, numbers, ordinal, names, drop)) {
        statements.remove(map);
      }
    }
  }

  private static @Nullable Statement last(List<Statement> statements, int before) {
    int at = statements.size() - 1 - before;
    return at < 0 ? null : statements.get(at);
  }

  private static boolean isOrdinal(Statement.Call call) {
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

  /** Returns the constants of an enum by ordinal. */
  private Map<Integer, String> names(String enumName) {
    Map<Integer, String> names = new HashMap<>();
    classes
        .find(enumName)
        .ifPresent(
            model -> {
              for (FieldModel field : model.fields()) {
                if ((field.modifiers() & Opcodes.ACC_ENUM) != 0) {
                  names.put(names.size(), field.name());
                }
              }
            });
    return names;
  }

  /** Returns the constants by the numbers that the map gives them. */
  private Map<Integer, String> namesByMap(Statement map) {
    if (map instanceof Statement.FieldLoad load
        && (load.field().name().startsWith("$SwitchMap$")
            || load.field().name().startsWith("$EnumSwitchMapping$"))) {
      MethodModel filler = method(load.field().owner(), "<clinit>");
      return filler == null ? Map.of() : read(filler, load.field().name());
    }
    if (map instanceof Statement.Call call && call.method().name().startsWith("$SWITCH_TABLE$")) {
      MethodModel filler = method(call.method().owner(), call.method().name());
      return filler == null ? Map.of() : read(filler, "");
    }
    return Map.of();
  }

  private @Nullable MethodModel method(String owner, String name) {
    ClassModel model = classes.find(owner).orElse(null);
    if (model == null) {
      return null;
    }
    return model.methods().stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Reads the stores {@code map[E.A.ordinal()] = 1}.
   *
   * @param field the map's field; one class may fill several. Empty for an array without field
   */
  private static Map<Integer, String> read(MethodModel filler, String field) {
    Map<Integer, String> names = new HashMap<>();
    if (filler.code() == null) {
      return names;
    }
    try {
      List<Statement> statements =
          filler.code().body().blocks().stream()
              .flatMap(block -> block.statements().stream())
              .toList();
      readStores(statements, field, arrays(statements), names);
    } catch (LoweringException e) {
      // The switch then stays one of numbers.
      return Map.of();
    }
    return names;
  }

  private static Map<Operand, String> arrays(List<Statement> statements) {
    Map<Operand, String> arrays = new HashMap<>();
    for (Statement s : statements) {
      if (s instanceof Statement.FieldLoad load) {
        arrays.put(load.target(), load.field().name());
      } else if (s instanceof Statement.FieldStore store) {
        arrays.put(store.value(), store.field().name());
      }
    }
    return arrays;
  }

  private static void readStores(
      List<Statement> statements,
      String field,
      Map<Operand, String> arrays,
      Map<Integer, String> names) {
    Map<Operand, String> constants = new HashMap<>();
    Map<Operand, String> ordinals = new HashMap<>();
    for (Statement s : statements) {
      if (s instanceof Statement.FieldLoad load) {
        constants.put(load.target(), load.field().name());
      } else if (s instanceof Statement.Call call
          && isOrdinal(call)
          && call.target() != null
          && constants.containsKey(call.receiver())) {
        ordinals.put(call.target(), constants.get(call.receiver()));
      } else if (s instanceof Statement.ArrayStore store
          && store.value() instanceof Constant number
          && number.value() instanceof Integer key
          && ordinals.containsKey(store.index())
          && (field.isEmpty() || field.equals(arrays.get(store.array())))) {
        names.put(key, ordinals.get(store.index()));
      }
    }
  }
}
