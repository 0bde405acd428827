package dev.actionguard.report;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.RuleInfo.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes a rule in SARIF. */
final class SarifRule {
  private static final int MAX_DESCRIPTION = 1024;

  private SarifRule() {}

  static void write(Rule rule, Json json) throws IOException {
    RuleInfo info = rule.info();
    Optional<String> page = RulePages.find(rule);
    json.text("id", rule.name());
    json.text("name", rule.name());
    json.object("shortDescription", () -> json.text("text", info.summary()));
    json.object("fullDescription", () -> json.text("text", description(info, page)));
    json.object(
        "help",
        () -> {
          json.text("text", page.orElse(info.summary()));
          if (page.isPresent()) {
            json.text("markdown", page.get());
          }
        });
    json.object(
        "defaultConfiguration",
        () -> {
          json.flag("enabled", info.severity().compareTo(Severity.AUDIT) > 0);
          json.text("level", level(info.severity()));
        });
    SarifTaxonomy.writeRelationship(info, json);
    json.object("properties", () -> properties(info, json));
  }

  private static void properties(RuleInfo info, Json json) throws IOException {
    Optional<String> security = securitySeverity(info);
    List<String> tags = new ArrayList<>();
    if (security.isPresent()) {
      tags.add("security");
    }
    tags.add("actionguard/" + info.family().name().toLowerCase(Locale.ROOT));
    if (info.cwe() > 0) {
      tags.add(String.format("external/cwe/cwe-%03d", info.cwe()));
    }
    json.texts("tags", tags);
    json.text("precision", info.severity() == Severity.ERROR ? "high" : "medium");
    json.text("problem.severity", problem(info.severity()));
    if (security.isPresent()) {
      json.text("security-severity", security.get());
    }
  }

  /** Returns the first paragraph of the page, else the summary. */
  private static String description(RuleInfo info, Optional<String> page) {
    StringBuilder paragraph = new StringBuilder();
    for (String line : page.orElse("").lines().toList()) {
      boolean end = line.isBlank() || line.startsWith("#") || line.startsWith("```");
      if (end && paragraph.length() > 0) {
        break;
      }
      if (!end) {
        paragraph.append(paragraph.length() > 0 ? " " : "").append(line.strip());
      }
    }
    String text = paragraph.length() > 0 ? paragraph.toString() : info.summary();
    return text.length() > MAX_DESCRIPTION ? text.substring(0, MAX_DESCRIPTION - 1) + "…" : text;
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, AUDIT -> "note";
      case OFF -> "none";
    };
  }

  private static String problem(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, AUDIT, OFF -> "recommendation";
    };
  }

  /** Rules about input, access and logs guard security, others do only if a CWE entry says so. */
  private static Optional<String> securitySeverity(RuleInfo info) {
    boolean error = info.severity() == Severity.ERROR;
    Family family = info.family();
    return switch (family) {
      case INPUT -> Optional.of(error ? "8.8" : "5.5");
      case ACCESS -> Optional.of(error ? "8.1" : "5.5");
      case LOG -> Optional.of(error ? "5.5" : "3.5");
      case EXCEPTION -> info.cwe() == 209 ? Optional.of("5.3") : Optional.empty();
      case CLOCK -> Optional.empty();
    };
  }
}
