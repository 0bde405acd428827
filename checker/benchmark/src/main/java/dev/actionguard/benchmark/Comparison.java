package dev.actionguard.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the class-file engine and bare reading of the same jars as whole processes, in turn, and
 * prints medians and their ratios: ours ÷ bare ASM, one ÷ two threads, and how time grows from the
 * first jar to all of them.
 */
public final class Comparison {
  private static final int RUNS = 3;

  private Comparison() {}

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
      long asm = Measure.median(bare, Measure::processor);
      long own = Measure.median(ours, Measure::processor);
      long heap = Measure.median(ours, Measure::heap);
      long lines = bare.get(0).met();
      growth.add(new double[] {Math.log((double) lines), Math.log((double) own)});
      System.out.printf(
          "%d | %d | %d | %d | %.2f | %d%n", count, lines, asm, own, (double) own / asm, heap);
    }
    long one = Measure.median(runs(jars, 1), Measure::wall);
    long two = Measure.median(runs(jars, 2), Measure::wall);
    System.out.printf(
        "one thread %d ms, two threads %d ms: ratio %.2f%n", one, two, (double) one / two);
    if (growth.size() > 1) {
      System.out.printf("growth exponent %.2f%n", slope(growth));
    }
  }

  private static List<Measure> runs(List<String> jars, int threads)
      throws IOException, InterruptedException {
    List<Measure> runs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      runs.add(run("check", threads, jars));
    }
    return runs;
  }

  private static Measure run(String work, int threads, List<String> jars)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of(work, Integer.toString(threads)));
    args.addAll(jars);
    return Measure.of(Workload.class, args);
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
