package dev.actionguard.bytecode;

import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The verifier's frames of one method: the types of slots and stack places at the starts of blocks.
 * They are asked for only where values of different types meet. Old classes have none.
 */
final class StackFrames {
  /** Marks the second slot of a wide value, so that it is dropped with the first. */
  private static final Type SECOND = Type.of("second");

  private final ClassReader reader;
  private final Code code;
  private final Map<Integer, Frame> frames = new HashMap<>();
  private int at;

  /** Types by slot and by stack place; null where it is no class. */
  private record Frame(List<@Nullable Type> locals, List<@Nullable Type> stack) {}

  private StackFrames(Code code) {
    this.code = code;
    this.reader = code.file().reader();
  }

  /** Reads the frames; without a table the answer to all questions is null. */
  static StackFrames read(Code code) {
    StackFrames frames = new StackFrames(code);
    if (code.stackMap() > 0) {
      frames.readAll();
    }
    return frames;
  }

  private void readAll() {
    at = code.stackMap();
    int count = u2();
    List<@Nullable Type> locals = initial();
    int pc = -1;
    for (int i = 0; i < count; i++) {
      int type = reader.readByte(at++);
      List<@Nullable Type> stack = List.of();
      if (type < 64) {
        pc += type + 1;
      } else if (type < 128) {
        pc += type - 64 + 1;
        stack = types(1, false);
      } else if (type == 247) {
        pc += u2() + 1;
        stack = types(1, false);
      } else if (type == 255) {
        pc += u2() + 1;
        locals = types(u2(), true);
        stack = types(u2(), false);
      } else {
        pc += u2() + 1;
        locals = new ArrayList<>(locals);
        if (type > 251) {
          locals.addAll(types(type - 251, true));
        } else {
          chop(locals, 251 - type);
        }
      }
      frames.put(pc, new Frame(locals, stack));
    }
  }

  private static void chop(List<@Nullable Type> locals, int count) {
    for (int i = 0; i < count && !locals.isEmpty(); i++) {
      Type last = locals.remove(locals.size() - 1);
      if (SECOND.equals(last)) {
        locals.remove(locals.size() - 1);
      }
    }
  }

  private List<@Nullable Type> initial() {
    List<@Nullable Type> locals = new ArrayList<>();
    if ((code.method().access() & Opcodes.ACC_STATIC) == 0) {
      locals.add(null);
    }
    for (Type type : code.file().names().method(code.method().descriptor()).parameters()) {
      locals.add(type.isPrimitive() ? null : type);
      if (type.equals(Type.LONG) || type.equals(Type.DOUBLE)) {
        locals.add(SECOND);
      }
    }
    return locals;
  }

  private List<@Nullable Type> types(int count, boolean bySlot) {
    List<@Nullable Type> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int tag = reader.readByte(at++);
      Type type = null;
      if (tag == 7) {
        type = code.file().type(u2(), code.buffer());
      } else if (tag == 8) {
        at += 2;
      }
      types.add(type);
      if (bySlot && (tag == 3 || tag == 4)) {
        types.add(SECOND);
      }
    }
    return types;
  }

  private int u2() {
    at += 2;
    return reader.readUnsignedShort(at - 2);
  }

  /** Returns the class in a slot where a frame stands, or null. */
  @Nullable Type local(int pc, int slot) {
    Frame frame = frames.get(pc);
    return frame == null || slot >= frame.locals().size() ? null : frame.locals().get(slot);
  }

  /** Returns the class in a place of the stack where a frame stands, or null. */
  @Nullable Type stack(int pc, int place) {
    Frame frame = frames.get(pc);
    return frame == null || place >= frame.stack().size() ? null : frame.stack().get(place);
  }
}
