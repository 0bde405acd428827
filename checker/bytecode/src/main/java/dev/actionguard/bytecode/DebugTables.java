package dev.actionguard.bytecode;

import org.objectweb.asm.ClassReader;

/** What a header wants to know from the tables beside a method's code, read without decoding it. */
final class DebugTables {
  private int firstLine;
  private int lineEntries;
  private String[] slotNames = {};

  private DebugTables() {}

  /**
   * Reads the tables.
   *
   * @param code offset of the code attribute's content
   * @param slots how many slots the parameters take, {@code this} included; 0 to leave out names
   */
  static DebugTables read(ClassFile file, int code, int slots, char[] buffer) {
    ClassReader reader = file.reader();
    DebugTables tables = new DebugTables();
    int at = code + 8 + reader.readInt(code + 4);
    at += 2 + 8 * reader.readUnsignedShort(at);
    int attributes = reader.readUnsignedShort(at);
    at += 2;
    int firstPc = Integer.MAX_VALUE;
    for (int i = 0; i < attributes; i++) {
      String name = file.text(at, buffer);
      int length = reader.readInt(at + 2);
      int content = at + 6;
      if (name.equals("LineNumberTable")) {
        int count = reader.readUnsignedShort(content);
        tables.lineEntries += count;
        for (int k = 0; k < count; k++) {
          int pc = reader.readUnsignedShort(content + 2 + 4 * k);
          if (pc < firstPc) {
            firstPc = pc;
            tables.firstLine = reader.readUnsignedShort(content + 4 + 4 * k);
          }
        }
      } else if (slots > 0 && name.equals("LocalVariableTable")) {
        tables.readNames(file, content, slots, buffer);
      }
      at = content + length;
    }
    return tables;
  }

  private void readNames(ClassFile file, int content, int slots, char[] buffer) {
    ClassReader reader = file.reader();
    slotNames = new String[slots];
    int count = reader.readUnsignedShort(content);
    for (int k = 0; k < count; k++) {
      int entry = content + 2 + 10 * k;
      int slot = reader.readUnsignedShort(entry + 8);
      if (slot < slots && reader.readUnsignedShort(entry) == 0) {
        slotNames[slot] = file.text(entry + 4, buffer);
      }
    }
  }

  /** The line of the first instruction that has one, or 0. */
  int firstLine() {
    return firstLine;
  }

  int lineEntries() {
    return lineEntries;
  }

  /** The name of the variable that is in that slot from the start on, or empty. */
  String slotName(int slot) {
    return slot < slotNames.length && slotNames[slot] != null ? slotNames[slot] : "";
  }
}
