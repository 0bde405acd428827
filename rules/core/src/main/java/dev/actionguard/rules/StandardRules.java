package dev.actionguard.rules;

import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.access.MissingAccessCheck;
import dev.actionguard.rules.clock.FrozenTime;
import dev.actionguard.rules.clock.HiddenClock;
import dev.actionguard.rules.clock.LocalClock;
import dev.actionguard.rules.clock.MixedClocks;
import dev.actionguard.rules.clock.MonotonicTimeStored;
import dev.actionguard.rules.clock.ZonelessTimestamp;
import dev.actionguard.rules.exception.SwallowedDatabaseException;
import dev.actionguard.rules.input.QueryInjection;
import dev.actionguard.rules.log.SensitiveExceptionMessage;
import dev.actionguard.rules.log.SensitiveIdInLog;
import dev.actionguard.rules.log.SensitiveLogContext;
import dev.actionguard.rules.log.SensitiveToString;
import dev.actionguard.rules.log.WeakRedaction;
import dev.actionguard.rules.log.WholeRequestLogged;
import java.util.List;

/** The rules that every engine runs. */
public final class StandardRules {
  private StandardRules() {}

  /** Returns all rules, in order of their names. */
  public static RuleSet all() {
    return new RuleSet(
        List.of(
            new FrozenTime(),
            new HiddenClock(),
            new LocalClock(),
            new MissingAccessCheck(),
            new MixedClocks(),
            new MonotonicTimeStored(),
            new QueryInjection(),
            new SensitiveExceptionMessage(),
            new SensitiveIdInLog(),
            new SensitiveLogContext(),
            new SensitiveToString(),
            new SwallowedDatabaseException(),
            new WeakRedaction(),
            new WholeRequestLogged(),
            new ZonelessTimestamp()));
  }
}
