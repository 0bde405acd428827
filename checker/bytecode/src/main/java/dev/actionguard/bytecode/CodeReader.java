package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.SwitchTable;
import dev.actionguard.bytecode.Code.TryRange;
import dev.actionguard.bytecode.Code.Variable;
import dev.actionguard.ir.LoweringException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Step 1 of lowering: decodes a code attribute. */
final class CodeReader {
  private final ClassFile file;
  private final ClassReader reader;
  private final ClassFile.Method method;
  private final char[] buffer;
  private final int start;
  private final int length;
  private final int[] indexOf;
  private final int[] opcode;
  private final int[] operand;
  private final int[] second;
  private final int[] pc;
  private final List<SwitchTable> switches = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private int count;
  private int stackMap;

  private CodeReader(ClassFile file, ClassFile.Method method) {
    this.file = file;
    this.reader = file.reader();
    this.method = method;
    this.buffer = file.buffer();
    this.start = method.code() + 8;
    this.length = reader.readInt(method.code() + 4);
    if (length <= 0 || length > 0xffff) {
      throw new LoweringException("code of " + length + " bytes");
    }
    indexOf = new int[length + 1];
    Arrays.fill(indexOf, -1);
    opcode = new int[length];
    operand = new int[length];
    second = new int[length];
    pc = new int[length + 1];
  }

  /** Returns the decoded code, or null if it uses {@code jsr} or {@code ret}. */
  static @Nullable Code read(ClassFile file, ClassFile.Method method) {
    CodeReader code = new CodeReader(file, method);
    return code.readInstructions() ? code.finish() : null;
  }

  private boolean readInstructions() {
    int at = 0;
    while (at < length) {
      indexOf[at] = count;
      pc[count] = at;
      int op = reader.readByte(start + at);
      if (op == Opcodes.RET || op == Opcodes.JSR || op == OpcodeTable.JSR_W) {
        return false;
      }
      int size = OpcodeTable.length(op);
      opcode[count] = op;
      if (size > 0) {
        decode(op, start + at, at);
      } else if (op == OpcodeTable.WIDE) {
        int wide = reader.readByte(start + at + 1);
        if (wide == Opcodes.RET) {
          return false;
        }
        opcode[count] = wide;
        operand[count] = reader.readUnsignedShort(start + at + 2);
        if (wide == Opcodes.IINC) {
          second[count] = reader.readShort(start + at + 4);
        }
        size = wide == Opcodes.IINC ? 6 : 4;
      } else {
        size = decodeSwitch(op, at);
      }
      at += size;
      count++;
    }
    if (at != length) {
      throw new LoweringException("the last instruction is cut off");
    }
    pc[count] = length;
    indexOf[length] = count;
    return true;
  }

  private void decode(int op, int offset, int at) {
    switch (op) {
      case Opcodes.BIPUSH -> operand[count] = (byte) reader.readByte(offset + 1);
      case Opcodes.SIPUSH -> push(reader.readShort(offset + 1));
      case Opcodes.LDC -> operand[count] = reader.readByte(offset + 1);
      case 19, 20 -> {
        opcode[count] = Opcodes.LDC;
        operand[count] = reader.readUnsignedShort(offset + 1);
      }
      case Opcodes.NEWARRAY -> operand[count] = reader.readByte(offset + 1);
      case Opcodes.IINC -> {
        operand[count] = reader.readByte(offset + 1);
        second[count] = (byte) reader.readByte(offset + 2);
      }
      case Opcodes.MULTIANEWARRAY -> {
        operand[count] = reader.readUnsignedShort(offset + 1);
        second[count] = reader.readByte(offset + 3);
      }
      case OpcodeTable.GOTO_W -> {
        opcode[count] = Opcodes.GOTO;
        operand[count] = at + reader.readInt(offset + 1);
      }
      default -> decodeByGroup(op, offset, at);
    }
  }

  private void decodeByGroup(int op, int offset, int at) {
    if (op >= Opcodes.ICONST_M1 && op <= Opcodes.ICONST_5) {
      push(op - Opcodes.ICONST_0);
    } else if ((op >= Opcodes.ILOAD && op <= Opcodes.ALOAD)
        || (op >= Opcodes.ISTORE && op <= Opcodes.ASTORE)) {
      operand[count] = reader.readByte(offset + 1);
    } else if (op > Opcodes.ALOAD && op < Opcodes.IALOAD) {
      opcode[count] = Opcodes.ILOAD + (op - 26) / 4;
      operand[count] = (op - 26) % 4;
    } else if (op > Opcodes.ASTORE && op < Opcodes.IASTORE) {
      opcode[count] = Opcodes.ISTORE + (op - 59) / 4;
      operand[count] = (op - 59) % 4;
    } else if ((op >= Opcodes.IFEQ && op <= Opcodes.GOTO)
        || op == Opcodes.IFNULL
        || op == Opcodes.IFNONNULL) {
      operand[count] = at + reader.readShort(offset + 1);
    } else if (OpcodeTable.length(op) >= 3) {
      operand[count] = reader.readUnsignedShort(offset + 1);
    }
  }

  private void push(int value) {
    opcode[count] = Opcodes.BIPUSH;
    operand[count] = value;
  }

  /** Decodes a switch; its targets are byte offsets until {@link #finish}. */
  private int decodeSwitch(int op, int at) {
    int offset = start + at + 4 - (at & 3);
    int defaultTarget = at + reader.readInt(offset);
    boolean table = op == Opcodes.TABLESWITCH;
    int low = reader.readInt(offset + 4);
    long keyCount = table ? (long) reader.readInt(offset + 8) - low + 1 : low;
    if (keyCount < 0 || keyCount > length / 4) {
      throw new LoweringException("switch of " + keyCount + " keys");
    }
    int[] keys = new int[(int) keyCount];
    int[] targets = new int[keys.length];
    int entry = offset + (table ? 12 : 8);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = table ? low + i : reader.readInt(entry);
      targets[i] = at + reader.readInt(table ? entry : entry + 4);
      entry += table ? 4 : 8;
    }
    operand[count] = switches.size();
    opcode[count] = Opcodes.LOOKUPSWITCH;
    switches.add(new SwitchTable(keys, targets, defaultTarget));
    return entry - start - at;
  }

  private int index(int bytes) {
    if (bytes < 0 || bytes > length || indexOf[bytes] < 0) {
      throw new LoweringException(
          "a jump or range names byte " + bytes + ", where no instruction is");
    }
    return indexOf[bytes];
  }

  private int target(int bytes) {
    int target = index(bytes);
    if (target == count) {
      throw new LoweringException("a jump goes past the end");
    }
    return target;
  }

  private Code finish() {
    for (int i = 0; i < count; i++) {
      int op = opcode[i];
      if ((op >= Opcodes.IFEQ && op <= Opcodes.GOTO)
          || op == Opcodes.IFNULL
          || op == Opcodes.IFNONNULL) {
        operand[i] = target(operand[i]);
      }
    }
    switches.replaceAll(
        s -> {
          int[] targets = Arrays.stream(s.targets()).map(this::target).toArray();
          return new SwitchTable(s.keys(), targets, target(s.defaultTarget()));
        });
    int table = start + length;
    List<TryRange> tries = readTries(table);
    int[] lines = readTables(table + 2 + 8 * reader.readUnsignedShort(table));
    return new Code(
        file,
        buffer,
        method,
        reader.readUnsignedShort(method.code() + 2),
        count,
        opcode,
        operand,
        second,
        lines,
        pc,
        switches,
        tries,
        variables,
        stackMap);
  }

  private List<TryRange> readTries(int table) {
    int entries = reader.readUnsignedShort(table);
    List<TryRange> tries = new ArrayList<>(entries);
    for (int i = 0; i < entries; i++) {
      int entry = table + 2 + 8 * i;
      TryRange range =
          new TryRange(
              index(reader.readUnsignedShort(entry)),
              index(reader.readUnsignedShort(entry + 2)),
              target(reader.readUnsignedShort(entry + 4)),
              reader.readUnsignedShort(entry + 6));
      if (range.start() < range.end()) {
        tries.add(range);
      }
    }
    return tries;
  }

  private int[] readTables(int offset) {
    int[] lineAt = new int[length];
    Map<Long, String> signatures = new HashMap<>();
    List<Integer> variableTables = new ArrayList<>();
    int attributes = reader.readUnsignedShort(offset);
    int at = offset + 2;
    for (int i = 0; i < attributes; i++) {
      String name = file.text(at, buffer);
      int content = at + 6;
      switch (name) {
        case "LineNumberTable" -> readLines(content, lineAt);
        case "LocalVariableTable" -> variableTables.add(content);
        case "LocalVariableTypeTable" -> readSignatures(content, signatures);
        case "StackMapTable" -> stackMap = content;
        default -> {
          // Nothing that lowering needs.
        }
      }
      at = content + reader.readInt(at + 2);
    }
    variableTables.forEach(table -> readVariables(table, signatures));
    int[] line = new int[count];
    int current = 0;
    for (int i = 0; i < count; i++) {
      current = lineAt[pc[i]] == 0 ? current : lineAt[pc[i]];
      line[i] = current;
    }
    return line;
  }

  private void readLines(int content, int[] lineAt) {
    int entries = reader.readUnsignedShort(content);
    for (int k = 0; k < entries; k++) {
      int at = reader.readUnsignedShort(content + 2 + 4 * k);
      if (at < length) {
        lineAt[at] = reader.readUnsignedShort(content + 4 + 4 * k);
      }
    }
  }

  private void readSignatures(int content, Map<Long, String> signatures) {
    int entries = reader.readUnsignedShort(content);
    for (int k = 0; k < entries; k++) {
      int entry = content + 2 + 10 * k;
      signatures.put(key(entry), file.text(entry + 6, buffer));
    }
  }

  private void readVariables(int content, Map<Long, String> signatures) {
    int entries = reader.readUnsignedShort(content);
    for (int k = 0; k < entries; k++) {
      int entry = content + 2 + 10 * k;
      int first = reader.readUnsignedShort(entry);
      variables.add(
          new Variable(
              first,
              first + reader.readUnsignedShort(entry + 2),
              reader.readUnsignedShort(entry + 8),
              file.text(entry + 4, buffer),
              file.text(entry + 6, buffer),
              signatures.get(key(entry))));
    }
  }

  /** Start and slot tell an entry apart from the others of its method. */
  private long key(int entry) {
    return (long) reader.readUnsignedShort(entry) << 16 | reader.readUnsignedShort(entry + 8);
  }
}
