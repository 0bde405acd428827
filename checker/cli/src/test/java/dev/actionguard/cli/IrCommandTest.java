package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IrCommandTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void compile() throws Exception {
    workspace = new Workspace(folder);
    workspace.compile(
        "com/acme/A.java",
        """
        package com.acme;
        class A {
          int one() { return 1; }
          int one(String text) { return text.length(); }
        }
        """);
  }

  @Test
  void printsClasses() {
    Outcome outcome = workspace.run("ir", "classes");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("class com.acme.A", "return 1", "String#length()");
    assertThat(workspace.run("ir", "classes").out()).isEqualTo(outcome.out());
  }

  @Test
  void printsMethods() {
    assertThat(workspace.run("ir", "classes", "--method", "A#one").out())
        .contains("// com.acme.A#one()\n", "// com.acme.A#one(java.lang.String)\n");
    assertThat(workspace.run("ir", "classes", "--method", "com.acme.A#one(String)").out())
        .startsWith("// com.acme.A#one(java.lang.String)\n")
        .doesNotContain("return 1");
  }

  @Test
  void tellsMistakes() {
    Outcome outcome = workspace.run("ir", "classes", "--method", "A#on");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("actionguard: no method A#on, did you mean 'A#one'?\n");
    assertThat(workspace.run("ir", "classes", "--method", "one").err())
        .startsWith("actionguard: not a method: one; write");
  }

  @Test
  void explainsMethods() {
    Outcome outcome = workspace.run("explain", "--method", "A#one(String)", "classes");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("com.acme.A#one(java.lang.String)").endsWith("\n");
    assertThat(workspace.run("explain", "--method", "A#on", "classes").err())
        .isEqualTo("actionguard: no method A#on, did you mean 'A#one'?\n");
    assertThat(workspace.run("explain", "--method", "A#one").err())
        .isEqualTo("actionguard: --method needs the PATH of the code\n");
  }

  /** What the configuration says of methods holds for their callers. */
  @Test
  void explainsWithTheConfiguration() throws Exception {
    workspace.compile(
        "com/acme/Checks.java",
        "package com.acme; class Checks { static void name(String text) {} }",
        "com/acme/B.java",
        "package com.acme; class B { void use(String name) { Checks.name(name); } }");
    String[] explain = {"explain", "--method", "B#use", "classes"};
    String plain = workspace.run(explain).out();
    String validators = "validators: [ { method: Checks#name, shape: throws, arg: 0 } ]\n";
    workspace.write("actionguard.yaml", validators);
    Outcome configured = workspace.run(explain);
    assertThat(configured.err()).isEmpty();
    assertThat(configured.out()).isNotEqualTo(plain).contains("com.acme.B#use(java.lang.String)");
    workspace.write("other.yaml", "audit: false\n");
    assertThat(
            workspace.run("explain", "--method", "B#use", "classes", "--config=other.yaml").out())
        .isEqualTo(plain);
    workspace.write("actionguard.yaml", validators.replace("#name", "#nmae"));
    Outcome wrong = workspace.run(explain);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("actionguard.yaml:1: ").contains("did you mean 'name'?");
    assertThat(workspace.run("explain", "--method", "B#use", "classes", "--config=no.yaml").err())
        .isEqualTo("actionguard: no such configuration file: no.yaml\n");
  }
}
