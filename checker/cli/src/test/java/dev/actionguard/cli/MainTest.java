package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not need class files. */
final class MainTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder);
  }

  @Test
  void helps() {
    Outcome outcome = workspace.run("--help");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("check", "explain", "ir", "config", "@arguments.txt");
    assertThat(outcome.err()).isEmpty();
    Outcome check = workspace.run("check", "--help");
    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains(
            "--classpath",
            "--fail-on",
            "default: error",
            "Exit codes:",
            "text, sarif, sarif-audit, json");
    assertThat(check.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void tellsItsVersion() {
    assertThat(workspace.run("--version").out()).startsWith("actionguard 0.").contains("Java ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                          | a command is missing
          chekc                           | Unmatched argument at index 0: 'chekc'
          check                           | Missing required parameter: 'PATH'
          check --fail-on loud x          | Invalid value for option '--fail-on'
          check --format xml x            | Invalid value for option '--format'
          check --threads 0 x             | --threads must be at least 1, but is 0
          check --threads many x          | Invalid value for option '--threads'
          check --fail-on-incomplete 101 x | --fail-on-incomplete must be from 0 to 100
          check --fail-on-incomplete NaN x | --fail-on-incomplete must be from 0 to 100
          check --max-allowed -1 x        | --max-allowed must be at least 0
          check --report xml=x x          | Invalid value for option
          check --unknown x               | Unknown option: '--unknown'
          check nowhere                   | no such path: nowhere
          check . -c nowhere.jar          | no such class path entry: nowhere.jar
          check . --sources nowhere       | no such source folder: nowhere
          check . --config nowhere.yaml   | no such configuration file: nowhere.yaml
          check . --config .              | not a configuration file: .
          check @nowhere.txt              | no such path: @nowhere.txt
          explain LocalClok               | unknown rule 'LocalClok', did you mean 'LocalClock'?
          ir nowhere                      | no such path: nowhere
          """)
  void tellsMistakesInOneLine(String arguments, String message) {
    Outcome outcome =
        arguments == null ? workspace.run() : workspace.run(arguments.strip().split(" +"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("actionguard: " + message);
    assertThat(outcome.err().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void explains() {
    assertThat(workspace.run("explain", "LocalClock").out())
        .startsWith("# LocalClock\n")
        .contains("## Why it matters");
    assertThat(workspace.run("explain").out())
        .isEqualTo(
            """
            LocalClock      warning  Time is read from the local clock
            QueryInjection  error    Query text is built from untrusted input
            """);
    assertThat(workspace.run("config").out()).contains("# actionguard.yaml", "`secondOrder`");
  }

  @Test
  void tellsMistakesInTheConfiguration() throws Exception {
    workspace.write("x/A.class", "");
    workspace.write("actionguard.yaml", "rules:\n  LocalClok: off\naudit: 1\n");
    Outcome outcome = workspace.run("check", "x");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            """
            actionguard.yaml:2: unknown rule 'LocalClok', did you mean 'LocalClock'?
            actionguard.yaml:3: 'audit' must be true or false, but is '1'
            """);
  }
}
