package dev.actionguard.config;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.RuleSet;
import java.util.List;
import java.util.function.Consumer;

/** Rules that report nothing. */
final class TestRules {
  static final RuleSet RULES =
      new RuleSet(List.of(new QueryInjection(), new LocalClock(), new ZonelessTimestamp()));

  private TestRules() {}

  @RuleInfo(
      summary = "Query text is built from untrusted input",
      family = RuleInfo.Family.INPUT,
      severity = Severity.ERROR,
      cwe = 89)
  static final class QueryInjection implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(
      summary = "Time is read from the local clock",
      family = RuleInfo.Family.CLOCK,
      severity = Severity.WARNING,
      altNames = "WallClock")
  static final class LocalClock implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(
      summary = "A time without zone is stored",
      family = RuleInfo.Family.CLOCK,
      severity = Severity.WARNING)
  static final class ZonelessTimestamp implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }
}
