package dev.actionguard.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the class-file engine and bare reading of the same jars as whole processes, in turn, and
 * prints medians and their ratios: ours ÷ bare ASM, one ÷ two threads, and how time grows from the
 * first jar to all of them.
 */
public final class Comparison {
  private static final int RUNS = 3;

  private Comparison() {}

  /** One run of one process. */
  private record Measure(long processor, long wall, long heap, long met) {}

  /**
   * Compares.
   *
   * @param args the jars, the smallest first
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> jars = List.of(args);
    System.out.println("jars | lines | asm cpu ms | ours cpu ms | ratio | ours heap MB");
    List<double[]> growth = new ArrayList<>();
    for (int count = 1; count <= jars.size(); count++) {
      List<String> part = jars.subList(0, count);
      List<Measure> bare = new ArrayList<>();
      List<Measure> ours = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        bare.add(run("asm", 1, part));
        ours.add(run("check", 2, part));
      }
      long asm = median(bare.stream().mapToLong(Measure::processor).toArray());
      long own = median(ours.stream().mapToLong(Measure::processor).toArray());
      long heap = median(ours.stream().mapToLong(Measure::heap).toArray());
      long lines = bare.get(0).met();
      growth.add(new double[] {Math.log((double) lines), Math.log((double) own)});
      System.out.printf(
          "%d | %d | %d | %d | %.2f | %d%n", count, lines, asm, own, (double) own / asm, heap);
    }
    long one = median(wall(jars, 1));
    long two = median(wall(jars, 2));
    System.out.printf(
        "one thread %d ms, two threads %d ms: ratio %.2f%n", one, two, (double) one / two);
    if (growth.size() > 1) {
      System.out.printf("growth exponent %.2f%n", slope(growth));
    }
  }

  private static long[] wall(List<String> jars, int threads)
      throws IOException, InterruptedException {
    long[] walls = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      walls[run] = run("check", threads, jars).wall();
    }
    return walls;
  }

  private static Measure run(String work, int threads, List<String> jars)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Workload.class.getName());
    command.add(work);
    command.add(Integer.toString(threads));
    command.addAll(jars);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    long wall = (System.nanoTime() - start) / 1_000_000;
    if (exit != 0) {
      throw new IOException("the " + work + " process failed: " + output);
    }
    String[] words = output.strip().split(" ", -1);
    return new Measure(
        Long.parseLong(words[0]), wall, Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The slope of the least-squares line through the points: the exponent of growth. */
  private static double slope(List<double[]> points) {
    double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
    double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
    double top = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double bottom = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    return top / bottom;
  }
}
