package dev.actionguard.rule;

import java.util.function.Consumer;

/** A rule: states which facts make a finding. Stateless; safe for use by several threads. */
public interface Rule {
  /** Reports every finding in the program, in any order; the analyzer sorts and removes copies. */
  void check(RuleContext context, Consumer<Finding.Draft> report);

  /** Returns the rule's name: its class name. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Returns what is said about the rule. */
  default RuleInfo info() {
    RuleInfo info = getClass().getAnnotation(RuleInfo.class);
    if (info == null) {
      throw new IllegalStateException(getClass().getName() + " lacks @RuleInfo");
    }
    return info;
  }
}
