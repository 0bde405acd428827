package dev.actionguard.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs SpotBugs over the same classes as whole processes, in turn: with no detectors but the one
 * that reads suppressions, with the rules only, with find-sec-bugs only, and with its defaults.
 * Prints medians, and what the rules and find-sec-bugs add to a run without detectors.
 */
public final class SpotBugsComparison {
  private static final Pattern DETECTOR = Pattern.compile("<Detector class=\"(?:\\w+\\.)*(\\w+)\"");

  private SpotBugsComparison() {}

  /**
   * Compares.
   *
   * @param args how many runs; the jar of {@code actionguard-spotbugs}; that of find-sec-bugs; what
   *     the classes were compiled against; the jars to check
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put("no detectors", List.of("-visitors", "NoteSuppressedWarnings"));
    variants.put("the rules", only(args[1]));
    variants.put("find-sec-bugs", only(args[2]));
    variants.put("defaults", List.of());
    Map<String, List<Measure>> runs = new LinkedHashMap<>();
    for (int run = 0; run < Integer.parseInt(args[0]); run++) {
      for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
        List<String> options = new ArrayList<>(variant.getValue());
        options.addAll(List.of("-auxclasspath", args[3]));
        options.addAll(List.of(args).subList(4, args.length));
        runs.computeIfAbsent(variant.getKey(), name -> new ArrayList<>()).add(run(options));
      }
    }
    System.out.println("SpotBugs with | wall ms | cpu ms | heap MB");
    Map<String, Long> processor = new LinkedHashMap<>();
    runs.forEach(
        (name, measures) -> {
          processor.put(name, Measure.median(measures, Measure::processor));
          System.out.printf(
              "%s | %d | %d | %d%n",
              name,
              Measure.median(measures, Measure::wall),
              processor.get(name),
              Measure.median(measures, Measure::heap));
        });
    List<Long> cpu = List.copyOf(processor.values());
    double ours = cpu.get(1) - cpu.get(0);
    System.out.printf("the rules add %.2f of a run without detectors%n", ours / cpu.get(0));
    System.out.printf("find-sec-bugs adds %.2f times as much%n", (cpu.get(2) - cpu.get(0)) / ours);
  }

  /** Returns the options that load a plugin and run its detectors alone. */
  private static List<String> only(String plugin) throws IOException {
    try (JarFile jar = new JarFile(plugin)) {
      byte[] content = jar.getInputStream(jar.getJarEntry("findbugs.xml")).readAllBytes();
      String detectors =
          DETECTOR
              .matcher(new String(content, StandardCharsets.UTF_8))
              .results()
              .map(match -> match.group(1))
              .distinct()
              .collect(Collectors.joining(","));
      return List.of("-pluginList", plugin, "-visitors", detectors);
    }
  }

  private static Measure run(List<String> options) throws IOException, InterruptedException {
    Path report = Files.createTempFile("spotbugs", ".xml");
    try {
      List<String> arguments = new ArrayList<>(List.of("-xml=" + report));
      arguments.addAll(options);
      return Measure.of(SpotBugsWorkload.class, arguments);
    } finally {
      Files.delete(report);
    }
  }
}
