package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same code gives the same bytes, whatever the order of its files and the threads. */
final class DeterminismTest {
  private static final String[] FORMATS = {"text", "json", "sarif"};
  private static final int MODULES = 4;

  @TempDir Path folder;
  private Workspace workspace;

  /** Several classes with several findings each, which call each other across modules. */
  @BeforeEach
  void compile() throws IOException {
    workspace = new Workspace(folder);
    List<String> files = new ArrayList<>();
    for (int module = 0; module < MODULES; module++) {
      for (int c = 0; c < 6; c++) {
        String name = "Store" + module + c;
        String next = "com.acme.m" + (module + 1) % MODULES + ".Store" + (module + 1) % MODULES + c;
        files.add("com/acme/m" + module + "/" + name + ".java");
        files.add(
            """
            package com.acme.m%d;

            import java.sql.*;
            import java.time.Instant;
            import java.util.logging.Logger;

            public class %s {
              private static final Logger LOG = Logger.getLogger("x");

              public void save(Connection c, String userId, String password, int depth) {
                try (Statement s = c.createStatement()) {
                  s.executeUpdate("insert into t values ('" + Instant.now() + "')");
                  LOG.info("saved " + userId);
                  LOG.fine("for " + password + " at " + System.currentTimeMillis());
                } catch (SQLException e) {
                  LOG.info("ignored");
                }
                if (depth > 0) {
                  new %s().save(c, password, userId, depth - 1);
                }
              }

              static void main(Connection c) {
                Runnable r = () -> new %s().save(c, "a", System.getenv("token"), 3);
                r.run();
              }
            }
            """
                .formatted(module, name, next, name));
      }
    }
    workspace.compile(files.toArray(String[]::new));
  }

  private List<Path> classes(String folder) throws IOException {
    try (var files = Files.walk(workspace.path(folder))) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private String report(String format, String... arguments) {
    List<String> all = new ArrayList<>(List.of("check", "--fail-on=none", "--format", format));
    all.addAll(List.of(arguments));
    Workspace.Outcome outcome = workspace.runAll(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void threadsDoNotMatter() {
    for (String format : FORMATS) {
      String first = report(format, "classes", "--threads=1");
      assertThat(first).contains("SwallowedDatabaseException", "SensitiveIdInLog", "LocalClock");
      for (String threads : List.of("1", "2", "3", "16")) {
        assertThat(report(format, "classes", "--threads=" + threads)).isEqualTo(first);
      }
    }
  }

  @Test
  void orderOfPathsDoesNotMatter() {
    List<String> paths = new ArrayList<>();
    for (int module = 0; module < MODULES; module++) {
      paths.add("classes/com/acme/m" + module);
    }
    for (String format : FORMATS) {
      String first = report(format, paths.toArray(String[]::new));
      for (int seed = 0; seed < 4; seed++) {
        Collections.shuffle(paths, new Random(seed));
        assertThat(report(format, paths.toArray(String[]::new))).isEqualTo(first);
      }
    }
  }

  @Test
  void orderInsideOfAnArchiveDoesNotMatter() throws IOException {
    List<Path> files = classes("classes");
    for (String format : FORMATS) {
      String first = "";
      for (int seed = 0; seed < 4; seed++) {
        zip(files);
        String report = report(format, "all.jar", "--threads=" + (1 + seed));
        first = seed == 0 ? report : first;
        assertThat(report).isEqualTo(first);
        Collections.shuffle(files, new Random(seed));
      }
    }
  }

  /** A folder lists its files in the order in which they were made, on some systems. */
  @Test
  void orderInsideOfAFolderDoesNotMatter() throws IOException {
    List<Path> files = classes("classes");
    for (String format : FORMATS) {
      String first = "";
      for (int seed = 0; seed < 3; seed++) {
        for (Path file : files) {
          Path copy = workspace.path("copy").resolve(workspace.path("classes").relativize(file));
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
        String report = report(format, "copy");
        first = seed == 0 ? report : first;
        assertThat(report).isEqualTo(first);
        for (Path copy : classes("copy")) {
          Files.delete(copy);
        }
        Collections.shuffle(files, new Random(seed));
      }
    }
  }

  private void zip(List<Path> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(workspace.path("all.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(workspace.path("classes").relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
  }
}
