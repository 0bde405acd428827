package dev.actionguard.rules;

import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.access.BypassableAccessCheck;
import dev.actionguard.rules.access.ClientSuppliedIdentity;
import dev.actionguard.rules.access.IgnoredAccessDecision;
import dev.actionguard.rules.access.IneffectiveAccessRule;
import dev.actionguard.rules.access.LateAccessCheck;
import dev.actionguard.rules.access.MismatchedAccessCheck;
import dev.actionguard.rules.access.MissingAccessCheck;
import dev.actionguard.rules.access.SwallowedDenial;
import dev.actionguard.rules.clock.FrozenTime;
import dev.actionguard.rules.clock.HiddenClock;
import dev.actionguard.rules.clock.LocalClock;
import dev.actionguard.rules.clock.MixedClocks;
import dev.actionguard.rules.clock.MonotonicTimeStored;
import dev.actionguard.rules.clock.ZonelessTimestamp;
import dev.actionguard.rules.exception.BrokenTransaction;
import dev.actionguard.rules.exception.DatabaseDetailLeak;
import dev.actionguard.rules.exception.IgnoredWriteResult;
import dev.actionguard.rules.exception.LostCause;
import dev.actionguard.rules.exception.MaskedFailure;
import dev.actionguard.rules.exception.PartialWrite;
import dev.actionguard.rules.exception.SwallowedDatabaseException;
import dev.actionguard.rules.exception.UnfinishedAction;
import dev.actionguard.rules.exception.UnhandledDatabaseException;
import dev.actionguard.rules.input.IneffectiveValidation;
import dev.actionguard.rules.input.MassAssignment;
import dev.actionguard.rules.input.QueryInjection;
import dev.actionguard.rules.input.UnvalidatedInput;
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
            new BrokenTransaction(),
            new BypassableAccessCheck(),
            new ClientSuppliedIdentity(),
            new DatabaseDetailLeak(),
            new FrozenTime(),
            new HiddenClock(),
            new IgnoredAccessDecision(),
            new IgnoredWriteResult(),
            new IneffectiveAccessRule(),
            new IneffectiveValidation(),
            new LateAccessCheck(),
            new LocalClock(),
            new LostCause(),
            new MaskedFailure(),
            new MassAssignment(),
            new MismatchedAccessCheck(),
            new MissingAccessCheck(),
            new MixedClocks(),
            new MonotonicTimeStored(),
            new PartialWrite(),
            new QueryInjection(),
            new SensitiveExceptionMessage(),
            new SensitiveIdInLog(),
            new SensitiveLogContext(),
            new SensitiveToString(),
            new SwallowedDatabaseException(),
            new SwallowedDenial(),
            new UnfinishedAction(),
            new UnhandledDatabaseException(),
            new UnvalidatedInput(),
            new WeakRedaction(),
            new WholeRequestLogged(),
            new ZonelessTimestamp()));
  }
}
