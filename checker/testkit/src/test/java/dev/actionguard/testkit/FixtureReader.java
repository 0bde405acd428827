package dev.actionguard.testkit;

import dev.actionguard.testkit.Fixture.Expectation;
import dev.actionguard.testkit.Fixture.SpecLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads fixtures. The comments that it knows, each alone on its line:
 *
 * <pre>
 * // SPEC: §1 finding 2            covers this line of the specification (one comment a line)
 * // ONLY: QueryInjection          only this rule is checked, and those of further such comments
 * // WITHOUT: PartialWrite         all rules but this one are checked, and further such ones
 * // LATER: models                 not run yet
 * // BUG: QueryInjection           the next line of code has a finding of this rule
 * // BUG: QueryInjection contains: some text of the message
 * // BUG[bytecode]: LocalClock     only these front ends report it; the reason stands above
 * // OK: quoted                    the next line of code is guarded, for the reason given
 * </pre>
 */
final class FixtureReader {
  private static final Pattern COMMENT =
      Pattern.compile(
          "\\s*//\\s*(SPEC|ONLY|WITHOUT|LATER|BUG|OK)\\b(?:\\[([a-z, ]+)])?:?\\s*(.*?)\\s*");
  private static final Pattern SPEC = Pattern.compile("§(\\d+) (finding|not) (\\d+)");
  private static final Pattern BUG = Pattern.compile("(\\w+)(?: contains: (.+))?");

  private final List<String> rules;

  /**
   * Makes a reader.
   *
   * @param rules names of rules; a fixture's folder starts with one of them
   */
  FixtureReader(List<String> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Reads all fixtures below the folder, in order of their ids. */
  List<Fixture> readAll(Path fixtures) {
    List<Fixture> result = new ArrayList<>();
    for (Path topic : children(fixtures)) {
      if (Files.isDirectory(topic)) {
        children(topic).forEach(path -> result.add(read(topic, path)));
      }
    }
    return result;
  }

  private Fixture read(Path topic, Path path) {
    String name = path.getFileName().toString().replaceFirst("\\.java$", "");
    String id = topic.getFileName() + "/" + name;
    boolean folder = Files.isDirectory(path);
    Path root = folder ? path : topic;
    List<Path> sources = folder ? javaFiles(path) : List.of(path);
    Path yaml = path.resolve("actionguard.yaml");
    Parsed parsed = new Parsed(id);
    sources.forEach(source -> parse(parsed, root, source));
    return new Fixture(
        id,
        topic.getFileName().toString(),
        rule(id, name),
        root,
        sources,
        parsed.specLines,
        parsed.only,
        parsed.without,
        Optional.ofNullable(parsed.later),
        parsed.expectations,
        parsed.guarded,
        Files.exists(yaml) ? Optional.of(yaml) : Optional.empty());
  }

  private String rule(String id, String name) {
    return rules.stream()
        .filter(name::startsWith)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " starts with no rule's name"));
  }

  /** What the comments of one fixture's files say. */
  private static final class Parsed {
    private final String id;
    private final List<SpecLine> specLines = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final Set<String> only = new LinkedHashSet<>();
    private final Set<String> without = new LinkedHashSet<>();
    private @org.jspecify.annotations.Nullable String later;
    private int guarded;

    Parsed(String id) {
      this.id = id;
    }
  }

  private void parse(Parsed parsed, Path root, Path source) {
    List<String> lines = lines(source);
    String file = root.relativize(source).toString().replace('\\', '/');
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      if (comment.matches()) {
        String text = comment.group(3);
        switch (comment.group(1)) {
          case "SPEC" -> parsed.specLines.add(specLine(parsed.id, text));
          case "ONLY" -> parsed.only.add(known(parsed.id, text));
          case "WITHOUT" -> parsed.without.add(known(parsed.id, text));
          case "LATER" -> parsed.later = text;
          case "OK" -> parsed.guarded++;
          default -> {
            Matcher bug = BUG.matcher(text);
            if (!bug.matches()) {
              throw new IllegalArgumentException(parsed.id + ":" + (i + 1) + ": " + text);
            }
            parsed.expectations.add(
                new Expectation(
                    known(parsed.id, bug.group(1)),
                    file,
                    codeLineAfter(lines, i),
                    bug.group(2) == null ? "" : bug.group(2),
                    comment.group(2) == null
                        ? List.of()
                        : List.of(comment.group(2).split("[, ]+", -1))));
          }
        }
      }
    }
  }

  private static SpecLine specLine(String id, String text) {
    Matcher matcher = SPEC.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(id + ": no line of the specification: " + text);
    }
    return new SpecLine(
        Integer.parseInt(matcher.group(1)),
        matcher.group(2).equals("finding"),
        Integer.parseInt(matcher.group(3)));
  }

  private String known(String id, String rule) {
    if (!rules.contains(rule)) {
      throw new IllegalArgumentException(id + ": no such rule: " + rule);
    }
    return rule;
  }

  /** Returns the number, from 1, of the first line after an index that is not a comment alone. */
  private static int codeLineAfter(List<String> lines, int index) {
    int i = index + 1;
    while (lines.get(i).strip().startsWith("//")) {
      i++;
    }
    return i + 1;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
