package dev.actionguard.bytecode;

import dev.actionguard.ir.MethodRef;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Steps over the instructions of a method without decoding them, to find what it refers to. */
final class ReferenceScanner {
  private ReferenceScanner() {}

  /**
   * Returns the methods that the code calls or makes closures of, once each, in the order of the
   * code.
   */
  static List<MethodRef> references(ClassFile file, int code) {
    char[] buffer = file.buffer();
    Set<MethodRef> found = new LinkedHashSet<>();
    BitSet seen = new BitSet();
    ClassReader reader = file.reader();
    forEach(
        reader,
        code,
        at -> {
          int index = reader.readUnsignedShort(at + 1);
          if (seen.get(index)) {
            return;
          }
          seen.set(index);
          if (reader.readByte(at) != Opcodes.INVOKEDYNAMIC) {
            found.add(file.method(index, buffer).reference());
            return;
          }
          ClassFile.BootstrapHandle closure = Closures.implementation(file.dynamic(index, buffer));
          if (closure != null) {
            found.add(closure.target().reference());
          }
        });
    return List.copyOf(found);
  }

  /** Tells the offset of every invoke instruction. */
  static void forEach(ClassReader reader, int code, IntConsumer invoke) {
    int start = code + 8;
    int end = start + reader.readInt(code + 4);
    int at = start;
    while (at < end) {
      int opcode = reader.readByte(at);
      if (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC) {
        invoke.accept(at);
      }
      at += length(reader, opcode, at, start);
    }
  }

  private static int length(ClassReader reader, int opcode, int at, int start) {
    int length = OpcodeTable.length(opcode);
    if (length > 0) {
      return length;
    }
    if (opcode == OpcodeTable.WIDE) {
      return reader.readByte(at + 1) == Opcodes.IINC ? 6 : 4;
    }
    int padded = 4 - ((at - start) & 3);
    int keys =
        opcode == Opcodes.TABLESWITCH
            ? reader.readInt(at + padded + 8) - reader.readInt(at + padded + 4) + 1
            : 2 * reader.readInt(at + padded + 4);
    if (keys < 0 || keys > 1 << 16) {
      throw new IllegalArgumentException("switch of " + keys + " keys");
    }
    return padded + (opcode == Opcodes.TABLESWITCH ? 12 : 8) + 4 * keys;
  }
}
