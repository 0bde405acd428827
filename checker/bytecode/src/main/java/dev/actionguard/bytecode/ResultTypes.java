package dev.actionguard.bytecode;

import dev.actionguard.ir.Type;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** The types that one instruction alone tells: of its result, and as what it takes its operands. */
final class ResultTypes {
  private static final Type METHOD_TYPE = Type.of("java.lang.invoke.MethodType");
  private static final Type METHOD_HANDLE = Type.of("java.lang.invoke.MethodHandle");
  private static final Type[] KINDS = {Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE};

  private ResultTypes() {}

  /** Returns the type of the result, or null if the instruction has none or does not tell it. */
  static @Nullable Type of(Code code, int i) {
    int op = code.opcode()[i];
    if (op >= Opcodes.IADD && op <= Opcodes.DNEG) {
      return KINDS[op & 3];
    }
    if (op >= Opcodes.ISHL && op <= Opcodes.LXOR) {
      return KINDS[op & 1];
    }
    if (op >= Opcodes.LCMP && op <= Opcodes.DCMPG) {
      return Type.INT;
    }
    return switch (op) {
      case Opcodes.ACONST_NULL -> Type.NULL;
      case Opcodes.BIPUSH, Opcodes.IALOAD, Opcodes.ARRAYLENGTH -> Type.INT;
      case Opcodes.L2I, Opcodes.F2I, Opcodes.D2I -> Type.INT;
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.LALOAD -> Type.LONG;
      case Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> Type.LONG;
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2, Opcodes.FALOAD -> Type.FLOAT;
      case Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> Type.FLOAT;
      case Opcodes.DCONST_0, Opcodes.DCONST_1, Opcodes.DALOAD -> Type.DOUBLE;
      case Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> Type.DOUBLE;
      case Opcodes.I2B -> IntTypes.BYTE;
      case Opcodes.I2C, Opcodes.CALOAD -> IntTypes.CHAR;
      case Opcodes.I2S, Opcodes.SALOAD -> IntTypes.SHORT;
      case Opcodes.INSTANCEOF -> Type.BOOLEAN;
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> arrayOf(code, i);
      case Opcodes.NEW, Opcodes.CHECKCAST -> code.type(i);
      case Opcodes.GETFIELD, Opcodes.GETSTATIC -> code.field(i).type();
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE ->
          notVoid(code.call(i).shape().returns());
      case Opcodes.INVOKEDYNAMIC -> notVoid(code.dynamicShape(i).returns());
      case Opcodes.LDC -> ofConstant(code, code.constant(i));
      default -> null;
    };
  }

  private static @Nullable Type notVoid(Type type) {
    return type.equals(Type.VOID) ? null : type;
  }

  /** Returns the type of the array that the instruction makes. */
  static Type arrayOf(Code code, int i) {
    return switch (code.opcode()[i]) {
      case Opcodes.NEWARRAY -> Type.of(primitive(code.operand()[i])).array();
      case Opcodes.ANEWARRAY -> code.type(i).array();
      default -> code.type(i);
    };
  }

  private static String primitive(int arrayType) {
    return switch (arrayType) {
      case Opcodes.T_BOOLEAN -> "boolean";
      case Opcodes.T_CHAR -> "char";
      case Opcodes.T_FLOAT -> "float";
      case Opcodes.T_DOUBLE -> "double";
      case Opcodes.T_BYTE -> "byte";
      case Opcodes.T_SHORT -> "short";
      case Opcodes.T_INT -> "int";
      case Opcodes.T_LONG -> "long";
      default -> throw new IllegalArgumentException("array of type " + arrayType);
    };
  }

  /** Returns the type of a loadable constant as {@link ClassFile#constant} gives it. */
  static Type ofConstant(Code code, Object constant) {
    if (constant instanceof Integer) {
      return Type.INT;
    } else if (constant instanceof Long) {
      return Type.LONG;
    } else if (constant instanceof Float) {
      return Type.FLOAT;
    } else if (constant instanceof Double) {
      return Type.DOUBLE;
    } else if (constant instanceof String) {
      return Type.STRING;
    } else if (constant instanceof Type) {
      return Type.CLASS;
    } else if (constant instanceof ClassFile.MethodTypeConstant) {
      return METHOD_TYPE;
    } else if (constant instanceof ClassFile.DynamicConstant dynamic) {
      String descriptor = code.file().dynamic(dynamic.index(), code.buffer()).descriptor();
      return code.file().names().descriptor(descriptor);
    }
    return METHOD_HANDLE;
  }

  /** Returns the type as which the instruction takes its k-th operand, or null if it is open. */
  static @Nullable Type wanted(Code code, int i, int k, Type returns) {
    int op = code.opcode()[i];
    return switch (op) {
      case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKEINTERFACE ->
          k == 0 ? null : code.call(i).shape().parameters().get(k - 1);
      case Opcodes.INVOKESTATIC -> code.call(i).shape().parameters().get(k);
      case Opcodes.INVOKEDYNAMIC -> code.dynamicShape(i).parameters().get(k);
      case Opcodes.PUTSTATIC -> code.field(i).type();
      case Opcodes.PUTFIELD -> k == 0 ? null : code.field(i).type();
      case Opcodes.IRETURN, Opcodes.ARETURN -> returns;
      case Opcodes.CASTORE -> k == 2 ? IntTypes.CHAR : Type.INT;
      case Opcodes.SASTORE -> k == 2 ? IntTypes.SHORT : Type.INT;
      case Opcodes.BASTORE, Opcodes.BALOAD, Opcodes.AALOAD, Opcodes.AASTORE ->
          k == 1 ? Type.INT : null;
      default -> takesInts(op) ? Type.INT : null;
    };
  }

  /** Whether its int-like operands are taken as ints, whatever they were. */
  private static boolean takesInts(int op) {
    return (op >= Opcodes.IADD && op <= Opcodes.LUSHR)
        || (op >= Opcodes.I2L && op <= Opcodes.DCMPG)
        || (op >= Opcodes.IALOAD && op <= Opcodes.SALOAD)
        || op == Opcodes.IASTORE
        || op == Opcodes.NEWARRAY;
  }
}
