package dev.actionguard.bytecode;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.Opcodes;

/** Writes the statement of each instruction that does not end a block. */
final class InstructionEmitter {
  private static final BinaryOperator[] ARITHMETIC = {
    BinaryOperator.ADD,
    BinaryOperator.SUBTRACT,
    BinaryOperator.MULTIPLY,
    BinaryOperator.DIVIDE,
    BinaryOperator.REMAINDER
  };
  private static final BinaryOperator[] BITWISE = {
    BinaryOperator.SHIFT_LEFT,
    BinaryOperator.SHIFT_RIGHT,
    BinaryOperator.UNSIGNED_SHIFT_RIGHT,
    BinaryOperator.AND,
    BinaryOperator.OR,
    BinaryOperator.XOR
  };

  private final Emission emission;
  private final Code code;
  private final StackAnalysis stack;
  private final DynamicEmitter dynamics;
  private final PrivateMethods privateMethods;

  InstructionEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.stack = emission.stack;
    this.dynamics = new DynamicEmitter(emission);
    this.privateMethods = new PrivateMethods(emission.context, code.file());
  }

  /**
   * Writes a pattern switch if this instruction computes the number of its case and the next one
   * goes by it; otherwise does nothing.
   *
   * @param drafts gives the draft for a target instruction
   */
  boolean writeSwitch(int i, IntUnaryOperator drafts) {
    return code.opcode()[i] == Opcodes.INVOKEDYNAMIC
        && code.opcode()[i + 1] == Opcodes.LOOKUPSWITCH
        && stack.uses(i) == 1
        && stack.operand(i + 1, 0) == i
        && dynamics.writeSwitch(i, code.switches().get(code.operand()[i + 1]), drafts);
  }

  /** Writes what the instruction does. */
  void write(int i) {
    int op = code.opcode()[i];
    if (emission.isDone(i) || op == Opcodes.NOP || (op >= Opcodes.POP && op <= Opcodes.SWAP)) {
      return;
    }
    emission.at(i);
    if (op <= Opcodes.LDC) {
      constant(i, op);
    } else if (op <= Opcodes.ALOAD) {
      load(i);
    } else if (op <= Opcodes.SALOAD) {
      Local target = emission.define(i);
      emission.add(
          new Statement.ArrayLoad(
              target, emission.operand(i, 0), emission.operand(i, 1), emission.range()));
    } else if (op <= Opcodes.ASTORE) {
      Local target = emission.variable(emission.variables.of(i));
      assign(target, emission.get(stack.operand(i, 0)));
    } else if (op <= Opcodes.SASTORE) {
      storeElement(i);
    } else if (op <= Opcodes.DCMPG) {
      operate(i, op);
    } else {
      access(i, op);
    }
  }

  private void assign(Local target, Operand value) {
    emission.add(
        new Statement.Assign(target, IntTypes.coerce(value, target.type()), emission.range()));
  }

  private void constant(int i, int op) {
    switch (op) {
      case Opcodes.ACONST_NULL -> emission.set(i, Constant.NULL);
      case Opcodes.BIPUSH -> emission.set(i, Constant.of(code.operand()[i]));
      case Opcodes.LCONST_0, Opcodes.LCONST_1 ->
          emission.set(i, new Constant(Type.LONG, (long) (op - Opcodes.LCONST_0)));
      case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
          emission.set(i, new Constant(Type.FLOAT, (float) (op - Opcodes.FCONST_0)));
      case Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          emission.set(i, new Constant(Type.DOUBLE, (double) (op - Opcodes.DCONST_0)));
      default -> dynamics.writeConstant(i, code.constant(i));
    }
  }

  private void load(int i) {
    Local variable = emission.variable(emission.variables.of(i));
    if (stack.isCopied(i)) {
      assign(emission.define(i), variable);
    } else {
      emission.set(i, variable);
    }
  }

  private void storeElement(int i) {
    Operand array = emission.operand(i, 0);
    Operand value = IntTypes.coerce(emission.operand(i, 2), array.type().component());
    emission.add(new Statement.ArrayStore(array, emission.operand(i, 1), value, emission.range()));
  }

  private void operate(int i, int op) {
    if (op == Opcodes.IINC) {
      Local variable = emission.variable(emission.variables.of(i));
      emission.add(
          new Statement.Binary(
              variable,
              BinaryOperator.ADD,
              variable,
              Constant.of(code.second()[i]),
              emission.range()));
    } else if (op >= Opcodes.INEG && op <= Opcodes.DNEG) {
      Operand operand = emission.operand(i, 0);
      emission.add(
          new Statement.Unary(
              emission.define(i), Statement.UnaryOperator.NEGATE, operand, emission.range()));
    } else if (op >= Opcodes.I2L && op <= Opcodes.I2S) {
      cast(i, emission.types.of(i));
    } else {
      binary(i, operator(op));
    }
  }

  private static BinaryOperator operator(int op) {
    if (op <= Opcodes.DREM) {
      return ARITHMETIC[(op - Opcodes.IADD) >> 2];
    }
    if (op <= Opcodes.LXOR) {
      return BITWISE[(op - Opcodes.ISHL) >> 1];
    }
    return op == Opcodes.FCMPG || op == Opcodes.DCMPG
        ? BinaryOperator.COMPARE_OR_GREATER
        : BinaryOperator.COMPARE_OR_LESS;
  }

  private void binary(int i, BinaryOperator operator) {
    Operand left = emission.operand(i, 0);
    Operand right = emission.operand(i, 1);
    if (emission.types.of(i).equals(Type.BOOLEAN)) {
      left = IntTypes.coerce(left, Type.BOOLEAN);
      right = IntTypes.coerce(right, Type.BOOLEAN);
    }
    emission.add(new Statement.Binary(emission.define(i), operator, left, right, emission.range()));
  }

  private void cast(int i, Type type) {
    Operand operand = emission.operand(i, 0);
    emission.add(new Statement.Cast(emission.define(i), type, operand, emission.range()));
  }

  private void access(int i, int op) {
    switch (op) {
      case Opcodes.GETSTATIC, Opcodes.GETFIELD -> {
        Operand receiver = op == Opcodes.GETFIELD ? emission.operand(i, 0) : null;
        FieldRef field = code.field(i);
        emission.add(
            new Statement.FieldLoad(emission.define(i), receiver, field, emission.range()));
      }
      case Opcodes.PUTSTATIC ->
          emission.add(
              new Statement.FieldStore(
                  null, code.field(i), emission.operand(i, 0), emission.range()));
      case Opcodes.PUTFIELD ->
          emission.add(
              new Statement.FieldStore(
                  emission.operand(i, 0), code.field(i), emission.operand(i, 1), emission.range()));
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE ->
          call(i, op);
      case Opcodes.INVOKEDYNAMIC -> dynamics.write(i);
      case Opcodes.NEW ->
          emission.add(new Statement.New(emission.define(i), code.type(i), emission.range()));
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> newArray(i);
      case Opcodes.CHECKCAST -> cast(i, code.type(i));
      case Opcodes.INSTANCEOF -> {
        Operand operand = emission.operand(i, 0);
        emission.add(
            new Statement.InstanceOf(emission.define(i), code.type(i), operand, emission.range()));
      }
      case Opcodes.ARRAYLENGTH -> {
        Operand operand = emission.operand(i, 0);
        emission.add(
            new Statement.Unary(
                emission.define(i), Statement.UnaryOperator.LENGTH, operand, emission.range()));
      }
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT ->
          emission.add(
              new Statement.Monitor(
                  emission.operand(i, 0), op == Opcodes.MONITORENTER, emission.range()));
      default -> throw new LoweringException("unknown instruction " + op);
    }
  }

  private void newArray(int i) {
    List<Operand> dimensions = new ArrayList<>();
    for (int k = 0; k < stack.operandCount(i); k++) {
      dimensions.add(emission.operand(i, k));
    }
    emission.add(
        new Statement.NewArray(
            emission.define(i), ResultTypes.arrayOf(code, i), dimensions, emission.range()));
  }

  private void call(int i, int op) {
    ClassFile.Target target = code.call(i);
    int first = op == Opcodes.INVOKESTATIC ? 0 : 1;
    Operand receiver = first == 0 ? null : emission.operand(i, 0);
    List<Operand> arguments = new ArrayList<>();
    for (int k = first; k < stack.operandCount(i); k++) {
      arguments.add(emission.operand(i, k));
    }
    CallKind kind =
        switch (op) {
          case Opcodes.INVOKESTATIC -> CallKind.STATIC;
          case Opcodes.INVOKESPECIAL -> CallKind.SPECIAL;
          default ->
              privateMethods.contains(target.reference())
                  ? CallKind.SPECIAL
                  : op == Opcodes.INVOKEVIRTUAL ? CallKind.VIRTUAL : CallKind.INTERFACE;
        };
    Local result = target.shape().isVoid() || stack.uses(i) == 0 ? null : emission.define(i);
    emission.add(
        new Statement.Call(
            result, kind, target.reference(), receiver, arguments, emission.range()));
  }
}
