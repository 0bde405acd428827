package dev.actionguard.benchmark;

import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rules.StandardRules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * One measured process: does its work once and prints its processor time in milliseconds, its peak
 * heap in megabytes and how many statements or instructions it met.
 */
public final class Workload {
  private Workload() {}

  /**
   * Runs one workload.
   *
   * @param args {@code asm} or {@code check}, the number of threads, then the jars
   */
  public static void main(String[] args) throws IOException {
    List<Path> jars = Stream.of(args).skip(2).map(Path::of).toList();
    long met = args[0].equals("asm") ? readBare(jars) : check(jars, Integer.parseInt(args[1]));
    System.out.println(cost() + " " + met);
  }

  /** Returns the processor time of this process in milliseconds and its peak heap in megabytes. */
  static String cost() {
    long processor =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()
            / 1_000_000;
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    return processor + " " + heap / (1 << 20);
  }

  /** Visits every class with visitors that do nothing, and returns how many line entries it met. */
  private static long readBare(List<Path> jars) throws IOException {
    LineCounter counter = new LineCounter();
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
          JarEntry entry = entries.nextElement();
          if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
            try (InputStream in = jar.getInputStream(entry)) {
              new ClassReader(in.readAllBytes()).accept(counter, 0);
            }
          }
        }
      }
    }
    return counter.lines;
  }

  private static long check(List<Path> jars, int threads) {
    try (LoadedProgram loaded = ProgramReader.read(jars, List.of())) {
      AnalysisResult result =
          Analyzer.analyze(loaded.program(), Options.DEFAULT, StandardRules.all(), threads);
      return result.statistics().statements();
    }
  }

  /** Looks into every method and counts its line entries. */
  private static final class LineCounter extends ClassVisitor {
    private long lines;

    LineCounter() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, org.objectweb.asm.Label start) {
          lines++;
        }
      };
    }
  }
}
