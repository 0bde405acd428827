package dev.actionguard.bytecode;

import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses generic signatures. Type variables become their erased bounds, wildcards their upper
 * bounds, as {@link Type} wants them. A signature that is damaged or nested too deeply gives null:
 * the caller then uses the erased type, which never lies.
 */
final class Signatures {
  private static final int DEPTH_LIMIT = 40;

  private final Names names;
  private final String text;
  private final Map<String, Type> variables;
  private int at;

  /** The variables of a class and its type parameters' erasures, and its supertypes. */
  record ClassSignature(Map<String, Type> variables, List<Type> supertypes) {}

  /** The types of a method as declared, without parameters that the compiler added. */
  record MethodSignature(List<Type> parameters, Type returns) {}

  private Signatures(Names names, String text, Map<String, Type> variables) {
    this.names = names;
    this.text = text;
    this.variables = variables;
  }

  /** Returns the class's signature, superclass first in its supertypes. */
  static @Nullable ClassSignature ofClass(Names names, String text) {
    try {
      Map<String, Type> variables = new HashMap<>();
      Signatures parser = new Signatures(names, text, variables);
      parser.typeParameters();
      List<Type> supertypes = new ArrayList<>();
      while (parser.at < text.length()) {
        supertypes.add(parser.type(0));
      }
      return new ClassSignature(variables, supertypes);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the method's signature. */
  static @Nullable MethodSignature ofMethod(Names names, String text, Map<String, Type> outer) {
    try {
      Map<String, Type> variables = text.startsWith("<") ? new HashMap<>(outer) : outer;
      Signatures parser = new Signatures(names, text, variables);
      parser.typeParameters();
      parser.at++;
      List<Type> parameters = new ArrayList<>();
      while (text.charAt(parser.at) != ')') {
        parameters.add(parser.type(0));
      }
      parser.at++;
      return new MethodSignature(parameters, parser.type(0));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the type of a field, local or record component. */
  static @Nullable Type ofField(Names names, String text, Map<String, Type> variables) {
    try {
      return new Signatures(names, text, variables).type(0);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return null;
    }
  }

  private void typeParameters() {
    if (text.charAt(at) != '<') {
      return;
    }
    at++;
    // A bound that names a variable declared later is unknown.
    while (text.charAt(at) != '>') {
      int colon = text.indexOf(':', at);
      String name = text.substring(at, colon);
      at = colon;
      Type bound = Type.OBJECT;
      boolean first = true;
      while (text.charAt(at) == ':') {
        at++;
        if (text.charAt(at) == ':') {
          continue;
        }
        Type next = type(0).erased();
        if (first) {
          bound = next;
          first = false;
        }
      }
      variables.put(name, bound);
    }
    at++;
  }

  private Type type(int depth) {
    if (depth > DEPTH_LIMIT) {
      throw new IllegalArgumentException("nested too deeply");
    }
    char kind = text.charAt(at);
    switch (kind) {
      case '[' -> {
        at++;
        return type(depth + 1).array();
      }
      case 'T' -> {
        int end = semicolon();
        String variable = text.substring(at + 1, end);
        at = end + 1;
        return variables.getOrDefault(variable, Type.UNKNOWN);
      }
      case 'L' -> {
        return classType(depth);
      }
      default -> {
        at++;
        return names.descriptor(String.valueOf(kind));
      }
    }
  }

  private int semicolon() {
    int end = text.indexOf(';', at);
    if (end < 0) {
      throw new IllegalArgumentException("unfinished signature");
    }
    return end;
  }

  /** {@code Lpackage/Outer<A>.Inner<B>;}: only the innermost class's arguments are kept. */
  private Type classType(int depth) {
    StringBuilder name = new StringBuilder();
    List<Type> arguments = new ArrayList<>();
    at++;
    while (true) {
      char c = text.charAt(at++);
      switch (c) {
        case ';' -> {
          Type erased = names.internal(name.toString());
          return arguments.isEmpty() ? erased : new Type(erased.name(), arguments);
        }
        case '.' -> {
          name.append('$');
          arguments.clear();
        }
        case '<' -> {
          while (text.charAt(at) != '>') {
            arguments.add(argument(depth));
          }
          at++;
        }
        default -> name.append(c);
      }
    }
  }

  private Type argument(int depth) {
    char bound = text.charAt(at);
    if (bound == '*' || bound == '+' || bound == '-') {
      at++;
    }
    Type type = bound == '*' ? Type.OBJECT : type(depth + 1);
    return bound == '-' ? Type.OBJECT : type;
  }
}
