package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar that users get. */
final class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("actionguard.jar"));

  @TempDir Path folder;

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void holdsOnlyWhatItNeeds() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("dev.actionguard.cli.Main");
      List<String> names = jar.stream().map(e -> e.getName()).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/asm.txt")
          .noneMatch(n -> n.matches("META-INF/.*\\.(SF|DSA|RSA)"))
          .filteredOn(n -> !n.endsWith("/"))
          .allMatch(
              n ->
                  n.matches(
                      "(META-INF|dev/actionguard|picocli|com/fasterxml/jackson/core"
                          + "|com/github/javaparser|com/googlecode/javaewah(32)?|org/apache/commons/codec"
                          + "|org/(snakeyaml|objectweb|jspecify|eclipse/jgit|slf4j))/.*"));
    }
  }

  @Test
  void checks() throws Exception {
    new Workspace(folder)
        .compile("com/acme/A.java", "package com.acme; class A { int one() { return 1; } }");
    Outcome clean = run("check", "classes", "--sources", "src");
    assertThat(clean.err()).isEmpty();
    assertThat(clean.out()).startsWith("No findings\nAnalysed 1 class");
    assertThat(clean.code()).isZero();
    Outcome sarif = run("check", "classes", "--format", "sarif", "-o", "r.sarif");
    assertThat(sarif.code()).as(sarif.err()).isZero();
    assertThat(Files.readString(folder.resolve("r.sarif"))).contains("\"version\" : \"2.1.0\"");
    assertThat(run("ir", "classes", "--method", "A#one").out()).contains("return 1");
    try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      git.commit().setMessage("Start").setSign(false).setCommitter("A", "a@example.org").call();
    }
    Outcome change = run("check", "classes", "--diff-base", "main");
    assertThat(change.err()).isEmpty();
    assertThat(change.code()).isZero();
    Files.writeString(folder.resolve("actionguard.yaml"), "rulse: {}");
    Outcome wrong = run("check", "classes");
    assertThat(wrong.err())
        .isEqualTo("actionguard.yaml:1: unknown key 'rulse', did you mean 'rules'?\n");
    assertThat(wrong.code()).isEqualTo(2);
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(run("--version").out()).startsWith("actionguard ");
  }
}
