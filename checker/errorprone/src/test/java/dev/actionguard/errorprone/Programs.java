package dev.actionguard.errorprone;

import com.sun.source.util.JavacTask;
import dev.actionguard.ir.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles programs for tests, and runs them. */
final class Programs {
  private Programs() {}

  /** The folders of programs that the running compiler understands. */
  static List<String> releases() {
    return Runtime.version().feature() >= 21
        ? List.of("java8", "java17", "java21")
        : List.of("java8", "java17");
  }

  /** Lowers the trees, then compiles them to class files. */
  static Program compile(List<Path> sources, List<String> options, Path classes)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    // The task keeps the trees in use after the manager is closed.
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-g"));
    all.addAll(options);
    StringWriter out = new StringWriter();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                out, files, null, all, null, files.getJavaFileObjectsFromPaths(sources));
    task.analyze();
    Program program = JavacProgram.read(task);
    compileAgain(compiler, sources, all, out);
    return program;
  }

  /** Generating code changes the trees: another task does it. */
  private static void compileAgain(
      JavaCompiler compiler, List<Path> sources, List<String> options, StringWriter out)
      throws IOException {
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(out, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new IllegalArgumentException("does not compile: " + out);
      }
    }
  }

  /** Runs a class and returns what it prints. */
  static String run(Path classes, String mainClass) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      try {
        Class<?> main = loader.loadClass(mainClass);
        main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      } catch (InvocationTargetException e) {
        out.println("uncaught " + e.getCause());
      }
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
