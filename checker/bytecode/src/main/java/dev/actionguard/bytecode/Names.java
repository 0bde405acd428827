package dev.actionguard.bytecode;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns names and descriptors of class files into types. Answers are shared: a program names few
 * types very often. Grows with the number of distinct names read. Safe for use by several threads.
 */
final class Names {
  private final Map<String, Type> byDescriptor = new ConcurrentHashMap<>();
  private final Map<String, Type> byInternalName = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

  /** The parameters and the result of a method descriptor. */
  record Shape(List<Type> parameters, List<String> parameterNames, Type returns) {
    boolean isVoid() {
      return returns.name().equals("void");
    }
  }

  /** Returns the type of an internal name ({@code java/util/List}) or array descriptor. */
  Type internal(String name) {
    Type known = byInternalName.get(name);
    if (known == null) {
      known = name.startsWith("[") ? descriptor(name) : Type.of(binary(name));
      byInternalName.put(name, known);
    }
    return known;
  }

  /** Returns the type of a field descriptor. */
  Type descriptor(String descriptor) {
    Type known = byDescriptor.get(descriptor);
    if (known == null) {
      known = parse(descriptor);
      byDescriptor.put(descriptor, known);
    }
    return known;
  }

  /** Returns the parts of a method descriptor. */
  Shape method(String descriptor) {
    Shape known = shapes.get(descriptor);
    if (known == null) {
      known = parseMethod(descriptor);
      shapes.put(descriptor, known);
    }
    return known;
  }

  /** Returns an equal text that is shared. */
  String shared(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** Returns the reference to a method of a class. */
  MethodRef reference(Type owner, String name, Shape shape) {
    return new MethodRef(
        owner.name(), shared(name), shape.parameterNames(), shape.returns().name());
  }

  /** Returns the binary name of a class's internal name. */
  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  private Shape parseMethod(String descriptor) {
    if (!descriptor.startsWith("(")) {
      throw new IllegalArgumentException("not a method descriptor: " + descriptor);
    }
    List<Type> parameters = new ArrayList<>();
    int at = 1;
    while (descriptor.charAt(at) != ')') {
      int end = end(descriptor, at);
      parameters.add(descriptor(descriptor.substring(at, end)));
      at = end;
    }
    return new Shape(
        List.copyOf(parameters),
        parameters.stream().map(Type::name).toList(),
        descriptor(descriptor.substring(at + 1)));
  }

  private static int end(String descriptor, int start) {
    int at = start;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    if (descriptor.charAt(at) != 'L') {
      return at + 1;
    }
    int semicolon = descriptor.indexOf(';', at);
    if (semicolon < 0) {
      throw new IllegalArgumentException("not a descriptor: " + descriptor);
    }
    return semicolon + 1;
  }

  private Type parse(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'V' -> Type.VOID;
      case 'Z' -> Type.BOOLEAN;
      case 'B' -> IntTypes.BYTE;
      case 'C' -> IntTypes.CHAR;
      case 'S' -> IntTypes.SHORT;
      case 'I' -> Type.INT;
      case 'J' -> Type.LONG;
      case 'F' -> Type.FLOAT;
      case 'D' -> Type.DOUBLE;
      case 'L' -> internal(descriptor.substring(1, end(descriptor, 0) - 1));
      case '[' -> {
        int dimensions = descriptor.lastIndexOf('[') + 1;
        String element = descriptor(descriptor.substring(dimensions)).name();
        yield Type.of(element + "[]".repeat(dimensions));
      }
      default -> throw new IllegalArgumentException("not a descriptor: " + descriptor);
    };
  }
}
