package com.example.ticketdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the reports of this build's check with what is promised, both ways. */
class ExpectedFindingsIT {
  private static final Path REPORTS = Path.of("target/actionguard");

  @Test
  void findsWhatIsExpectedAndNothingElse() throws IOException {
    assertThat(found()).containsExactlyInAnyOrderElementsOf(expected());
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
}
