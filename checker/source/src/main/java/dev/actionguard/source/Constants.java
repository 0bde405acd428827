package dev.actionguard.source;

import org.jspecify.annotations.Nullable;

/** The values of constant expressions, each as an object of the class that boxes its type. */
final class Constants {
  private Constants() {}

  /** Returns the value as one of the type; null if it cannot be. */
  static @Nullable Object of(Type type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(type instanceof Type.Simple simple) || !simple.isPrimitive()) {
      return value instanceof String ? value : null;
    }
    if (value instanceof Boolean) {
      return simple == Type.BOOLEAN ? value : null;
    }
    if (simple == Type.BOOLEAN) {
      return value instanceof Number number ? (Object) (number.intValue() != 0) : null;
    }
    Number number = value instanceof Character c ? (Number) (int) c : number(value);
    if (number == null) {
      return null;
    }
    return switch (simple.name()) {
      case "byte" -> (Object) (int) number.byteValue();
      case "short" -> (Object) (int) number.shortValue();
      case "char" -> (Object) (char) number.intValue();
      case "int" -> (Object) number.intValue();
      case "long" -> (Object) number.longValue();
      case "float" -> (Object) number.floatValue();
      default -> (Object) number.doubleValue();
    };
  }

  private static @Nullable Number number(Object value) {
    return value instanceof Number number ? number : null;
  }

  private static boolean isIntLike(Object value) {
    return value instanceof Integer || value instanceof Character;
  }

  private static int toInt(Object value) {
    return value instanceof Character c ? c : ((Number) value).intValue();
  }

  private static Number toNumber(Object value) {
    return value instanceof Character c ? (Number) (int) c : (Number) value;
  }

  /** Returns the value of an operator on one constant, or null. */
  static @Nullable Object unary(Tag tag, Object value) {
    if (tag == Tag.NOT) {
      return value instanceof Boolean b ? (Object) !b : null;
    }
    if (value instanceof Boolean || value instanceof String) {
      return null;
    }
    Number number = toNumber(value);
    return switch (tag) {
      case POS -> number;
      case NEG -> negated(number);
      case COMPL -> complement(number);
      default -> null;
    };
  }

  private static Object negated(Number number) {
    if (number instanceof Integer i) {
      return -i;
    }
    if (number instanceof Long l) {
      return -l;
    }
    if (number instanceof Float f) {
      return -f;
    }
    return -number.doubleValue();
  }

  private static @Nullable Object complement(Number number) {
    if (number instanceof Integer i) {
      return ~i;
    }
    return number instanceof Long l ? ~l : null;
  }

  /** Returns the text of a constant in a concatenation. */
  static String text(Object value) {
    return String.valueOf(value);
  }

  /** Returns the value of an operator on two constants, or null. */
  static @Nullable Object binary(Tag tag, Object left, Object right) {
    if (left instanceof String || right instanceof String) {
      return switch (tag) {
        case PLUS -> text(left) + text(right);
        case EQ -> left.equals(right);
        case NE -> !left.equals(right);
        default -> null;
      };
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return switch (tag) {
        case AND, BITAND -> a && b;
        case OR, BITOR -> a || b;
        case BITXOR, NE -> !a.equals(b);
        case EQ -> a.equals(b);
        default -> null;
      };
    }
    if (left instanceof Boolean || right instanceof Boolean) {
      return null;
    }
    if (tag == Tag.SL || tag == Tag.SR || tag == Tag.USR) {
      return shift(tag, left, toNumber(right).intValue());
    }
    if (isIntLike(left) && isIntLike(right)) {
      return ints(tag, toInt(left), toInt(right));
    }
    Number a = toNumber(left);
    Number b = toNumber(right);
    if (a instanceof Double || b instanceof Double) {
      return doubles(tag, a.doubleValue(), b.doubleValue());
    }
    if (a instanceof Float || b instanceof Float) {
      return floats(tag, a.floatValue(), b.floatValue());
    }
    return longs(tag, a.longValue(), b.longValue());
  }

  private static @Nullable Object shift(Tag tag, Object left, int distance) {
    if (isIntLike(left)) {
      int value = toInt(left);
      return switch (tag) {
        case SL -> value << distance;
        case SR -> value >> distance;
        default -> value >>> distance;
      };
    }
    if (left instanceof Long value) {
      return switch (tag) {
        case SL -> value << distance;
        case SR -> value >> distance;
        default -> value >>> distance;
      };
    }
    return null;
  }

  private static @Nullable Object ints(Tag tag, int a, int b) {
    if ((tag == Tag.DIV || tag == Tag.MOD) && b == 0) {
      return null;
    }
    return switch (tag) {
      case PLUS -> (Object) (a + b);
      case MINUS -> (Object) (a - b);
      case MUL -> (Object) (a * b);
      case DIV -> (Object) (a / b);
      case MOD -> (Object) (a % b);
      case BITAND -> (Object) (a & b);
      case BITOR -> (Object) (a | b);
      case BITXOR -> (Object) (a ^ b);
      default -> order(tag, Integer.compare(a, b));
    };
  }

  private static @Nullable Object longs(Tag tag, long a, long b) {
    if ((tag == Tag.DIV || tag == Tag.MOD) && b == 0) {
      return null;
    }
    return switch (tag) {
      case PLUS -> (Object) (a + b);
      case MINUS -> (Object) (a - b);
      case MUL -> (Object) (a * b);
      case DIV -> (Object) (a / b);
      case MOD -> (Object) (a % b);
      case BITAND -> (Object) (a & b);
      case BITOR -> (Object) (a | b);
      case BITXOR -> (Object) (a ^ b);
      default -> order(tag, Long.compare(a, b));
    };
  }

  private static @Nullable Object order(Tag tag, int order) {
    return switch (tag) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default -> null;
    };
  }

  private static @Nullable Object floats(Tag tag, float a, float b) {
    return switch (tag) {
      case PLUS -> (Object) (a + b);
      case MINUS -> (Object) (a - b);
      case MUL -> (Object) (a * b);
      case DIV -> (Object) (a / b);
      case MOD -> (Object) (a % b);
      default -> comparison(tag, a, b);
    };
  }

  private static @Nullable Object doubles(Tag tag, double a, double b) {
    return switch (tag) {
      case PLUS -> (Object) (a + b);
      case MINUS -> (Object) (a - b);
      case MUL -> (Object) (a * b);
      case DIV -> (Object) (a / b);
      case MOD -> (Object) (a % b);
      default -> comparison(tag, a, b);
    };
  }

  private static @Nullable Object comparison(Tag tag, double a, double b) {
    return switch (tag) {
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
      default -> null;
    };
  }
}
