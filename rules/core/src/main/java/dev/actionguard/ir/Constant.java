package dev.actionguard.ir;

import org.jspecify.annotations.Nullable;

/**
 * A constant operand.
 *
 * @param type its type: a primitive, {@code String}, {@code Class}, {@code MethodType}, {@code
 *     MethodHandle} or {@link Type#NULL}
 * @param value {@code Boolean}, {@code Character}, {@code Integer} (also for byte and short),
 *     {@code Long}, {@code Float}, {@code Double}, {@code String}, the {@link Type} that a class
 *     literal names, a text for other constants of the pool, or null for {@code null}
 */
public record Constant(Type type, @Nullable Object value) implements Operand {
  public static final Constant NULL = new Constant(Type.NULL, null);
  public static final Constant TRUE = new Constant(Type.BOOLEAN, true);
  public static final Constant FALSE = new Constant(Type.BOOLEAN, false);

  public static Constant of(int value) {
    return new Constant(Type.INT, value);
  }

  public static Constant of(String value) {
    return new Constant(Type.STRING, value);
  }

  public boolean isNull() {
    return value == null;
  }

  /** Returns the constant as Java would write it, strings quoted and escaped. */
  @Override
  public String toString() {
    if (value instanceof String text && type.equals(Type.STRING)) {
      return quote(text, '"');
    }
    if (value instanceof Character c) {
      return quote(String.valueOf(c), '\'');
    }
    if (value instanceof Long) {
      return value + "L";
    }
    if (value instanceof Float) {
      return value + "f";
    }
    return value instanceof Type t ? t + ".class" : String.valueOf(value);
  }

  private static String quote(String text, char sign) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(sign);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c == sign || c == '\\') {
            quoted.append('\\').append(c);
          } else if (c < ' ' || c > '~') {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append(sign).toString();
  }
}
