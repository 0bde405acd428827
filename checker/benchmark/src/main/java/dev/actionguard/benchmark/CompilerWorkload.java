package dev.actionguard.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.tools.ToolProvider;

/** One measured process: compiles once, prints what it took and what javac counted. */
public final class CompilerWorkload {
  private CompilerWorkload() {}

  /**
   * Compiles.
   *
   * @param args those of javac
   */
  public static void main(String[] args) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int exit = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, args);
    String printed = messages.toString(StandardCharsets.UTF_8);
    if (exit != 0) {
      System.out.println(printed);
      System.exit(exit);
    }
    long findings = printed.lines().filter(line -> line.contains(": warning: [")).count();
    System.out.println(Workload.cost() + " " + findings);
  }
}
