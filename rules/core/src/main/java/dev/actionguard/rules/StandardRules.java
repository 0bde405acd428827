package dev.actionguard.rules;

import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.access.MissingAccessCheck;
import dev.actionguard.rules.clock.LocalClock;
import dev.actionguard.rules.exception.SwallowedDatabaseException;
import dev.actionguard.rules.input.IneffectiveValidation;
import dev.actionguard.rules.input.MassAssignment;
import dev.actionguard.rules.input.QueryInjection;
import dev.actionguard.rules.input.UnvalidatedInput;
import dev.actionguard.rules.log.SensitiveIdInLog;
import java.util.List;

/** The rules that every engine runs. */
public final class StandardRules {
  private StandardRules() {}

  /** Returns all rules, in order of their names. */
  public static RuleSet all() {
    return new RuleSet(
        List.of(
            new IneffectiveValidation(),
            new LocalClock(),
            new MassAssignment(),
            new MissingAccessCheck(),
            new QueryInjection(),
            new SensitiveIdInLog(),
            new SwallowedDatabaseException(),
            new UnvalidatedInput()));
  }
}
