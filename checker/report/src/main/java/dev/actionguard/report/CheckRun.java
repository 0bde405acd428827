package dev.actionguard.report;

import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.Suppressions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One check of a program: analysis, suppression, report. The command line and the Maven plugin both
 * go this way; they differ in where the program and the options come from and where the report
 * goes.
 *
 * @param sources the source files at hand
 * @param today the day that decides which suppressions are past their date
 * @param threads how many threads may be used, at least 1
 */
public record CheckRun(
    Options options, RuleSet rules, Sources sources, LocalDate today, int threads) {
  /** Returns the same with another policy for suppressions. */
  public CheckRun with(Options.SuppressionPolicy policy) {
    return new CheckRun(options.with(policy), rules, sources, today, threads);
  }

  /**
   * Analyses the program.
   *
   * @param unreadable how many class files or archives of the input could not be read
   * @param problems what else the reader of the input has to say
   */
  public Report check(Program program, int unreadable, List<Notice> problems) {
    return report(Analyzer.survey(program, options, rules, threads), program, unreadable, problems);
  }

  /**
   * Applies suppressions to what an analysis of the program found.
   *
   * @param unreadable how many class files or archives of the input could not be read
   * @param problems what else the reader of the input has to say
   */
  public Report report(
      AnalysisResult found, Program program, int unreadable, List<Notice> problems) {
    SourceSuppressions.Read read =
        SourceSuppressions.read(sourceFiles(found, program), sources, rules);
    Suppressions.Outcome outcome =
        Suppressions.apply(found, program, options, rules, read.suppressions(), today);
    List<Notice> notices = new ArrayList<>(problems);
    notices.addAll(read.notices());
    for (Suppressions.Note note : outcome.notes()) {
      notices.add(new Notice(Notice.Level.NOTE, location(note), note.text()));
    }
    return new Report(rules, outcome.result(), unreadable, notices, sources);
  }

  /**
   * Returns the files whose suppressions matter: those with findings and, to tell of suppressions
   * without a finding, all others.
   */
  private Set<String> sourceFiles(AnalysisResult found, Program program) {
    Set<String> files = new TreeSet<>();
    found.findings().forEach(f -> files.add(f.place().sourceFile()));
    if (options.suppressions().reportUseless()) {
      program.classes().forEach(c -> files.add(c.sourceFile()));
    }
    return files;
  }

  private String location(Suppressions.Note note) {
    String file = note.place().sourceFile();
    return file.isEmpty()
        ? note.place().className()
        : Locations.text(sources.path(file), note.place().range());
  }
}
