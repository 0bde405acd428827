package dev.actionguard.bytecode;

import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoded instructions of one method, one index each, in parallel arrays: a method may have ten
 * thousands. Short and wide forms are spelled the same way: {@code iload_1} is {@code ILOAD} of
 * slot 1, all int constants are {@code BIPUSH}, all loads from the constant pool {@code LDC}. Jumps
 * name instructions by index.
 *
 * @param size how many instructions there are; the arrays may be longer
 * @param opcode codes of {@link org.objectweb.asm.Opcodes}
 * @param operand slot, int constant, pool index, jump target, array type, or index in switches
 * @param second increment of {@code IINC}, dimensions of {@code MULTIANEWARRAY}
 * @param line source line, 0 if not known
 * @param pc byte offset in the class file's code; has one entry more for the end
 */
@SuppressWarnings("ArrayRecordComponent" /* never compared, and large */)
record Code(
    ClassFile file,
    char[] buffer,
    ClassFile.Method method,
    int maxLocals,
    int size,
    int[] opcode,
    int[] operand,
    int[] second,
    int[] line,
    int[] pc,
    List<SwitchTable> switches,
    List<TryRange> tries,
    List<Variable> variables,
    int stackMap) {

  /** The keys of a switch and where they go. */
  @SuppressWarnings("ArrayRecordComponent" /* never compared, and large */)
  record SwitchTable(int[] keys, int[] targets, int defaultTarget) {}

  /**
   * A protected range.
   *
   * @param end index after the last protected instruction
   * @param type pool index of the caught class, 0 for anything
   */
  record TryRange(int start, int end, int handler, int type) {}

  /** An entry of the local variable tables; the range is in bytes. */
  record Variable(
      int start, int end, int slot, String name, String descriptor, @Nullable String signature) {}

  /** Returns the field that the instruction accesses. */
  FieldRef field(int i) {
    return file.field(operand[i], buffer);
  }

  /** Returns the method that the instruction calls. */
  ClassFile.Target call(int i) {
    return file.method(operand[i], buffer);
  }

  ClassFile.Dynamic dynamic(int i) {
    return file.dynamic(operand[i], buffer);
  }

  Names.Shape dynamicShape(int i) {
    return file.names().method(dynamic(i).descriptor());
  }

  /** Returns the class that the instruction names. */
  Type type(int i) {
    return file.type(operand[i], buffer);
  }

  /** Returns the constant that the instruction loads, as {@link ClassFile#constant} gives it. */
  Object constant(int i) {
    return file.constant(operand[i], buffer);
  }

  /** Returns whether the instruction loads a long or double constant. */
  boolean isWideConstant(int i) {
    int tag = file.tag(operand[i]);
    if (tag == 17) {
      String descriptor = file.dynamic(operand[i], buffer).descriptor();
      return descriptor.equals("J") || descriptor.equals("D");
    }
    return tag == 5 || tag == 6;
  }
}
