package dev.actionguard.report;

import dev.actionguard.options.NearestName;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.SourceSuppression;
import dev.actionguard.sources.SuppressionReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the suppressions of our rules from sources: {@code @SuppressWarnings("Rule")} and {@code
 * "actionguard:Rule"}, which class files do not have. The reason is a comment on the annotation's
 * line or on the line above.
 */
final class SourceSuppressions {
  static final String PREFIX = "actionguard:";

  private final RuleSet rules;
  private final List<SourceSuppression> found = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  private SourceSuppressions(RuleSet rules) {
    this.rules = rules;
  }

  /** What was read. */
  record Read(List<SourceSuppression> suppressions, List<Notice> notices) {}

  /** Reads source files, as far as they name a rule. */
  static Read read(Set<String> files, Sources sources, RuleSet rules) {
    SourceSuppressions reader = new SourceSuppressions(rules);
    for (String file : files) {
      if (file.endsWith(".java") && reader.matters(sources.text(file))) {
        sources.find(file).ifPresent(source -> reader.read(file, source));
      }
    }
    return new Read(List.copyOf(reader.found), List.copyOf(reader.notices));
  }

  private boolean matters(String text) {
    return text.contains("SuppressWarnings")
        && (text.contains(PREFIX)
            || rules.rules().stream()
                .anyMatch(
                    rule ->
                        text.contains(rule.name())
                            || Stream.of(rule.info().altNames()).anyMatch(text::contains)));
  }

  private void read(String sourceFile, SourceFile source) {
    try {
      for (SuppressionReader.Entry entry : SuppressionReader.read(source.text()).entries()) {
        if (entry.kind() == SuppressionReader.Kind.SUPPRESS_WARNINGS) {
          add(sourceFile, source, entry);
        }
      }
    } catch (IOException e) {
      notices.add(
          new Notice(
              Notice.Level.WARNING,
              source.path(),
              "@SuppressWarnings is not read: " + e.getMessage()));
    }
  }

  private void add(String sourceFile, SourceFile source, SuppressionReader.Entry entry) {
    boolean ours = entry.name().startsWith(PREFIX);
    String name = ours ? entry.name().substring(PREFIX.length()) : entry.name();
    Optional<Rule> rule = rules.find(name);
    if (rule.isPresent()) {
      found.add(
          new SourceSuppression(
              sourceFile,
              rule.get().name(),
              entry.startLine(),
              entry.endLine(),
              because(source, entry.line())));
    } else if (ours) {
      List<String> valid = rules.rules().stream().map(Rule::name).toList();
      notices.add(
          new Notice(
              Notice.Level.NOTE,
              source.path() + ":" + entry.line(),
              "@SuppressWarnings does not count: unknown rule '"
                  + name
                  + "'"
                  + NearestName.hint(name, valid)));
    }
  }

  static String because(SourceFile source, int line) {
    return Stream.of(source.line(line), source.line(line - 1).filter(l -> isComment(l)))
        .flatMap(Optional::stream)
        .filter(text -> text.contains("//"))
        .map(text -> text.substring(text.indexOf("//") + 2).strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(SourceSuppression.NO_REASON);
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("//");
  }
}
