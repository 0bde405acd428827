package dev.actionguard.rule;

import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import java.util.List;

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
    return new AnalysisResult(
        List.of(),
        List.of(),
        List.of(),
        new AnalysisResult.Statistics(program.classes().size(), 0, 0, 0, 0, 0, 0, 0));
  }
}
