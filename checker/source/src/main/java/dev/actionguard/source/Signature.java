package dev.actionguard.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses descriptors and generic signatures of class files; what is damaged is unknown. */
final class Signature {
  private final Classes classes;
  private final String text;
  private final Function<String, @Nullable Type> outer;
  private final Map<String, Type.TypeVar> own = new HashMap<>();
  private final List<Runnable> bounds = new ArrayList<>();
  private int at;

  Signature(Classes classes, String text, Function<String, @Nullable Type> outer) {
    this.classes = classes;
    this.text = text;
    this.outer = outer;
  }

  boolean hasMore() {
    return at < text.length();
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : ';';
  }

  void skip(char sign) {
    if (next() == sign) {
      at++;
    }
  }

  /** Reads the type parameters; their bounds are parsed by {@link #bounds}. */
  List<Type.TypeVar> parameters() {
    List<Type.TypeVar> found = new ArrayList<>();
    if (next() != '<') {
      return found;
    }
    at++;
    while (hasMore() && next() != '>') {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        at = text.length();
        return found;
      }
      Type.TypeVar variable = new Type.TypeVar(text.substring(at, colon));
      own.put(variable.name(), variable);
      found.add(variable);
      at = colon;
      List<Integer> starts = new ArrayList<>();
      while (next() == ':') {
        at++;
        if (next() != ':') {
          starts.add(at);
          skipType();
        }
      }
      bounds.add(() -> variable.bounds(parsed(starts)));
    }
    at++;
    return found;
  }

  private List<Type> parsed(List<Integer> starts) {
    int before = at;
    List<Type> types = new ArrayList<>();
    for (int start : starts) {
      at = start;
      types.add(type());
    }
    at = before;
    return types;
  }

  /** Parses the bounds of the type parameters, which may name all of them. */
  void bounds() {
    bounds.forEach(Runnable::run);
  }

  private void skipType() {
    while (next() == '[') {
      at++;
    }
    if (next() == 'L') {
      int level = 0;
      while (hasMore()) {
        char c = text.charAt(at++);
        level += c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == ';' && level == 0) {
          return;
        }
      }
    } else if (next() == 'T') {
      at = text.indexOf(';', at) + 1;
    } else {
      at++;
    }
  }

  /** Reads the types of parameters, in parentheses. */
  List<Type> parameterTypes() {
    List<Type> types = new ArrayList<>();
    skip('(');
    while (hasMore() && next() != ')') {
      types.add(type());
    }
    skip(')');
    return types;
  }

  /** Reads a type. */
  Type type() {
    if (!hasMore()) {
      return Type.UNKNOWN;
    }
    char kind = text.charAt(at++);
    return switch (kind) {
      case '[' -> new Type.ArrayType(type());
      case 'T' -> variable();
      case 'L' -> classType();
      case 'Z' -> Type.BOOLEAN;
      case 'B' -> Type.BYTE;
      case 'C' -> Type.CHAR;
      case 'S' -> Type.SHORT;
      case 'I' -> Type.INT;
      case 'J' -> Type.LONG;
      case 'F' -> Type.FLOAT;
      case 'D' -> Type.DOUBLE;
      case 'V' -> Type.VOID;
      default -> Type.UNKNOWN;
    };
  }

  private Type variable() {
    int end = text.indexOf(';', at);
    if (end < 0) {
      at = text.length();
      return Type.UNKNOWN;
    }
    String name = text.substring(at, end);
    at = end + 1;
    Type.TypeVar variable = own.get(name);
    Type found = variable != null ? variable : outer.apply(name);
    return found == null ? Type.UNKNOWN : found;
  }

  /** {@code Lpackage/Outer<A>.Inner<B>;}. */
  private Type classType() {
    StringBuilder name = new StringBuilder();
    Type.ClassType around = null;
    List<Type> arguments = new ArrayList<>();
    while (hasMore()) {
      char c = text.charAt(at++);
      switch (c) {
        case ';' -> {
          return made(name, arguments, around);
        }
        case '.' -> {
          if (made(name, arguments, around) instanceof Type.ClassType outerType) {
            boolean generic = !outerType.arguments().isEmpty() || outerType.outer() != null;
            around = generic ? outerType : null;
          }
          name.append('$');
          arguments = new ArrayList<>();
        }
        case '<' -> {
          while (hasMore() && next() != '>') {
            arguments.add(argument());
          }
          at++;
        }
        case '/' -> name.append('.');
        default -> name.append(c);
      }
    }
    return Type.UNKNOWN;
  }

  private Type made(StringBuilder name, List<Type> arguments, Type.@Nullable ClassType around) {
    ClassSymbol symbol = classes.find(name.toString());
    return symbol == null ? Type.UNKNOWN : new Type.ClassType(symbol, arguments, around);
  }

  private Type argument() {
    char bound = next();
    if (bound == '*' || bound == '+' || bound == '-') {
      at++;
    }
    return switch (bound) {
      case '*' -> new Type.Wildcard(null, null);
      case '+' -> new Type.Wildcard(type(), null);
      case '-' -> new Type.Wildcard(null, type());
      default -> type();
    };
  }
}
