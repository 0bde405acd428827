package dev.actionguard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.report.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The recipes are well-formed, and there is all that they name. */
final class RecipesTest {
  private static String recipes() throws IOException {
    return Files.readString(Path.of("CI.md"));
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }

  private static Stream<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(recipes())
        .results()
        .map(r -> r.group(1));
  }

  private static Set<String> groups(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void areWellFormed() throws Exception {
    assertThat(blocks("yaml"))
        .hasSize(3)
        .allSatisfy(
            yaml ->
                assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
                    .isNotNull());
    for (String xml : blocks("xml").toList()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void nameWhatThereIs() throws IOException {
    String sources = sources();
    Set<String> goals = groups("@Mojo\\(\\s*name = \"([\\w-]+)\"", sources);
    assertThat(goals)
        .containsAll(groups("<goal>([\\w-]+)</goal>", recipes()))
        .containsAll(groups("0\\.1\\.0-SNAPSHOT:([\\w-]+)", recipes()));
    assertThat(groups("property = \"actionguard\\.(\\w+)\"", sources))
        .containsAll(groups("-Dactionguard\\.(\\w+)", recipes()))
        .containsAll(groups("propertyName=\"(\\w+)\"", recipes()));
    Set<String> formats =
        Arrays.stream(Format.values()).map(Format::toString).collect(Collectors.toSet());
    for (String list : groups("-Dactionguard\\.formats=([\\w,-]+)", recipes())) {
      assertThat(formats).containsAll(Arrays.asList(list.split(",")));
    }
    assertThat(Arrays.stream(Format.values()).map(Format::fileName).toList())
        .containsAll(groups("target/actionguard/([\\w.-]+)", recipes()));
  }
}
