package dev.actionguard.benchmark;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import dev.actionguard.options.Options;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.source.SourceProgram;
import dev.actionguard.source.SourceSession;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One measured process of the source engine: does its work once and prints what {@link Workload}
 * prints; it meets lines.
 */
public final class SourceWorkload {
  private static final int RELEASE = 17;
  private static final int CHANGES = 10;

  private SourceWorkload() {}

  /**
   * Runs one workload.
   *
   * @param args {@code parse}, {@code check} or {@code again}, the class path, the source folder
   */
  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[2]);
    List<Path> classPath =
        Stream.of(args[1].split(File.pathSeparator))
            .filter(e -> !e.isEmpty())
            .map(Path::of)
            .toList();
    switch (args[0]) {
      case "parse" -> report(parse(sources));
      case "check" -> report(check(sources, classPath));
      default -> again(sources, classPath);
    }
  }

  private static void report(long lines) {
    System.out.println(Workload.cost() + " " + lines);
  }

  private static List<Path> files(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Parses the files and nothing else, as many at once as the source engine does. */
  private static long parse(Path sources) throws IOException {
    return files(sources).parallelStream().mapToLong(SourceWorkload::parseFile).sum();
  }

  private static long parseFile(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      ParserConfiguration configuration = new ParserConfiguration();
      configuration.setAttributeComments(false);
      configuration.setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
      return new JavaParser(configuration).parse(text).getResult().isPresent()
          ? text.lines().count()
          : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long check(Path sources, List<Path> classPath) {
    try (SourceProgram program =
        SourceProgram.read(
            new SourceProgram.Input(List.of(sources), List.of(), classPath, RELEASE))) {
      Analyzer.analyze(program.program(), Options.DEFAULT, StandardRules.all(), 2);
      return program.lines();
    }
  }

  /** Reads everything, then again and again after a change of the body of one method. */
  private static void again(Path sources, List<Path> classPath) throws IOException {
    List<Path> files = files(sources);
    try (SourceSession session =
        new SourceSession(List.of(), classPath, RELEASE, Clock.systemUTC())) {
      long begun = System.nanoTime();
      long lines = session.read(List.of(sources), Map.of()).lines();
      long first = System.nanoTime() - begun;
      long sum = 0;
      for (int i = 0; i < CHANGES; i++) {
        Path file = files.get(files.size() / CHANGES * i);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int body = text.lastIndexOf("return ");
        String changed =
            body < 0 ? text + "// changed" : text.substring(0, body) + ";" + text.substring(body);
        begun = System.nanoTime();
        session.read(List.of(sources), Map.of(file, changed));
        sum += System.nanoTime() - begun;
      }
      System.out.printf(
          Locale.ROOT,
          "%d lines: %d ms for all, then %d ms after one changed file (%.1f %%), means of %d%n",
          lines,
          first / 1_000_000,
          sum / CHANGES / 1_000_000,
          100.0 * sum / CHANGES / first,
          CHANGES);
    }
  }
}
