package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Evaluates calls of pure JDK methods on constants, as {@code "ABC".charAt(1)}. */
final class ConstantCalls {
  private ConstantCalls() {}

  /** Returns the constant result, or null if it is not one. */
  static @Nullable Object evaluate(
      MethodRef method, @Nullable Value receiver, List<Value> arguments) {
    Object[] constants = new Object[arguments.size()];
    for (int i = 0; i < constants.length; i++) {
      Object constant = arguments.get(i).constant();
      if (constant == null) {
        return null;
      }
      constants[i] = constant;
    }
    try {
      if (receiver == null) {
        return ofStatic(method, constants);
      }
      Object self = receiver.constant();
      if (self instanceof String text) {
        return ofString(method.name(), text, constants);
      }
      return self instanceof Integer number && constants.length == 0
          ? ofBox(method.name(), number)
          : null;
    } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
      // The call would throw at run time: no constant.
      return null;
    }
  }

  /** What a boxed boolean, character or small number gives as a value that is kept as an int. */
  private static @Nullable Object ofBox(String name, int self) {
    return switch (name) {
      case "booleanValue", "charValue", "intValue" -> self;
      case "shortValue" -> (int) (short) self;
      case "byteValue" -> (int) (byte) self;
      default -> null;
    };
  }

  private static @Nullable Object ofString(String name, String self, Object[] a) {
    return switch (name + "/" + a.length) {
      case "toString/0", "intern/0" -> self;
      case "length/0" -> self.length();
      case "isEmpty/0" -> self.isEmpty() ? 1 : 0;
      case "isBlank/0" -> self.isBlank() ? 1 : 0;
      case "trim/0" -> self.trim();
      case "strip/0" -> self.strip();
      case "toLowerCase/0" -> self.toLowerCase(Locale.ROOT);
      case "toUpperCase/0" -> self.toUpperCase(Locale.ROOT);
      case "hashCode/0" -> self.hashCode();
      case "charAt/1" -> a[0] instanceof Integer i ? (Object) (int) self.charAt(i) : null;
      case "substring/1" -> a[0] instanceof Integer i ? self.substring(i) : null;
      case "substring/2" ->
          a[0] instanceof Integer i && a[1] instanceof Integer j ? self.substring(i, j) : null;
      case "concat/1" -> a[0] instanceof String s ? self + s : null;
      case "equals/1" -> self.equals(a[0]) ? 1 : 0;
      case "equalsIgnoreCase/1" ->
          a[0] instanceof String s ? (self.equalsIgnoreCase(s) ? 1 : 0) : null;
      case "contains/1" -> a[0] instanceof String s ? (self.contains(s) ? 1 : 0) : null;
      case "startsWith/1" -> a[0] instanceof String s ? (self.startsWith(s) ? 1 : 0) : null;
      case "endsWith/1" -> a[0] instanceof String s ? (self.endsWith(s) ? 1 : 0) : null;
      case "indexOf/1" -> a[0] instanceof String s ? (Object) self.indexOf(s) : null;
      default -> null;
    };
  }

  private static @Nullable Object integer(Object constant) {
    return constant instanceof Integer ? constant : null;
  }

  private static @Nullable Object ofStatic(MethodRef method, Object[] a) {
    String call = method.owner() + "#" + method.name() + "/" + a.length;
    return switch (call) {
      case "java.lang.Integer#valueOf/1", "java.lang.Integer#parseInt/1" ->
          a[0] instanceof String s ? (Object) Integer.parseInt(s) : integer(a[0]);
      case "java.lang.Boolean#valueOf/1", "java.lang.Boolean#parseBoolean/1" ->
          a[0] instanceof String s ? (Object) (Boolean.parseBoolean(s) ? 1 : 0) : integer(a[0]);
      case "java.lang.Character#valueOf/1",
          "java.lang.Short#valueOf/1",
          "java.lang.Byte#valueOf/1" ->
          integer(a[0]);
      case "java.lang.String#valueOf/1" ->
          a[0] instanceof Integer i && method.parameters().equals(List.of("int"))
              ? String.valueOf(i)
              : a[0] instanceof Integer c && method.parameters().equals(List.of("char"))
                  ? String.valueOf((char) (int) c)
                  : a[0] instanceof String ? a[0] : null;
      case "java.lang.Math#max/2" ->
          a[0] instanceof Integer i && a[1] instanceof Integer j ? (Object) Math.max(i, j) : null;
      case "java.lang.Math#min/2" ->
          a[0] instanceof Integer i && a[1] instanceof Integer j ? (Object) Math.min(i, j) : null;
      case "java.lang.Math#abs/1" -> a[0] instanceof Integer i ? (Object) Math.abs(i) : null;
      default -> null;
    };
  }
}
