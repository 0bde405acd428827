package dev.actionguard.rule;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.EntrySurvey;
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
    return result(
        ProgramAnalysis.analyze(program, ModelLoader.standard(), options, threads),
        options,
        rules,
        List.of());
  }

  /**
   * Returns what the rules find, and the authorization map.
   *
   * @param threads how many threads may be used, at least 1
   */
  public static AnalysisResult survey(
      Program program, Options options, RuleSet rules, int threads) {
    ProgramAnalysis.Survey survey =
        ProgramAnalysis.survey(program, ModelLoader.standard(), options, threads);
    return result(survey.facts(), options, rules, survey.entries());
  }

  private static AnalysisResult result(
      ProgramFacts facts, Options options, RuleSet rules, List<EntrySurvey> entries) {
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
            counts.bounded()),
        entries.stream().map(new Endpoints(context)::of).toList());
  }

  /**
   * What the rules find, and what is known of the calls at a line.
   *
   * @param calls in a stable order; empty if there is none that was looked at
   * @param reasons why there is none; else empty
   */
  public record Explained(AnalysisResult result, List<ExplainedCall> calls, List<String> reasons) {
    public Explained {
      calls = List.copyOf(calls);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What is known of a call.
   *
   * @param call the method as people write it
   * @param lines each a fact
   */
  public record ExplainedCall(Place place, String call, List<String> lines) {
    public ExplainedCall {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Returns what the rules find in a program, and what is known of the calls at a line.
   *
   * @param file the end of the path of the source file
   * @param threads how many threads may be used, at least 1
   */
  public static Explained explain(
      Program program, Options options, RuleSet rules, String file, int line, int threads) {
    ProgramAnalysis.Answer answer =
        ProgramAnalysis.ask(program, ModelLoader.standard(), options, file, line, threads);
    RuleContext context = new RuleContext(answer.facts(), options);
    return new Explained(
        result(answer.facts(), options, rules, List.of()),
        answer.calls().stream()
            .map(
                c ->
                    new ExplainedCall(
                        context.place(c.site()), Descriptions.method(c.method()), c.lines()))
            .toList(),
        answer.reasons());
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
