package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.run.ModuleFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A module in a folder of its own. */
record Project(Path folder) {
  /** An action that reads the local clock although it has another one. */
  static final String ACTION =
      """
      package shop;

      import java.time.Clock;
      import java.time.Instant;

      class OrderAction {
        private final Clock clock;

        OrderAction(Clock clock) {
          this.clock = clock;
        }

        void record(java.sql.PreparedStatement insert) throws java.sql.SQLException {
          insert.setObject(1, Instant.now());
          insert.executeUpdate();
        }
      }
      """;

  /** Makes one with the action in it. */
  static Project withAction(Path folder) throws IOException {
    Project project = new Project(folder.toRealPath());
    project.write("src/main/java/shop/OrderAction.java", ACTION);
    return project;
  }

  /** Copies a sample, and writes what its build would write for editors. */
  static Project sample(String name, Path folder) throws IOException {
    Project project = new Project(folder.toRealPath());
    Path sample = Path.of("../../samples").resolve(name);
    for (String part : List.of("src/main/java", "actionguard.yaml")) {
      if (Files.exists(sample.resolve(part))) {
        try (Stream<Path> files = Files.walk(sample.resolve(part))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            project.write(sample.relativize(file).toString(), Files.readString(file));
          }
        }
      }
    }
    ModuleFile module =
        new ModuleFile(List.of(project.path("src/main/java")), List.of(), libraries(), 17);
    project.write(ModuleFile.PATH, module.text());
    return project;
  }

  /** Returns the class path of these tests, which has what the samples need. */
  static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(p -> p.toString().endsWith(".jar"))
        .toList();
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path action() {
    return path("src/main/java/shop/OrderAction.java");
  }

  Path write(String name, String text) throws IOException {
    Path file = path(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Compiles a file as it is now, with others of the module as they are needed. */
  void compile(Path file) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-d", Files.createDirectories(path("classes")).toString()));
    String separator = File.pathSeparator;
    arguments.addAll(
        List.of(
            "-cp",
            String.join(separator, libraries().stream().map(Path::toString).toList()),
            "-sourcepath",
            path("src/main/java").toString(),
            file.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as("it compiles: " + Files.readString(file)).isZero();
  }
}
