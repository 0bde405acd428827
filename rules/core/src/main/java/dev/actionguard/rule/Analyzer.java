package dev.actionguard.rule;

import dev.actionguard.analysis.ProgramAnalysis;
import dev.actionguard.analysis.ProgramFacts;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.model.ModelLoader;
import dev.actionguard.options.Options;
import dev.actionguard.options.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs rules on a program. */
public final class Analyzer {
  private Analyzer() {}

  /**
   * Returns what the rules find. The result depends on the program, the options and the rules only,
   * not on threads or order. A method that cannot be analysed is skipped and counted.
   *
   * @param threads how many threads may be used, at least 1
   */
  public static AnalysisResult analyze(
      Program program, Options options, RuleSet rules, int threads) {
    ProgramFacts facts = ProgramAnalysis.analyze(program, ModelLoader.standard(), options, threads);
    RuleContext context = new RuleContext(facts, options);
    List<Finding> findings = new ArrayList<>();
    List<AnalysisResult.MethodFailure> failures = new ArrayList<>();
    for (ProgramFacts.Failure failure : facts.failures()) {
      failures.add(
          new AnalysisResult.MethodFailure(failure.method(), failure.stage(), failure.reason()));
    }
    for (Rule rule : rules.rules()) {
      if (options.severities().get(rule.name()) == Severity.OFF) {
        continue;
      }
      List<Finding.Draft> drafts = new ArrayList<>();
      try {
        rule.check(context, drafts::add);
      } catch (RuntimeException e) {
        failures.add(
            new AnalysisResult.MethodFailure(
                "(all)", rule.name(), e.getClass().getSimpleName() + ": " + e.getMessage()));
      }
      findings.addAll(new Findings(options).finish(drafts));
    }
    findings.sort(Finding.ORDER);
    failures.sort(null);
    ProgramFacts.Counts counts = facts.counts();
    return new AnalysisResult(
        findings,
        List.of(),
        failures,
        new AnalysisResult.Statistics(
            counts.classes(),
            counts.methods(),
            counts.analyzed(),
            counts.statements(),
            counts.unknownStatements(),
            counts.calls(),
            counts.unresolvedCalls(),
            counts.bounded()));
  }

  /**
   * Returns the summary of a method as text: what it returns, proves, and leaves to its callers.
   * Empty if the program has no such method with code.
   */
  public static Optional<String> explain(
      Program program, Options options, MethodRef method, int threads) {
    return ProgramAnalysis.explain(program, ModelLoader.standard(), options, method, threads);
  }
}
