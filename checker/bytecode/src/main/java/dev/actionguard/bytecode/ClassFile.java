package dev.actionguard.bytecode;

import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * A raw view of one class file: where its methods, their code and the bootstrap methods stand, and
 * the constant pool's members as references. Made in one walk over the attributes, without looking
 * at instructions. Safe for use by several threads: what it caches is immutable.
 */
final class ClassFile {

  private final ClassReader reader;
  private final Names names;
  private final List<Method> methods = new ArrayList<>();
  private final @Nullable Object[] resolved;
  private int[] bootstraps = {};

  /**
   * A method's place in the file.
   *
   * @param code offset of its code attribute's content, or 0 if it has no code
   */
  record Method(int access, String name, String descriptor, int code) {}

  /** A method that an instruction calls. */
  record Target(MethodRef reference, Names.Shape shape, String descriptor) {}

  /** A call site or constant that a bootstrap method makes. */
  record Dynamic(
      String name, String descriptor, BootstrapHandle bootstrap, List<Object> arguments) {
    boolean isOf(String owner, String method) {
      return bootstrap.target().reference().owner().equals(owner)
          && bootstrap.target().reference().name().equals(method);
    }
  }

  /**
   * A method or field handle.
   *
   * @param tag a {@code H_} code of {@link org.objectweb.asm.Opcodes}
   * @param target the member; of a field, its name and owner, its type as result
   */
  record BootstrapHandle(int tag, Target target) {}

  /** A method type in the constant pool. */
  record MethodTypeConstant(Names.Shape shape) {}

  /** A dynamic constant among bootstrap arguments; it is not looked into further. */
  record DynamicConstant(int index) {}

  ClassFile(ClassReader reader, Names names) {
    this.reader = reader;
    this.names = names;
    this.resolved = new Object[reader.getItemCount()];
    char[] buffer = buffer();
    int at = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
    at = skipFields(at + 2, reader.readUnsignedShort(at));
    int count = reader.readUnsignedShort(at);
    at += 2;
    for (int i = 0; i < count; i++) {
      at = readMethod(at, buffer);
    }
    readBootstraps(at, buffer);
  }

  private int skipFields(int start, int fields) {
    int at = start;
    for (int i = 0; i < fields; i++) {
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (int k = 0; k < attributes; k++) {
        at = after(at);
      }
    }
    return at;
  }

  private int readMethod(int start, char[] buffer) {
    int code = 0;
    int attributes = reader.readUnsignedShort(start + 6);
    int at = start + 8;
    for (int k = 0; k < attributes; k++) {
      if (code == 0 && "Code".equals(reader.readUTF8(at, buffer))) {
        code = at + 6;
      }
      at = after(at);
    }
    methods.add(
        new Method(
            reader.readUnsignedShort(start),
            text(start + 2, buffer),
            text(start + 4, buffer),
            code));
    return at;
  }

  private void readBootstraps(int start, char[] buffer) {
    int attributes = reader.readUnsignedShort(start);
    int at = start + 2;
    for (int k = 0; k < attributes; k++) {
      if ("BootstrapMethods".equals(reader.readUTF8(at, buffer))) {
        bootstraps = new int[reader.readUnsignedShort(at + 6)];
        int entry = at + 8;
        for (int i = 0; i < bootstraps.length; i++) {
          bootstraps[i] = entry;
          entry += 4 + 2 * reader.readUnsignedShort(entry + 2);
        }
      }
      at = after(at);
    }
  }

  /** Returns where the attribute ends that starts there; damaged lengths do not go backwards. */
  private int after(int attribute) {
    int length = reader.readInt(attribute + 2);
    if (length < 0) {
      throw new IndexOutOfBoundsException("attribute length " + length);
    }
    return Math.addExact(attribute + 6, length);
  }

  ClassReader reader() {
    return reader;
  }

  Names names() {
    return names;
  }

  /** Returns the methods in the order of the file. */
  List<Method> methods() {
    return methods;
  }

  boolean hasBootstraps() {
    return bootstraps.length > 0;
  }

  char[] buffer() {
    return new char[reader.getMaxStringLength()];
  }

  /** Returns the text whose pool index stands at an offset. */
  String text(int offset, char[] buffer) {
    String text = reader.readUTF8(offset, buffer);
    if (text == null) {
      throw new IllegalArgumentException("constant pool: no text");
    }
    return text;
  }

  int tag(int index) {
    return reader.readByte(reader.getItem(index) - 1);
  }

  /** Returns the class constant at that index. */
  Type type(int index, char[] buffer) {
    if (resolved[index] instanceof Type known) {
      return known;
    }
    Type type = names.internal(text(reader.getItem(index), buffer));
    resolved[index] = type;
    return type;
  }

  /** Returns the field constant at that index. */
  FieldRef field(int index, char[] buffer) {
    if (resolved[index] instanceof FieldRef known) {
      return known;
    }
    int item = reader.getItem(index);
    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
    FieldRef field =
        new FieldRef(
            type(reader.readUnsignedShort(item), buffer).name(),
            names.shared(text(nameAndType, buffer)),
            names.descriptor(text(nameAndType + 2, buffer)));
    resolved[index] = field;
    return field;
  }

  /** Returns the method constant at that index. */
  Target method(int index, char[] buffer) {
    if (resolved[index] instanceof Target known) {
      return known;
    }
    int item = reader.getItem(index);
    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
    String descriptor = text(nameAndType + 2, buffer);
    Names.Shape shape = names.method(descriptor);
    Target target =
        new Target(
            names.reference(
                type(reader.readUnsignedShort(item), buffer), text(nameAndType, buffer), shape),
            shape,
            descriptor);
    resolved[index] = target;
    return target;
  }

  /** Returns the call site or dynamic constant at that index. */
  Dynamic dynamic(int index, char[] buffer) {
    if (resolved[index] instanceof Dynamic known) {
      return known;
    }
    int item = reader.getItem(index);
    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
    int entry = bootstraps[reader.readUnsignedShort(item)];
    List<Object> arguments = new ArrayList<>();
    int count = reader.readUnsignedShort(entry + 2);
    for (int i = 0; i < count; i++) {
      arguments.add(constant(reader.readUnsignedShort(entry + 4 + 2 * i), buffer));
    }
    Dynamic dynamic =
        new Dynamic(
            text(nameAndType, buffer),
            text(nameAndType + 2, buffer),
            handle(reader.readUnsignedShort(entry), buffer),
            List.copyOf(arguments));
    resolved[index] = dynamic;
    return dynamic;
  }

  /**
   * Returns a loadable constant: {@code Integer}, {@code Long}, {@code Float}, {@code Double},
   * {@code String}, {@link Type}, {@link BootstrapHandle}, {@link MethodTypeConstant} or {@link
   * DynamicConstant}.
   */
  Object constant(int index, char[] buffer) {
    int item = reader.getItem(index);
    return switch (tag(index)) {
      case 3 -> reader.readInt(item);
      case 4 -> Float.intBitsToFloat(reader.readInt(item));
      case 5 -> reader.readLong(item);
      case 6 -> Double.longBitsToDouble(reader.readLong(item));
      case 7 -> type(index, buffer);
      case 8 -> text(item, buffer);
      case 15 -> handle(index, buffer);
      case 16 -> new MethodTypeConstant(names.method(text(item, buffer)));
      case 17 -> new DynamicConstant(index);
      default -> throw new IllegalArgumentException("constant pool: tag " + tag(index));
    };
  }

  private BootstrapHandle handle(int index, char[] buffer) {
    int item = reader.getItem(index);
    int tag = reader.readByte(item);
    int member = reader.readUnsignedShort(item + 1);
    if (tag > org.objectweb.asm.Opcodes.H_PUTSTATIC) {
      return new BootstrapHandle(tag, method(member, buffer));
    }
    FieldRef field = field(member, buffer);
    Names.Shape shape = new Names.Shape(List.of(), List.of(), field.type());
    return new BootstrapHandle(
        tag, new Target(names.reference(Type.of(field.owner()), field.name(), shape), shape, ""));
  }
}
