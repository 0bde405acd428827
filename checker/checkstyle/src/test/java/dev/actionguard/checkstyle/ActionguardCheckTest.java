package dev.actionguard.checkstyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import com.puppycrawl.tools.checkstyle.api.Configuration;
import dev.actionguard.rule.Rule;
import dev.actionguard.rules.StandardRules;
import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The check as Checkstyle runs it. */
final class ActionguardCheckTest {
  private static final String WATCH =
      """
      package com.acme;

      import java.time.Clock;
      import java.time.Instant;

      class Watch {
        private final Clock clock;

        Watch(Clock clock) {
          this.clock = clock;
        }

        Instant now() {
          return clock.instant();
        }
      }
      """;
  private static final String ORDERS =
      """
      package com.acme;

      import java.time.Instant;

      class Orders {
        private final Watch watch = new Watch(java.time.Clock.systemUTC());

        Instant made() {
          return Instant.now();
        }
      }
      """;

  @TempDir private Path folder;

  private List<String> run(String properties, String filters) throws Exception {
    List<File> files = new ArrayList<>();
    for (String text : List.of(WATCH, ORDERS)) {
      String name = text.contains("class Watch") ? "Watch.java" : "Orders.java";
      Path file = folder.resolve("com/acme").resolve(name);
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.writeString(file, text);
      }
      files.add(file.toFile());
    }
    String xml =
        """
        <?xml version="1.0"?>
        <!DOCTYPE module PUBLIC "-//Checkstyle//DTD Checkstyle Configuration 1.3//EN"
            "https://checkstyle.org/dtds/configuration_1_3.dtd">
        <module name="Checker">
          %s
          <module name="ActionguardCheck">%s</module>
        </module>
        """
            .formatted(filters, properties);
    Configuration configuration =
        ConfigurationLoader.loadConfiguration(
            new InputSource(new StringReader(xml)),
            new PropertiesExpander(new Properties()),
            ConfigurationLoader.IgnoredModulesOptions.OMIT);
    Checker checker = new Checker();
    Found found = new Found();
    try {
      checker.setModuleClassLoader(getClass().getClassLoader());
      checker.configure(configuration);
      checker.addListener(found);
      checker.process(files);
    } finally {
      checker.destroy();
    }
    return found.lines;
  }

  @Test
  void reportsWhatTheRulesFind() throws Exception {
    assertThat(run("", ""))
        .singleElement()
        .asString()
        .startsWith("Orders.java:9:")
        .contains("[LocalClock]");
  }

  @Test
  void reportsOnlyTheRulesThatAreAskedFor() throws Exception {
    assertThat(run("<property name='rules' value='QueryInjection, MixedClocks'/>", "")).isEmpty();
    assertThat(run("<property name='rules' value='LocalClock'/>", "")).hasSize(1);
    assertThatThrownBy(() -> run("<property name='rules' value='LokalClock'/>", ""))
        .isInstanceOf(CheckstyleException.class)
        .hasStackTraceContaining("Actionguard has no rule LokalClock");
  }

  @Test
  void hasTheSeverityOfTheFindingUnlessOneIsSet() throws Exception {
    assertThat(run("", "").get(0)).contains(" warning ");
    assertThat(run("<property name='severity' value='error'/>", "").get(0)).contains(" error ");
  }

  @Test
  void readsTheConfiguration() throws Exception {
    Path config = Files.writeString(folder.resolve("guard.yaml"), "rules: { LocalClock: error }");
    String property = "<property name='config' value='%s'/>";
    assertThat(run(property.formatted(config), "").get(0)).contains(" error ");
    Files.writeString(config, "rulez: {}");
    assertThatThrownBy(() -> run(property.formatted(config), "")).hasStackTraceContaining("rulez");
    assertThatThrownBy(() -> run(property.formatted("gone.yaml"), ""))
        .hasStackTraceContaining("there is no configuration file gone.yaml");
  }

  @Test
  void checkstylesOwnFiltersCount() throws Exception {
    String filter =
        """
        <module name="SuppressWithPlainTextCommentFilter">
          <property name="offCommentFormat" value="guard off"/>
          <property name="onCommentFormat" value="guard on"/>
        </module>
        """;
    Path file = Files.createDirectories(folder.resolve("com/acme")).resolve("Orders.java");
    Files.writeString(file, ORDERS.replace("Instant made()", "// guard off\n  Instant made()"));
    assertThat(run("", filter)).isEmpty();
  }

  @Test
  void everyRuleHasAMessageAndAKeyInTheMetadata() throws Exception {
    TreeSet<String> keys = new TreeSet<>();
    for (Rule rule : StandardRules.all().rules()) {
      keys.add(ActionguardCheck.KEY + rule.name());
    }
    ResourceBundle bundle = ResourceBundle.getBundle("dev.actionguard.checkstyle.messages");
    assertThat(new TreeSet<>(bundle.keySet())).isEqualTo(keys);
    String metadata;
    try (var in = ActionguardCheck.class.getResourceAsStream("meta/ActionguardCheck.xml")) {
      metadata = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    keys.forEach(key -> assertThat(metadata).contains("<message-key key=\"" + key + "\"/>"));
  }

  /** Keeps what is reported. */
  private static final class Found implements AuditListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void addError(AuditEvent event) {
      lines.add(
          "%s:%d:%d %s %s"
              .formatted(
                  new File(event.getFileName()).getName(),
                  event.getLine(),
                  event.getColumn(),
                  event.getSeverityLevel().getName(),
                  event.getMessage()));
    }

    @Override
    public void addException(AuditEvent event, Throwable throwable) {
      throw new IllegalStateException(throwable);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
  }
}
