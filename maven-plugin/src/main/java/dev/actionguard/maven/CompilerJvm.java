package dev.actionguard.maven;

import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * The JVM in which javac runs.
 *
 * @param feature the feature release of its JDK, such as 17
 * @param hasCompiler whether it has javac at all
 * @param closed the options that Error Prone needs and that the JVM was started without
 */
record CompilerJvm(int feature, boolean hasCompiler, List<String> closed) {
  private static final String MODULE = "jdk.compiler";
  private static final String PACKAGE = "com.sun.tools.javac.";
  private static final String EXPORTS = "--add-exports=";
  private static final String OPENS = "--add-opens=";
  private static final List<String> EXPORTED =
      List.of("api", "code", "file", "main", "model", "parser", "processing", "tree", "util");
  private static final List<String> OPENED = List.of("code", "comp");

  CompilerJvm {
    closed = List.copyOf(closed);
  }

  /** Returns the options that Error Prone needs, in the order in which they are usually written. */
  static List<String> needed() {
    List<String> options = new ArrayList<>();
    EXPORTED.forEach(name -> options.add(option(EXPORTS, name)));
    OPENED.forEach(name -> options.add(option(OPENS, name)));
    return options;
  }

  private static String option(String kind, String name) {
    return kind + MODULE + "/" + PACKAGE + name + "=ALL-UNNAMED";
  }

  /**
   * Looks at the JVM that runs this. It is asked what it exports, not how it was started: the
   * options may come from {@code .mvn/jvm.config}, {@code MAVEN_OPTS}, {@code JDK_JAVA_OPTIONS} or
   * an IDE.
   */
  static CompilerJvm running() {
    Module plugins = CompilerJvm.class.getClassLoader().getUnnamedModule();
    List<String> closed = new ArrayList<>();
    Module compiler = ModuleLayer.boot().findModule(MODULE).orElse(null);
    if (compiler != null) {
      EXPORTED.stream()
          .filter(name -> !compiler.isExported(PACKAGE + name, plugins))
          .forEach(name -> closed.add(option(EXPORTS, name)));
      OPENED.stream()
          .filter(name -> !compiler.isOpen(PACKAGE + name, plugins))
          .forEach(name -> closed.add(option(OPENS, name)));
    }
    return new CompilerJvm(
        Runtime.version().feature(), ToolProvider.getSystemJavaCompiler() != null, closed);
  }
}
