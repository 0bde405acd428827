package dev.actionguard.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One run of one process.
 *
 * @param processor its processor time in milliseconds
 * @param wall how long it ran, in milliseconds
 * @param heap its peak heap in megabytes
 * @param met what it counted
 */
record Measure(long processor, long wall, long heap, long met) {
  /**
   * Runs a class that prints the other three, with the class path and the options of this process.
   */
  static Measure of(Class<?> main, List<String> args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(args);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    long wall = (System.nanoTime() - start) / 1_000_000;
    if (exit != 0) {
      throw new IOException("the process of " + main + " failed: " + output);
    }
    String[] words = output.strip().split(" ", -1);
    return new Measure(
        Long.parseLong(words[0]), wall, Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  /** Returns the median of one of the figures. */
  static long median(List<Measure> runs, ToLongFunction<Measure> figure) {
    long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
