package dev.actionguard.source.edit;

import dev.actionguard.ir.Program;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import dev.actionguard.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes that can be made to one file. Each is checked: a file that parsed before still does.
 * A file that does not parse is not changed.
 */
public final class SourceEdits {
  private final Optional<JavaFile> file;

  /**
   * Makes them for a text.
   *
   * @param text the text in which the findings were found
   */
  public SourceEdits(String text) {
    file = JavaFile.parse(text);
  }

  /** Returns the fixes for a finding in the file, the best first. */
  public List<FileEdit> fixes(Finding finding, Program program) {
    if (file.isEmpty()) {
      return List.of();
    }
    List<FileEdit> fixes = new ArrayList<>();
    for (SuggestedFix suggested : finding.fixes()) {
      suggested(suggested, finding, program).ifPresent(fixes::add);
    }
    if (finding.rule().equals("LocalClock")) {
      new ClockEdit(file.get()).at(finding.place().range()).ifPresent(fixes::add);
    }
    if (finding.rule().equals("BrokenTransaction")
        && finding.notes().stream().anyMatch(n -> n.contains("rollbackFor"))) {
      new RollbackEdit(file.get()).at(finding.place().range()).ifPresent(fixes::add);
    }
    return fixes.stream().filter(this::parses).toList();
  }

  private Optional<FileEdit> suggested(SuggestedFix fix, Finding finding, Program program) {
    if (fix.wrapper() != null) {
      return new MaskEdit(file.orElseThrow(), program)
          .of(finding, fix.title(), fix.safe(), fix.wrapper());
    }
    SourceText lines = file.orElseThrow().lines();
    List<Replacement> all = new ArrayList<>();
    for (TextEdit edit : fix.edits()) {
      if (!edit.sourceFile().equals(finding.place().sourceFile())
          || edit.range().startColumn() == 0) {
        return Optional.empty();
      }
      all.add(
          new Replacement(
              lines.offset(edit.range().startLine(), edit.range().startColumn()),
              lines.offset(edit.range().endLine(), edit.range().endColumn()),
              edit.replacement()));
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new FileEdit(fix.title(), fix.safe(), all));
  }

  /**
   * Returns the edit that accepts the findings of a rule in the member around an offset.
   *
   * @param annotation whether {@code @Suppress} may be used, and not only the JDK's own
   * @param because the reason, which may be left for the user to fill in
   */
  public Optional<FileEdit> suppression(
      int offset, String rule, String because, boolean annotation) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    SuppressEdit edit = new SuppressEdit(file.get());
    return (annotation
            ? edit.annotation(offset, rule, because)
            : edit.warnings(offset, rule, because))
        .filter(this::parses);
  }

  /**
   * Returns the safe fixes of some findings as one edit; of two that would change the same place
   * the first.
   */
  public Optional<FileEdit> all(List<Finding> findings, Program program, boolean unsafe) {
    List<FileEdit> chosen = new ArrayList<>();
    for (Finding finding : findings) {
      fixes(finding, program).stream()
          .filter(fix -> fix.safe() || unsafe)
          .findFirst()
          .filter(fix -> chosen.stream().allMatch(fix::isApartFrom))
          .ifPresent(chosen::add);
    }
    FileEdit all =
        new FileEdit(
            "fix all that Actionguard can fix safely",
            chosen.stream().allMatch(FileEdit::safe),
            chosen.stream().flatMap(f -> f.replacements().stream()).distinct().toList());
    return chosen.isEmpty() ? Optional.empty() : Optional.of(all).filter(this::parses);
  }

  private boolean parses(FileEdit edit) {
    return JavaFile.parse(edit.apply(file.orElseThrow().text())).isPresent();
  }
}
