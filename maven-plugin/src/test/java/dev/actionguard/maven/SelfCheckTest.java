package dev.actionguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.options.Options;
import dev.actionguard.report.CheckRun;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.run.Input;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds our own modules to our own rules: this module sees all that a user of Maven runs. */
final class SelfCheckTest {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          Analyzer.class,
          ProgramReader.class,
          ConfigReader.class,
          CheckRun.class,
          Input.class,
          CheckMojo.class);

  @Test
  void findsNothingInOurOwnModules() throws URISyntaxException {
    List<Path> modules = new ArrayList<>();
    for (Class<?> type : ONE_OF_EACH_MODULE) {
      modules.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    try (Input input = Input.read(modules, List.of(), Path.of("").toAbsolutePath())) {
      AnalysisResult result =
          Analyzer.analyze(input.program(), Options.DEFAULT, StandardRules.all(), 2);

      assertThat(result.findings()).isEmpty();
      assertThat(result.failures()).isEmpty();
      assertThat(result.statistics().classes()).isGreaterThan(ONE_OF_EACH_MODULE.size());
      assertThat(result.statistics().analyzed()).isPositive();
    }
  }
}
