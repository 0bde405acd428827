package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.sun.source.tree.CompilationUnitTree;
import dev.actionguard.rule.Finding;

/**
 * What all checks have in common: each reports, for the unit at hand, what the analysis of the
 * whole compilation found for the rule of its own name.
 */
public abstract class ActionguardChecker extends BugChecker implements CompilationUnitTreeMatcher {
  private static final long serialVersionUID = 1;

  /** Made by Error Prone, for each of the checks. */
  protected ActionguardChecker() {}

  @Override
  public final Description matchCompilationUnit(CompilationUnitTree tree, VisitorState state) {
    try {
      for (Finding finding : AnalysisTask.of(state.context, state).findings(tree)) {
        if (finding.rule().equals(canonicalName())) {
          new Reporter(this, state, tree).report(finding);
        }
      }
    } catch (LinkageError e) {
      Versions.mismatch(e, tree, state.context);
    }
    return Description.NO_MATCH;
  }

  /** Returns the severity that Error Prone gives the check, by its options. */
  final SeverityLevel level(VisitorState state) {
    SeverityLevel level = state.severityMap().get(canonicalName());
    return level == null ? defaultSeverity() : level;
  }
}
