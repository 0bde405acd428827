package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.Fix;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.JCDiagnostic.DiagnosticPosition;
import com.sun.tools.javac.util.JCDiagnostic.SimpleDiagnosticPosition;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports findings of one check in one unit, unless something at their place suppresses them. */
final class Reporter {
  private static final int MOST_STEPS = 8;

  private final ActionguardChecker checker;
  private final VisitorState state;
  private final Unit unit;
  private final JavacTrees trees;

  Reporter(ActionguardChecker checker, VisitorState state, CompilationUnitTree tree) {
    this.checker = checker;
    this.state = state;
    this.trees = JavacTrees.instance(state.context);
    this.unit = new Unit((JCCompilationUnit) tree, trees.getSourcePositions());
  }

  /** Reports a finding. */
  void report(Finding finding) {
    int offset = unit.offset(finding.place().range());
    TreePath path = TreeAt.path(unit, offset);
    SeverityLevel level = level(finding);
    if (path != null && (isSuppressed(path) || isGenerated(path, level))) {
      return;
    }
    String message = message(finding);
    Tree tree = path == null ? unit.tree() : path.getLeaf();
    Description.Builder description =
        description(position(tree, finding, offset), finding, level).setMessage(message);
    fixes(finding, path).forEach(description::addFix);
    state.reportMatch(description.build());
  }

  /**
   * Error Prone knows one severity for each name of a check: a finding of less than that is told
   * under the check's other name.
   */
  @SuppressWarnings("RestrictedApi" /* whether a finding is certain is not known by its check */)
  private Description.Builder description(
      DiagnosticPosition position, Finding finding, SeverityLevel level) {
    return level == checker.level(state)
        ? checker.buildDescription(position)
        : Description.builder(
                position, "actionguard:" + finding.rule(), checker.linkUrl(), finding.message())
            .overrideSeverity(level);
  }

  /**
   * The severity of a finding: what Error Prone's options say, but never an error for a finding
   * that is not certain, and never more than what the rule said of this one.
   */
  private SeverityLevel level(Finding finding) {
    SeverityLevel level = checker.level(state);
    boolean certain = finding.confidence() == Confidence.HIGH;
    ErrorProneOptions.Severity asked =
        state.errorProneOptions().getSeverityMap().get(finding.rule());
    boolean explicit = asked != null && asked != ErrorProneOptions.Severity.DEFAULT;
    if (level == SeverityLevel.ERROR
        && (!certain || (!explicit && finding.severity() != Severity.ERROR))) {
      level = SeverityLevel.WARNING;
    }
    return level == SeverityLevel.WARNING && !explicit && finding.severity() == Severity.NOTE
        ? SeverityLevel.SUGGESTION
        : level;
  }

  private boolean isSuppressed(TreePath path) {
    if (state.errorProneOptions().isIgnoreSuppressionAnnotations()) {
      return false;
    }
    for (Tree tree : path) {
      if (isDeclaration(tree) && checker.isSuppressed(tree, state)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDeclaration(Tree tree) {
    return tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
  }

  private boolean isGenerated(TreePath path, SeverityLevel level) {
    if (level == SeverityLevel.ERROR
        || !state.errorProneOptions().disableWarningsInGeneratedCode()) {
      return false;
    }
    for (Tree tree : path) {
      Symbol symbol = isDeclaration(tree) ? ASTHelpers.getSymbol(tree) : null;
      if (symbol != null && !ASTHelpers.getGeneratedBy(symbol).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private DiagnosticPosition position(Tree tree, Finding finding, int offset) {
    if (tree instanceof JCTree node
        && unit.line(node.getPreferredPosition()) == finding.place().range().startLine()) {
      return node;
    }
    return new SimpleDiagnosticPosition(Math.max(offset, 0));
  }

  private static String message(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    List<FlowStep> flow = finding.flow();
    if (flow.size() > 1) {
      text.append("\n  flow:");
      for (int i = 0; i < flow.size(); i++) {
        if (i == MOST_STEPS - 1 && flow.size() > MOST_STEPS) {
          text.append("\n    … ").append(flow.size() - MOST_STEPS).append(" more steps");
          i = flow.size() - 1;
        }
        FlowStep step = flow.get(i);
        text.append("\n    ")
            .append(step.place().sourceFile())
            .append(':')
            .append(step.place().range().startLine())
            .append(' ')
            .append(step.reason());
      }
    }
    finding.notes().forEach(note -> text.append("\n  ").append(note));
    return text.toString();
  }

  /** Returns the fixes that are safe: Error Prone applies what it is given. */
  private List<Fix> fixes(Finding finding, @Nullable TreePath path) {
    List<Fix> fixes = new ArrayList<>();
    for (dev.actionguard.rule.SuggestedFix suggested : finding.fixes()) {
      if (suggested.safe()) {
        fix(suggested, finding, path).ifPresent(fixes::add);
      }
    }
    if (fixes.isEmpty() && path != null && finding.rule().equals("LocalClock")) {
      ClockFix.at(path, state).ifPresent(fixes::add);
    }
    return fixes;
  }

  private Optional<Fix> fix(
      dev.actionguard.rule.SuggestedFix suggested, Finding finding, @Nullable TreePath path) {
    if (suggested.wrapper() != null) {
      return path == null
          ? Optional.empty()
          : new WrapFix(state, unit, suggested.wrapper()).of(finding, path);
    }
    if (suggested.edits().isEmpty()
        || !suggested.edits().stream()
            .allMatch(edit -> edit.sourceFile().equals(unit.sourceFile()))) {
      return Optional.empty();
    }
    SuggestedFix.Builder fix = SuggestedFix.builder().setShortDescription(suggested.title());
    for (TextEdit edit : suggested.edits()) {
      fix.replace(
          unit.offset(edit.range()),
          unit.offset(edit.range().endLine(), edit.range().endColumn()),
          edit.replacement());
    }
    return Optional.of(fix.build());
  }
}
