package dev.actionguard.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rules in the order of their names. */
public record RuleSet(List<Rule> rules) {
  public RuleSet {
    rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
  }

  /** Returns the rule of that name, or of that former name. */
  public Optional<Rule> find(String name) {
    return rules.stream()
        .filter(r -> r.name().equals(name) || List.of(r.info().altNames()).contains(name))
        .findFirst();
  }
}
