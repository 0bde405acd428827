package dev.actionguard.benchmark;

import edu.umd.cs.findbugs.FindBugs2;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One measured process: runs SpotBugs once and prints what it took. */
public final class SpotBugsWorkload {
  private SpotBugsWorkload() {}

  /**
   * Runs SpotBugs.
   *
   * @param args those of its command line
   */
  public static void main(String[] args) throws Exception {
    // It tells there what classes it misses.
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    FindBugs2.main(args);
    System.out.println(Workload.cost() + " 0");
  }
}
