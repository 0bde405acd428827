package dev.actionguard.bytecode;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Knows which constants the numbers of enum switches stand for: ordinals, or numbers of a map that
 * the compiler fills in a class beside. Safe for use by several threads.
 */
final class EnumNames {
  private final ClassLookup classes;
  private final Map<String, Map<Integer, String>> known = new ConcurrentHashMap<>();

  EnumNames(ClassLookup classes) {
    this.classes = classes;
  }

  /** Returns the constants of an enum by ordinal. */
  Map<Integer, String> byOrdinal(String enumName) {
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
  Map<Integer, String> byMap(Statement map) {
    if (map instanceof Statement.FieldLoad load
        && (load.field().name().startsWith("$SwitchMap$")
            || load.field().name().startsWith("$EnumSwitchMapping$"))) {
      return known.computeIfAbsent(
          load.field().toString(),
          k -> read(method(load.field().owner(), "<clinit>"), load.field().name()));
    }
    if (map instanceof Statement.Call call && call.method().name().startsWith("$SWITCH_TABLE$")) {
      return known.computeIfAbsent(
          call.method().toString(),
          k -> read(method(call.method().owner(), call.method().name()), ""));
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
  private static Map<Integer, String> read(@Nullable MethodModel filler, String field) {
    Map<Integer, String> names = new HashMap<>();
    if (filler == null || filler.code() == null) {
      return names;
    }
    try {
      List<Statement> statements =
          withoutSwitches(filler.code()).blocks().stream()
              .flatMap(block -> block.statements().stream())
              .toList();
      readStores(statements, field, arrays(statements), names);
    } catch (LoweringException e) {
      // The switch then stays one of numbers.
      return Map.of();
    }
    return names;
  }

  /** The filler's own switches stay as they are: a hostile one would lead back here for ever. */
  private static Body withoutSwitches(MethodCode code) {
    return code instanceof LazyCode lazy ? lazy.bodyWithoutEnumSwitches() : code.body();
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
          && EnumSwitches.isOrdinal(call)
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
