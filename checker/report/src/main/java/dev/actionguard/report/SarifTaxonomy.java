package dev.actionguard.report;

import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.RuleSet;
import java.io.IOException;
import java.util.List;

/** Tells by which CWE entries rules are known, for readers that do not look at tags. */
final class SarifTaxonomy {
  private static final String NAME = "CWE";

  private SarifTaxonomy() {}

  /** Writes the entries that the rules name. */
  static void write(RuleSet rules, Json json) throws IOException {
    List<Integer> entries = entries(rules);
    if (entries.isEmpty()) {
      return;
    }
    json.objects(
        "taxonomies",
        List.of(NAME),
        name -> {
          json.text("name", name);
          json.text("organization", "MITRE");
          json.object(
              "shortDescription", () -> json.text("text", "The MITRE Common Weakness Enumeration"));
          json.objects("taxa", entries, entry -> json.text("id", String.valueOf(entry)));
        });
  }

  /** Writes that the tool refers to these entries. */
  static void writeSupported(RuleSet rules, Json json) throws IOException {
    if (!entries(rules).isEmpty()) {
      json.objects("supportedTaxonomies", List.of(NAME), name -> component(json));
    }
  }

  /** Writes to which entry the rule belongs. */
  static void writeRelationship(RuleInfo info, Json json) throws IOException {
    if (info.cwe() > 0) {
      json.objects(
          "relationships",
          List.of(info),
          i -> {
            json.object(
                "target",
                () -> {
                  json.text("id", String.valueOf(i.cwe()));
                  json.object("toolComponent", () -> component(json));
                });
            json.texts("kinds", List.of("superset"));
          });
    }
  }

  private static void component(Json json) throws IOException {
    json.text("name", NAME);
    json.number("index", 0);
  }

  private static List<Integer> entries(RuleSet rules) {
    return rules.rules().stream()
        .map(rule -> rule.info().cwe())
        .filter(cwe -> cwe > 0)
        .distinct()
        .sorted()
        .toList();
  }
}
