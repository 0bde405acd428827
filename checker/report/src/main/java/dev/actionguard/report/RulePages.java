package dev.actionguard.report;

import dev.actionguard.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that explain rules. */
public final class RulePages {
  private RulePages() {}

  /** Returns the rule's page as Markdown, if there is one. */
  public static Optional<String> find(Rule rule) {
    String resource = "/dev/actionguard/docs/" + rule.name() + ".md";
    try (InputStream in = rule.getClass().getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
