package dev.actionguard.cli;

import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import java.util.ServiceLoader;

/** The rules that run. */
final class Rules {
  private Rules() {}

  static RuleSet all() {
    return new RuleSet(
        ServiceLoader.load(Rule.class, Rules.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }
}
