package dev.actionguard.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of constants as model files write them: in lower case and with hyphens. */
final class Names {
  private static final Map<String, TypeFact.Role> ROLES = new HashMap<>();

  static {
    for (TypeFact.Role role : TypeFact.Role.values()) {
      ROLES.put(of(role), role);
    }
  }

  private Names() {}

  /** Returns the role of that name, looked up quickly because it is read at start. */
  static TypeFact.Role role(String name) {
    TypeFact.Role role = ROLES.get(name);
    if (role == null) {
      throw new IllegalArgumentException("unknown Role '" + name + "'");
    }
    return role;
  }

  /** Returns the constant of that name. */
  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (name.equals(of(constant))) {
        return constant;
      }
    }
    throw new IllegalArgumentException("unknown " + type.getSimpleName() + " '" + name + "'");
  }

  private static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
