package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a condition looks at who asks: at the user, his roles, or what is stored about
 * them.
 */
final class AccessEvidence {
  private static final Set<String> RIGHTS =
      Set.of(
          "role",
          "roles",
          "admin",
          "permission",
          "permissions",
          "authority",
          "authorities",
          "owner",
          "tenant",
          "privilege",
          "privileges",
          "right",
          "rights",
          "scope",
          "scopes",
          "group",
          "groups",
          "member",
          "members",
          "allowed");

  private final MethodModel method;

  AccessEvidence(MethodModel method) {
    this.method = method;
  }

  /** Returns whether one of two compared values is about the user or rights. */
  boolean isAbout(Value left, Value right) {
    return left.labels().union(right.labels()).any(this::isAbout);
  }

  private boolean isAbout(Label label) {
    if (label instanceof Label.Source source) {
      return source.origin() == Origin.PRINCIPAL || source.origin() == Origin.DATABASE;
    }
    Label.Parameter parameter = (Label.Parameter) label;
    for (String part : parameter.path().parts()) {
      if (Names.tokens(part).stream().anyMatch(RIGHTS::contains)) {
        return true;
      }
    }
    int index = parameter.slot() - (method.isStatic() ? 0 : 1);
    if (index < 0 || index >= method.parameters().size()) {
      return false;
    }
    return isUser(method.parameters().get(index).type().name())
        || isUser(method.parameters().get(index).name());
  }

  /** Returns whether a type or variable is named as one that stands for who asks. */
  static boolean isUser(String name) {
    List<String> tokens = Names.tokens(Descriptions.simpleName(name));
    return tokens.contains("user")
        || tokens.contains("principal")
        || tokens.contains("actor")
        || tokens.contains("caller")
        || tokens.contains("session")
        || tokens.contains("identity")
        || tokens.contains("requester");
  }
}
