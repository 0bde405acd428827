package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.actionguard.cli.Workspace.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input has one clear outcome; nothing is lost silently. */
final class BadInputTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void compile() throws IOException {
    workspace = new Workspace(folder);
    workspace.compile(
        "com/acme/A.java",
        "package com.acme; class A { int one() { return 1; } }",
        "com/acme/B.java",
        "package com.acme; class B extends A { int two() { return 2; } }");
  }

  private byte[] classFile(String name) throws IOException {
    return Files.readAllBytes(workspace.path("classes/com/acme/" + name + ".class"));
  }

  private Path put(String name, byte[] bytes) throws IOException {
    Path file = workspace.path(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void anEmptyFolder() throws IOException {
    Files.createDirectories(workspace.path("empty"));
    Outcome outcome = workspace.run("check", "empty");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("actionguard: empty: there are no class files in it; compile first")
        .hasLineCount(1);
  }

  @Test
  void notAClassFile() throws IOException {
    workspace.write("read.me", "hello");
    Outcome outcome = workspace.run("check", "read.me");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("read.me").hasLineCount(1);
    workspace.write("x/Fake.class", "hello");
    Outcome fake = workspace.run("check", "x");
    assertThat(fake.code()).isEqualTo(2);
    assertThat(fake.err()).startsWith("actionguard: x: no class could be read; x/Fake.class: ");
  }

  @Test
  void aTruncatedClassFile() throws IOException {
    byte[] whole = classFile("A");
    put("classes/com/acme/A.class", Arrays.copyOf(whole, whole.length / 2));
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("A.class", "Analysed 1 class", "Not analysed: 1 input file (50.0 %).");
    assertThat(outcome.err())
        .isEqualTo("actionguard: 50.0 % could not be analysed, more than the allowed 1 %\n");
    assertThat(workspace.run("check", "classes", "--fail-on-incomplete", "50").code()).isZero();

    Outcome sarif = workspace.run("check", "classes", "--format=sarif", "-o=r.sarif");
    assertThat(sarif.code()).isEqualTo(3);
    assertThat(sarif.err()).contains("A.class", "no SARIF is written");
    assertThat(workspace.path("r.sarif")).doesNotExist();
  }

  @Test
  void aClassFileOfTheFuture() throws IOException {
    byte[] future = classFile("A");
    future[6] = 3;
    put("classes/com/acme/A.class", future);
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).contains("A.class", "Not analysed: 1 input file");
  }

  @Test
  void twoClassesOfOneName() throws IOException {
    put("other/com/acme/A.class", classFile("A"));
    Outcome outcome = workspace.run("check", "classes", "other");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("com.acme.A", "Analysed 2 classes");
  }

  /** What an archive brings as its libraries is class path. */
  @Test
  void jarsInsideJars() throws IOException {
    put(
        "app.war",
        zip(
            "WEB-INF/classes/com/acme/B.class",
            classFile("B"),
            "WEB-INF/lib/a.jar",
            zip("com/acme/A.class", classFile("A"))));
    workspace.write("actionguard.yaml", "clock: { types: [com.acme.A] }");
    Outcome outcome = workspace.run("check", "app.war");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("Analysed 1 class ");
  }

  @Test
  void aZipBomb() throws IOException {
    put(
        "bomb.jar",
        zip("com/acme/A.class", classFile("A"), "com/acme/C.class", new byte[64 << 20]));
    Outcome outcome = workspace.run("check", "bomb.jar");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).contains("C.class", "Analysed 1 class");
  }

  @Test
  void entryNamesThatEscape() throws IOException {
    put("evil.jar", zip("../../A.class", classFile("A"), "com/acme/B.class", classFile("B")));
    Outcome outcome = workspace.run("check", "evil.jar", "--sources", ".");
    assertThat(outcome.code()).isIn(0, 3);
    assertThat(outcome.out()).contains("class");
    assertThat(folder.getParent().resolve("A.class")).doesNotExist();
  }

  @Test
  void brokenArchives() throws IOException {
    put("broken.jar", "PK\u0003\u0004 and no more".getBytes(StandardCharsets.ISO_8859_1));
    Outcome outcome = workspace.run("check", "broken.jar");
    assertThat(outcome.code()).isIn(2, 3);
    assertThat(outcome.out() + outcome.err()).contains("broken.jar");
  }

  @Test
  void aLoopOfLinks() throws IOException {
    Files.createSymbolicLink(workspace.path("classes/loop"), workspace.path("classes"));
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("classes/loop: warning: it is a symbolic link", "Analysed 2 classes");
  }

  @Test
  void anUnreadableFile() throws IOException {
    Path file = workspace.path("classes/com/acme/A.class");
    assumeFalse(
        !file.toFile().setReadable(false) || Files.isReadable(file), "this user may read all");
    assertThat(workspace.run("check", "classes").code()).isEqualTo(3);
  }

  @Test
  void missingSupertypes() throws IOException {
    Files.delete(workspace.path("classes/com/acme/A.class"));
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("Analysed 1 class");
  }
}
