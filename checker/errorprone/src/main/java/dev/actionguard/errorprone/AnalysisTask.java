package dev.actionguard.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.Suppressions;
import dev.actionguard.rules.StandardRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of one compilation, which all checks share. Under the policy {@code simple} every
 * unit is attributed when the first check is called: all are analysed at once. Under {@code byfile}
 * only the unit at hand is; then each is analysed alone, which is said once.
 */
final class AnalysisTask {
  private static final Context.Key<AnalysisTask> KEY = new Context.Key<>();

  private final Context context;
  private final Trees trees;
  private final RuleSet rules = StandardRules.all();
  private final ClassPath classPath;
  private final boolean wholeTask;
  private final Map<CompilationUnitTree, List<Finding>> findings = new HashMap<>();
  private @Nullable Options options;
  private boolean started;

  private AnalysisTask(Context context) {
    this.context = context;
    this.trees = JavacTrees.instance(context);
    this.classPath = new ClassPath(context);
    String policy = com.sun.tools.javac.util.Options.instance(context).get("compilePolicy");
    this.wholeTask = policy == null || policy.equals("simple");
  }

  /** Returns the analysis of the compilation; it is begun at the first call. */
  static AnalysisTask of(Context context, VisitorState state) {
    AnalysisTask task = context.get(KEY);
    if (task == null) {
      task = new AnalysisTask(context);
      context.put(KEY, task);
    }
    task.start(state);
    return task;
  }

  private void start(VisitorState state) {
    if (started) {
      return;
    }
    started = true;
    CompilationUnitTree unit = state.getPath().getCompilationUnit();
    try {
      options = CheckerOptions.read(state.errorProneOptions().getFlags());
    } catch (CheckerOptions.Mistake e) {
      say(Diagnostic.Kind.ERROR, String.valueOf(e.getMessage()), unit);
      return;
    }
    if (wholeTask) {
      analyze(TaskUnits.of(context), unit);
    } else {
      say(
          Diagnostic.Kind.NOTE,
          "each file is analysed alone; with -XDcompilePolicy=simple what happens between files is"
              + " found too",
          unit);
    }
  }

  private void say(Diagnostic.Kind kind, String text, CompilationUnitTree unit) {
    trees.printMessage(kind, "[Actionguard] " + text, unit, unit);
  }

  /** Returns the findings in a unit. */
  List<Finding> findings(CompilationUnitTree unit) {
    if (!findings.containsKey(unit)) {
      // Also a unit that a compiler plugin added after the analysis.
      analyze(List.of((JCCompilationUnit) unit), unit);
    }
    return findings.getOrDefault(unit, List.of());
  }

  private void analyze(List<JCCompilationUnit> units, CompilationUnitTree at) {
    units.forEach(unit -> findings.put(unit, new ArrayList<>()));
    if (options == null) {
      return;
    }
    analyze(units, at, options);
  }

  private void analyze(List<JCCompilationUnit> units, CompilationUnitTree at, Options configured) {
    JavacProgram.Units read = JavacProgram.units(context, units, classPath);
    Program program = read.program();
    AnalysisResult result = Analyzer.analyze(program, configured, rules, 1);
    Suppressions.Outcome outcome =
        Suppressions.apply(
            result, program, configured, rules, List.of(), LocalDate.now(ZoneId.systemDefault()));
    Map<String, CompilationUnitTree> byClass = new HashMap<>(read.unitsByClass());
    for (Finding finding : outcome.result().findings()) {
      CompilationUnitTree unit = byClass.get(finding.place().className());
      List<Finding> own = unit == null ? null : findings.get(unit);
      if (own != null) {
        own.add(finding);
      }
    }
    for (Suppressions.Note note : outcome.notes()) {
      CompilationUnitTree unit = byClass.getOrDefault(note.place().className(), at);
      say(
          Diagnostic.Kind.NOTE,
          note.place().sourceFile() + ":" + note.place().range().startLine() + ": " + note.text(),
          unit);
    }
    failures(outcome.result().failures(), at);
  }

  private void failures(List<MethodFailure> failures, CompilationUnitTree unit) {
    if (!failures.isEmpty()) {
      MethodFailure first = failures.get(0);
      say(
          Diagnostic.Kind.NOTE,
          "%d of the methods could not be analysed with actionguard-errorprone %s; the first is %s (%s): %s"
              .formatted(
                  failures.size(), Versions.own(), first.method(), first.stage(), first.reason()),
          unit);
    }
  }
}
