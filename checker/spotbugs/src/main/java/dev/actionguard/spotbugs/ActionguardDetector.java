package dev.actionguard.spotbugs;

import dev.actionguard.bytecode.InputException;
import dev.actionguard.bytecode.InputProblem;
import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigChecker;
import dev.actionguard.ir.Program;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.Suppressions;
import dev.actionguard.rules.StandardRules;
import edu.umd.cs.findbugs.BugReporter;
import edu.umd.cs.findbugs.Detector2;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.IClassPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rules in SpotBugs. What happens between classes matters to them, so they decide once,
 * after SpotBugs has gone through all classes of the run. SpotBugs makes a detector for each run;
 * nothing outlives it.
 */
public final class ActionguardDetector implements Detector2 {
  /** As many as SpotBugs itself uses: builds run it for several modules at once. */
  private static final int THREADS = 1;

  private final BugReporter reporter;
  private final RuleSet rules = StandardRules.all();
  private final Logger log = LoggerFactory.getLogger(ActionguardDetector.class);
  private boolean asked;

  /** Makes it for a run whose bugs and errors go to the reporter. */
  public ActionguardDetector(BugReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public void visitClass(ClassDescriptor descriptor) {
    asked = true;
  }

  @Override
  public void finishPass() {
    if (!asked) {
      return;
    }
    IClassPath classPath = Global.getAnalysisCache().getClassPath();
    try {
      Config config = Configurations.read(classPath, rules);
      try (LoadedProgram loaded = ProgramReader.read(new SpotBugsClasses(classPath))) {
        report(loaded, config);
      }
    } catch (Configurations.Mistake | InputException e) {
      reporter.logError("Actionguard: " + e.getMessage());
    } catch (RuntimeException e) {
      reporter.logError("Actionguard could not finish its analysis", e);
    }
  }

  @Override
  public String getDetectorClassName() {
    return getClass().getName();
  }

  private void report(LoadedProgram loaded, Config config) {
    Program program = loaded.program();
    AnalysisResult found = Analyzer.analyze(program, config.options(), rules, THREADS);
    Suppressions.Outcome outcome =
        Suppressions.apply(
            found,
            program,
            config.options(),
            rules,
            List.of(),
            LocalDate.now(ZoneId.systemDefault()));
    BugWriter writer = new BugWriter(this, program);
    for (Finding finding : outcome.result().findings()) {
      rules.find(finding.rule()).ifPresent(rule -> reporter.reportBug(writer.write(finding, rule)));
    }
    loaded.problems().forEach(this::problem);
    loaded.classPathProblems().forEach(this::problem);
    outcome.result().failures().forEach(this::failure);
    outcome.notes().forEach(note -> log.warn("{}: {}", location(note), note.text()));
    ConfigChecker.check(config, program)
        .forEach(error -> reporter.logError("Actionguard: " + error));
  }

  private void problem(InputProblem problem) {
    reporter.logError("Actionguard skipped " + problem);
  }

  private void failure(MethodFailure failure) {
    reporter.logError(
        "Actionguard could not analyse %s (%s): %s"
            .formatted(failure.method(), failure.stage(), failure.reason()));
  }

  private static String location(Suppressions.Note note) {
    return note.place().sourceFile().isEmpty()
        ? note.place().className()
        : note.place().sourceFile() + ":" + note.place().range().startLine();
  }
}
