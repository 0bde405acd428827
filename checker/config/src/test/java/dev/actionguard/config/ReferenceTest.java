package dev.actionguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.options.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the reference page to the reader. {@code -Dupdate} writes the page anew. */
final class ReferenceTest {
  private static final Path FILE =
      Path.of("src/main/resources/dev/actionguard/config/reference.md");

  @Test
  void listsEveryKey() throws Exception {
    String page = page();
    if (System.getProperty("update") != null) {
      Files.writeString(FILE, page);
    }
    assertThat(Files.readString(FILE)).isEqualTo(page);
  }

  /** Every default of the page, written out, gives the same options as an empty file. */
  @Test
  void tellsTheTrueDefaults() throws Exception {
    String yaml = yaml("", "");
    Options options = ConfigReader.read(yaml, "defaults.yaml", TestRules.RULES).options();
    for (Options.Setting setting : Options.Setting.values()) {
      assertThat(options.is(setting)).as(setting.key()).isEqualTo(setting.byDefault());
    }
    assertThat(options)
        .usingRecursiveComparison()
        .ignoringFields("settings")
        .isEqualTo(Options.DEFAULT);
  }

  @Test
  void tellsTheTrueDefaultsOfEntries() throws Exception {
    String required =
        """
        validators: [ { method: "A#b" %s } ]
        sanitizers: [ { method: "A#b", kind: MASK %s } ]
        checks: [ { method: "A#b" %s } ]
        """;
    String bare = required.formatted("", "", "");
    String full =
        required.formatted(
            defaults("validators[]"), defaults("sanitizers[]"), defaults("checks[]"));
    assertThat(ConfigReader.read(full, "full.yaml", TestRules.RULES).options())
        .isEqualTo(ConfigReader.read(bare, "bare.yaml", TestRules.RULES).options());
  }

  private static String defaults(String section) {
    return keys(section).stream()
        .filter(k -> !k.byDefault().equals("required") && !k.byDefault().equals("none"))
        .map(k -> ", " + k.name() + ": " + k.byDefault())
        .collect(Collectors.joining());
  }

  private static String yaml(String section, String indent) {
    StringBuilder yaml = new StringBuilder();
    for (Key key : keys(section)) {
      String nested = yaml(key.name(), indent + "  ");
      yaml.append(indent).append(key.name()).append(": ");
      yaml.append(nested.isEmpty() ? key.byDefault() + "\n" : "\n" + nested);
    }
    return yaml.toString();
  }

  private static List<Key> keys(String section) {
    return Key.ALL.stream().filter(k -> k.section().equals(section)).toList();
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # actionguard.yaml

            The file is optional: without it every key has its default. It is read strictly: an unknown
            key, rule, method or class is an error that names the line and the nearest valid name.

            - A *method* is written `com.acme.Checks#requireEmail(String)`. The class may be given by its
              simple name, parameter types too; without parentheses all overloads are meant.
            - In a *class pattern* `*` stands for any characters without a dot, `..` for any number of
              packages: `com.acme..*Action`, `com.acme.jobs..`.
            - A list of one entry may be written without brackets.

            | key | value | default | meaning |
            |---|---|---|---|
            """);
    for (Key key : keys("")) {
      row(page, key);
      keys(key.name()).forEach(k -> row(page, k));
      keys(key.name() + "[]").forEach(k -> row(page, k));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, Key key) {
    page.append("| `")
        .append(key.section())
        .append(key.section().isEmpty() ? "" : ".")
        .append(key.name())
        .append("` | ")
        .append(key.form())
        .append(" | ")
        .append(key.byDefault().equals("required") ? "*required*" : "`" + key.byDefault() + "`")
        .append(" | ")
        .append(key.meaning())
        .append(" |\n");
  }
}
