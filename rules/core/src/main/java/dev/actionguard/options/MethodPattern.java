package dev.actionguard.options;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names methods in a configuration: {@code com.acme.Checks#requireEmail(String)}. The class may be
 * given by its simple name, which then matches in any package; parameter types may be simple names;
 * without parentheses all overloads match.
 *
 * @param owner class name, binary or simple
 * @param name method name
 * @param parameters type names, or null for all overloads
 */
public record MethodPattern(String owner, String name, @Nullable List<String> parameters) {
  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /**
   * Reads the text form, or returns empty if it is not {@code Class#method} or {@code …(types)}.
   */
  public static Optional<MethodPattern> parse(String text) {
    int hash = text.indexOf('#');
    int open = text.indexOf('(');
    if (hash < 1 || (open >= 0 && (open < hash + 2 || !text.endsWith(")")))) {
      return Optional.empty();
    }
    String owner = text.substring(0, hash).strip();
    String name = text.substring(hash + 1, open < 0 ? text.length() : open).strip();
    if (owner.isEmpty() || !isName(name)) {
      return Optional.empty();
    }
    if (open < 0) {
      return Optional.of(new MethodPattern(owner, name, null));
    }
    String inner = text.substring(open + 1, text.length() - 1).strip();
    List<String> parameters = inner.isEmpty() ? List.of() : List.of(inner.split("\\s*,\\s*", -1));
    return Optional.of(new MethodPattern(owner, name, parameters));
  }

  /** Returns whether it is an identifier, {@code <init>} or {@code <clinit>}. */
  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '<' || c == '>');
  }

  /** Returns whether the method of that class (one of the receiver's types) is meant. */
  public boolean matches(String className, MethodRef method) {
    if (!name.equals(method.name()) || !sameType(owner, className)) {
      return false;
    }
    if (parameters == null) {
      return true;
    }
    if (parameters.size() != method.parameters().size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!sameType(parameters.get(i), method.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameType(String pattern, String type) {
    if (pattern.equals(type) || type.equals("?")) {
      return true;
    }
    return pattern.indexOf('.') < 0
        && type.endsWith(pattern)
        && ".$".indexOf(type.charAt(type.length() - pattern.length() - 1)) >= 0;
  }

  @Override
  public String toString() {
    return owner
        + "#"
        + name
        + (parameters == null ? "" : "(" + String.join(", ", parameters) + ")");
  }
}
