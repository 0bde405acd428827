package com.example.ticketdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the reports of this build's check with what is promised, both ways. */
class ExpectedFindingsIT {
  private static final Path REPORTS = Path.of("target/actionguard");
  private static final String CHECKS =
      System.getProperty("actionguard.checks") + " -XepOpt:Actionguard:Config=actionguard.yaml";
  private static final Pattern WARNING =
      Pattern.compile("^(\\S+\\.java):(\\d+): warning: \\[(\\w+)] ", Pattern.MULTILINE);

  @Test
  void findsWhatIsExpectedAndNothingElse() throws IOException {
    assertThat(found()).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void javacReportsTheSame(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(reported(folder)).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void readmeShowsARealFinding() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    String shown =
        readme.substring(
            readme.indexOf("<!-- finding: begin -->\n```\n")
                + "<!-- finding: begin -->\n```\n".length(),
            readme.indexOf("```\n<!-- finding: end -->"));
    assertThat(shown).isNotBlank();
    assertThat(Files.readString(REPORTS.resolve("actionguard.txt"))).contains(shown);
  }

  private static List<String> expected() throws IOException {
    return Files.readAllLines(Path.of("expected-findings.txt")).stream()
        .map(line -> line.replaceFirst("\\s*#.*", ""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns a line for each result in the report, in the form of the expected file. */
  private static List<String> found() throws IOException {
    JsonNode log = new ObjectMapper().readTree(REPORTS.resolve("actionguard.sarif").toFile());
    List<String> lines = new ArrayList<>();
    for (JsonNode result : log.at("/runs/0/results")) {
      JsonNode place = result.at("/locations/0/physicalLocation");
      String uri = place.at("/artifactLocation/uri").asText();
      lines.add(
          "%s %s:%s"
              .formatted(
                  result.at("/ruleId").asText(),
                  uri.substring(uri.indexOf("src/main/java/")),
                  place.at("/region/startLine").asText()));
    }
    return lines;
  }

  /** Compiles with the checks on and returns a line for each warning of theirs. */
  private static List<String> reported(Path folder) throws IOException, InterruptedException {
    String path = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    for (String option : Files.readAllLines(Path.of("../../.mvn/jvm.config"))) {
      command.add("-J" + option);
    }
    command.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    command.addAll(List.of("-Xmaxwarns", "1000", "-parameters", "-d", folder.toString()));
    command.addAll(List.of("-classpath", path, "-processorpath", path));
    command.add("-Xplugin:ErrorProne -XepDisableAllChecks " + CHECKS);
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
    }
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(javac.waitFor()).as(printed).isZero();
    return WARNING
        .matcher(printed)
        .results()
        .map(warning -> "%s %s:%s".formatted(warning.group(3), warning.group(1), warning.group(2)))
        .toList();
  }
}
