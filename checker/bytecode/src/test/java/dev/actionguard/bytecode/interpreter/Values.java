package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.ir.Type;

/** Arithmetic and conversions on boxed values. */
final class Values {
  private Values() {}

  static int toInt(Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    }
    return value instanceof Character c ? c : ((Number) value).intValue();
  }

  /** Returns the value as one of that type: only int-like values change their form. */
  static Object as(Object value, String type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "boolean" -> toInt(value) != 0;
      case "char" -> (char) toInt(value);
      case "byte" -> (int) (byte) toInt(value);
      case "short" -> (int) (short) toInt(value);
      case "int" -> toInt(value);
      default -> value;
    };
  }

  /** Returns the value in the box that reflection wants for a parameter of that type. */
  static Object boxed(Object value, Class<?> type) {
    if (type == byte.class) {
      return (byte) toInt(value);
    }
    if (type == short.class) {
      return (short) toInt(value);
    }
    return type.isPrimitive() ? as(value, type.getName()) : value;
  }

  /** Returns a value that reflection gave for something of that type. */
  static Object unboxed(Object value, Class<?> type) {
    return type.isPrimitive() && value != null ? as(value, type.getName()) : value;
  }

  static Object convert(Object value, Type type) {
    if (value instanceof Character || value instanceof Boolean) {
      return convert(toInt(value), type);
    }
    Number number = (Number) value;
    return switch (type.name()) {
      case "byte" -> (int) (byte) toIntRounded(number);
      case "short" -> (int) (short) toIntRounded(number);
      case "char" -> (char) toIntRounded(number);
      case "int" -> toIntRounded(number);
      case "long" ->
          number instanceof Float || number instanceof Double
              ? (Object) (long) number.doubleValue()
              : (Object) number.longValue();
      case "float" -> number instanceof Long l ? (float) (long) l : number.floatValue();
      case "double" -> number.doubleValue();
      default -> throw new InterpreterError("conversion to " + type);
    };
  }

  private static int toIntRounded(Number number) {
    if (number instanceof Float || number instanceof Double) {
      return (int) number.doubleValue();
    }
    return number.intValue();
  }

  static Object negate(Object value) {
    if (value instanceof Long l) {
      return -l;
    }
    if (value instanceof Float f) {
      return -f;
    }
    return value instanceof Double d ? (Object) (-d) : (Object) (-toInt(value));
  }

  static Object binary(BinaryOperator operator, Object left, Object right) {
    if (left instanceof Long l) {
      return longs(operator, l, right instanceof Long r ? r : toInt(right));
    }
    if (left instanceof Float || left instanceof Double) {
      Object result = doubles(operator, (Number) left, (Number) right);
      return result;
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (operator) {
        case AND -> a && b;
        case OR -> a || b;
        case XOR -> !a.equals(b);
        default -> throw new InterpreterError(operator + " on booleans");
      };
    }
    return ints(operator, toInt(left), toInt(right));
  }

  private static Object ints(BinaryOperator operator, int a, int b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case UNSIGNED_SHIFT_RIGHT -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case COMPARE_OR_LESS, COMPARE_OR_GREATER ->
          throw new InterpreterError("comparison of ints by value");
    };
  }

  private static Object longs(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case UNSIGNED_SHIFT_RIGHT -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case COMPARE_OR_LESS, COMPARE_OR_GREATER -> Long.compare(a, b);
    };
  }

  private static Object doubles(BinaryOperator operator, Number left, Number right) {
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (operator == BinaryOperator.COMPARE_OR_LESS
        || operator == BinaryOperator.COMPARE_OR_GREATER) {
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return operator == BinaryOperator.COMPARE_OR_LESS ? -1 : 1;
      }
      return a < b ? -1 : a > b ? 1 : 0;
    }
    boolean isFloat = left instanceof Float;
    float x = left.floatValue();
    float y = right.floatValue();
    return switch (operator) {
      case ADD -> isFloat ? (Object) (x + y) : (Object) (a + b);
      case SUBTRACT -> isFloat ? (Object) (x - y) : (Object) (a - b);
      case MULTIPLY -> isFloat ? (Object) (x * y) : (Object) (a * b);
      case DIVIDE -> isFloat ? (Object) (x / y) : (Object) (a / b);
      case REMAINDER -> isFloat ? (Object) (x % y) : (Object) (a % b);
      default -> throw new InterpreterError(operator + " on floating-point numbers");
    };
  }

  /** Compares int-like values, or references for identity. */
  static boolean compare(Comparison comparison, Object left, Object right, boolean primitive) {
    if (!primitive) {
      boolean same = left == right;
      return switch (comparison) {
        case EQUAL -> same;
        case NOT_EQUAL -> !same;
        default -> throw new InterpreterError(comparison + " on references");
      };
    }
    int a = toInt(left);
    int b = toInt(right);
    return switch (comparison) {
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case LESS -> a < b;
      case GREATER_OR_EQUAL -> a >= b;
      case GREATER -> a > b;
      case LESS_OR_EQUAL -> a <= b;
    };
  }
}
