package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the conversions that the language makes without being asked. */
final class Conversions {
  private final Symbols symbols;
  private final Emission emission;

  Conversions(Symbols symbols, Emission emission) {
    this.symbols = symbols;
    this.emission = emission;
  }

  /** Returns a constant of an expression's type. */
  Constant constant(Type type, @Nullable Object value) {
    Type erased = symbols.erasure(type);
    Object kept = erased.isPrimitive() ? Constants.of(erased, value) : value;
    return new Constant(symbols.erased(erased), kept == null ? value : kept);
  }

  /**
   * Converts a value.
   *
   * @param source its type before erasure
   * @param target the type that is wanted; its erasure is what counts
   */
  Operand convert(Value value, @Nullable Type source, @Nullable Type target) {
    Type wanted = symbols.erasure(target);
    Type type = value.type();
    if (wanted.isVoid() || type.isVoid() || wanted.isUnknown() || type.isUnknown()) {
      return value.operand();
    }
    if (type.isPrimitive()) {
      return wanted.isPrimitive()
          ? widen(value, wanted)
          : box(value, target == null ? wanted : target);
    }
    if (wanted.isPrimitive()) {
      return unbox(value, source == null ? type : source, wanted);
    }
    return cast(value, wanted);
  }

  /** Casts a reference unless its type is already known to fit. */
  Operand cast(Value value, Type wanted) {
    if (value.operand() instanceof Constant constant && constant.isNull()) {
      return value.operand();
    }
    if (wanted.isUnknown() || (wanted == Type.NULL) || symbols.isSubtype(value.type(), wanted)) {
      return value.operand();
    }
    dev.actionguard.ir.Type type = symbols.erased(wanted);
    var target = emission.temporary(type);
    emission.add(new Statement.Cast(target, type, value.operand(), emission.range()));
    return target;
  }

  /** Converts between primitive types. */
  Operand widen(Value value, Type wanted) {
    if (value.type() == wanted) {
      return value.operand();
    }
    if (value.operand() instanceof Constant constant && constant.value() != null) {
      Object kept = constant.value();
      Object number =
          kept instanceof Character c ? (Object) (int) c : kept instanceof Boolean ? null : kept;
      if (number != null && wanted != Type.BOOLEAN) {
        return constant(wanted, number);
      }
    }
    // Byte, short and int are one to the machine: no instruction widens them.
    dev.actionguard.ir.Type type = symbols.erased(wanted);
    boolean intLike =
        value.type() instanceof Type.Simple from && from.isIntLike() && wanted == Type.INT;
    boolean keeps = intLike || (value.type() == Type.BYTE && wanted == Type.SHORT);
    if (keeps && value.type() != Type.CHAR) {
      return value.operand();
    }
    var target = emission.temporary(type);
    emission.add(new Statement.Cast(target, type, value.operand(), emission.range()));
    return target;
  }

  private Operand box(Value value, Type target) {
    Type unboxed = symbols.types.unboxed(target);
    Value primitive = value;
    if (unboxed.isPrimitive() && unboxed != value.type()) {
      primitive = new Value(widen(value, unboxed), unboxed);
    }
    Type box = symbols.types.boxed(primitive.type());
    String name = symbols.name(box);
    var boxed = emission.temporary(symbols.erased(box));
    emission.add(
        new Statement.Call(
            boxed,
            CallKind.STATIC,
            new MethodRef(name, "valueOf", List.of(symbols.name(primitive.type())), name),
            null,
            List.of(primitive.operand()),
            emission.range()));
    return cast(new Value(boxed, box), symbols.erasure(target));
  }

  private Operand unbox(Value value, Type source, Type wanted) {
    Type unboxed = symbols.types.unboxed(source);
    Type box = source;
    if (!unboxed.isPrimitive()) {
      unboxed = wanted;
      box = symbols.types.boxed(wanted);
    } else {
      box = symbols.types.boxed(unboxed);
    }
    Operand boxed = cast(value, symbols.erasure(box));
    String name = symbols.name(unboxed);
    var result = emission.temporary(symbols.erased(unboxed));
    emission.add(
        new Statement.Call(
            result,
            CallKind.VIRTUAL,
            new MethodRef(symbols.name(box), name + "Value", List.of(), name),
            boxed,
            List.of(),
            emission.range()));
    return widen(new Value(result, unboxed), wanted);
  }
}
