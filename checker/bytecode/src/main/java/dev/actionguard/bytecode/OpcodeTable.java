package dev.actionguard.bytecode;

import org.objectweb.asm.Opcodes;

/** Length and effect on the stack of every instruction for which the opcode alone tells it. */
final class OpcodeTable {
  static final int WIDE = 196;
  static final int GOTO_W = 200;
  static final int JSR_W = 201;
  static final int LAST = JSR_W;

  private static final byte[] LENGTH = new byte[LAST + 1];
  private static final byte[] POPS = new byte[LAST + 1];
  private static final byte[] PUSHES = new byte[LAST + 1];

  static {
    lengths();
    constantsAndVariables();
    operators();
    others();
  }

  private OpcodeTable() {}

  /** Returns the length in bytes, or 0 for switches and {@code wide}. */
  static int length(int opcode) {
    if (opcode > LAST) {
      throw new IllegalArgumentException("unknown instruction " + opcode);
    }
    return LENGTH[opcode];
  }

  /** Returns how many values (not slots) it takes from the stack. */
  static int pops(int opcode) {
    return POPS[opcode];
  }

  /** Returns how many slots its one result takes: 0 if there is no result, 1 or 2. */
  static int pushes(int opcode) {
    return PUSHES[opcode];
  }

  private static void lengths() {
    length(1, 0, LAST);
    length(2, Opcodes.BIPUSH, Opcodes.BIPUSH, Opcodes.LDC, Opcodes.LDC);
    length(3, Opcodes.SIPUSH, Opcodes.SIPUSH, 19, 20);
    length(2, Opcodes.ILOAD, Opcodes.ALOAD, Opcodes.ISTORE, Opcodes.ASTORE);
    length(3, Opcodes.IINC, Opcodes.IINC, Opcodes.IFEQ, Opcodes.JSR);
    length(2, Opcodes.RET, Opcodes.RET, Opcodes.NEWARRAY, Opcodes.NEWARRAY);
    length(0, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, WIDE, WIDE);
    length(3, Opcodes.GETSTATIC, Opcodes.INVOKESTATIC, Opcodes.NEW, Opcodes.NEW);
    length(5, Opcodes.INVOKEINTERFACE, Opcodes.INVOKEDYNAMIC, GOTO_W, JSR_W);
    length(3, Opcodes.ANEWARRAY, Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF);
    length(4, Opcodes.MULTIANEWARRAY, Opcodes.MULTIANEWARRAY);
    length(3, Opcodes.IFNULL, Opcodes.IFNONNULL);
  }

  private static void length(int length, int... ranges) {
    for (int i = 0; i < ranges.length; i += 2) {
      for (int opcode = ranges[i]; opcode <= ranges[i + 1]; opcode++) {
        LENGTH[opcode] = (byte) length;
      }
    }
  }

  private static void effect(int pops, int pushes, int... opcodes) {
    for (int opcode : opcodes) {
      POPS[opcode] = (byte) pops;
      PUSHES[opcode] = (byte) pushes;
    }
  }

  private static void range(int pops, int pushes, int first, int last) {
    for (int opcode = first; opcode <= last; opcode++) {
      effect(pops, pushes, opcode);
    }
  }

  /** Every group of five is: int, long, float, double, reference. */
  private static void five(int pops, int first) {
    range(pops, 1, first, first + 4);
    effect(pops, 2, first + 1, first + 3);
  }

  private static void constantsAndVariables() {
    range(0, 1, Opcodes.ACONST_NULL, Opcodes.SIPUSH);
    effect(0, 2, Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1);
    five(0, Opcodes.ILOAD);
    five(2, Opcodes.IALOAD);
    range(2, 1, Opcodes.BALOAD, Opcodes.SALOAD);
    range(1, 0, Opcodes.ISTORE, Opcodes.ASTORE);
    range(3, 0, Opcodes.IASTORE, Opcodes.SASTORE);
  }

  private static void operators() {
    for (int opcode = Opcodes.IADD; opcode <= Opcodes.DREM; opcode++) {
      effect(2, 1 + (opcode & 1), opcode);
    }
    for (int opcode = Opcodes.INEG; opcode <= Opcodes.DNEG; opcode++) {
      effect(1, 1 + (opcode & 1), opcode);
    }
    for (int opcode = Opcodes.ISHL; opcode <= Opcodes.LXOR; opcode++) {
      effect(2, 1 + (opcode & 1), opcode);
    }
    range(1, 1, Opcodes.I2L, Opcodes.I2S);
    effect(1, 2, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D);
    effect(1, 2, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L);
    range(2, 1, Opcodes.LCMP, Opcodes.DCMPG);
  }

  private static void others() {
    range(1, 0, Opcodes.IFEQ, Opcodes.IFLE);
    range(2, 0, Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPNE);
    range(1, 0, Opcodes.TABLESWITCH, Opcodes.ARETURN);
    effect(0, 1, Opcodes.NEW);
    effect(1, 1, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.ARRAYLENGTH);
    effect(1, 0, Opcodes.ATHROW, Opcodes.MONITORENTER, Opcodes.MONITOREXIT);
    effect(1, 1, Opcodes.CHECKCAST, Opcodes.INSTANCEOF);
    effect(1, 0, Opcodes.IFNULL, Opcodes.IFNONNULL);
  }
}
