package dev.actionguard.benchmark;

import dev.actionguard.rule.Rule;
import dev.actionguard.rules.StandardRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs javac over the same sources as whole processes, in turn: alone, with Error Prone and no
 * checks, with all of our checks, and with NullAway. Prints medians, and their ratios to Error
 * Prone without checks; then the same for one small file, which shows the cost at start.
 */
public final class CompilerComparison {
  private static final String ERROR_PRONE = "-Xplugin:ErrorProne -XepDisableAllChecks";
  private static final int RUNS = 3;

  private CompilerComparison() {}

  /**
   * Compares.
   *
   * @param args a file with the paths of the sources, one a line; their class path; a package whose
   *     code NullAway looks at; the options that javac needs, such as {@code --add-exports}, are
   *     handed on from this process
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("comparison");
    List<String> sources = Files.readAllLines(Path.of(args[0]));
    System.out.printf("%d files, %d lines%n", sources.size(), lines(sources));
    compare("@" + args[0], args[1], args[2], folder);
    Path small = folder.resolve("Small.java");
    Files.writeString(
        small, "class Small { java.time.Instant now() { return java.time.Instant.now(); } }");
    System.out.println("one file");
    compare(small.toString(), args[1], args[2], folder);
  }

  private static long lines(List<String> sources) throws IOException {
    long lines = 0;
    for (String source : sources) {
      try (Stream<String> text = Files.lines(Path.of(source), StandardCharsets.ISO_8859_1)) {
        lines += text.count();
      }
    }
    return lines;
  }

  private static void compare(String sources, String classPath, String annotated, Path folder)
      throws IOException, InterruptedException {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put("javac", List.of());
    variants.put("Error Prone", plugin(""));
    variants.put("ours", plugin(ours()));
    variants.put(
        "NullAway", plugin(" -Xep:NullAway:WARN -XepOpt:NullAway:AnnotatedPackages=" + annotated));
    Map<String, List<Measure>> measured = new LinkedHashMap<>();
    for (int run = 0; run < RUNS; run++) {
      for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
        List<String> command = new ArrayList<>(variant.getValue());
        command.addAll(List.of("-proc:none", "-Xmaxwarns", "100000", "-d", folder.toString()));
        command.addAll(List.of("-classpath", classPath, sources));
        measured
            .computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
            .add(Measure.of(CompilerWorkload.class, command));
      }
    }
    long base = Measure.median(measured.getOrDefault("Error Prone", List.of()), Measure::processor);
    System.out.println("with | cpu ms | wall ms | heap MB | warnings | cpu ratio");
    measured.forEach(
        (name, runs) ->
            System.out.printf(
                "%s | %d | %d | %d | %d | %.2f%n",
                name,
                Measure.median(runs, Measure::processor),
                Measure.median(runs, Measure::wall),
                Measure.median(runs, Measure::heap),
                runs.get(0).met(),
                (double) Measure.median(runs, Measure::processor) / base));
  }

  private static List<String> plugin(String checks) {
    return List.of(
        "-XDcompilePolicy=simple",
        "--should-stop=ifError=FLOW",
        "-processorpath",
        System.getProperty("java.class.path"),
        ERROR_PRONE + checks);
  }

  private static String ours() {
    return StandardRules.all().rules().stream()
        .map(Rule::name)
        .map(name -> " -Xep:" + name + ":WARN")
        .collect(Collectors.joining());
  }
}
