package dev.actionguard.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the source engine and JavaParser alone on the same files as whole processes, in turn, and
 * prints the medians and their ratio.
 */
public final class SourceComparison {
  private static final int RUNS = 3;

  private SourceComparison() {}

  /**
   * Compares.
   *
   * @param args the class path, then folders of sources
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.out.println(
        "lines | parse cpu ms | ours cpu ms | ratio | parse ms | ours ms | ratio | ours heap MB");
    for (String folder : List.of(args).subList(1, args.length)) {
      List<Measure> parse = new ArrayList<>();
      List<Measure> ours = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        parse.add(Measure.of(SourceWorkload.class, List.of("parse", args[0], folder)));
        ours.add(Measure.of(SourceWorkload.class, List.of("check", args[0], folder)));
      }
      long bare = Measure.median(parse, Measure::processor);
      long own = Measure.median(ours, Measure::processor);
      long bareWall = Measure.median(parse, Measure::wall);
      long ownWall = Measure.median(ours, Measure::wall);
      System.out.printf(
          "%d | %d | %d | %.2f | %d | %d | %.2f | %d%n",
          ours.get(0).met(),
          bare,
          own,
          (double) own / bare,
          bareWall,
          ownWall,
          (double) ownWall / bareWall,
          Measure.median(ours, Measure::heap));
    }
  }
}
