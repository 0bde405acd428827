package dev.actionguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that does not compile is read as far as it can be, and never fails the rest. */
final class BrokenCodeTest {
  private static final Path PROGRAMS = Path.of("../bytecode/src/test/resources/programs");
  private static final int FILES = 1000;
  private static final int BATCH = 50;

  @TempDir private Path folder;

  private SourceProgram read(String... texts) throws IOException {
    for (int i = 0; i < texts.length; i++) {
      Files.writeString(folder.resolve("F" + i + ".java"), texts[i]);
    }
    return SourceProgram.read(new SourceProgram.Input(List.of(folder), List.of(), List.of(), 17));
  }

  private static List<String> calls(Program program, String className, String method) {
    List<String> names = new ArrayList<>();
    for (MethodModel model : program.own(className).orElseThrow().methods()) {
      if (model.name().equals(method) && model.code() != null) {
        model.code().body().blocks().stream()
            .flatMap(block -> block.statements().stream())
            .filter(Statement.Call.class::isInstance)
            .forEach(s -> names.add(((Statement.Call) s).method().name()));
      }
    }
    return names;
  }

  @Test
  void aMistakeInAStatementSpoilsOnlyThat() throws Exception {
    try (SourceProgram program =
        read(
            """
            class A {
              void f() { int x = ; String.valueOf(1); }
              void g() { "a".trim(); }
            }
            """)) {
      assertThat(program.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.line()).isEqualTo(2));
      assertThat(calls(program.program(), "A", "f")).containsExactly("valueOf");
      assertThat(calls(program.program(), "A", "g")).containsExactly("trim");
    }
  }

  @Test
  void aMistakeBetweenMembersSpoilsOnlyThose() throws Exception {
    try (SourceProgram program =
        read(
            """
            class A {
              void f() { "a".trim(); }
              int x = 3 void h() { }
              void g() { "a".strip(); }
            """)) {
      assertThat(program.problems()).isNotEmpty();
      assertThat(calls(program.program(), "A", "f")).containsExactly("trim");
      assertThat(calls(program.program(), "A", "g")).containsExactly("strip");
    }
  }

  @Test
  void aTextWithoutEndSpoilsOnlyItsLine() throws Exception {
    try (SourceProgram program =
        read(
            """
            class A {
              void f() { String s = "abc;
                "a".trim(); }
            }
            """)) {
      assertThat(calls(program.program(), "A", "f")).containsExactly("trim");
    }
  }

  @Test
  void aMissingImportSpoilsOnlyWhatNeedsIt() throws Exception {
    try (SourceProgram program =
        read(
            """
            import com.example.gone.Gone;

            class A {
              private final Gone gone = new Gone();

              void f() {
                gone.go("a".trim());
                java.util.List.of(1, 2).forEach(i -> System.out.println(i));
              }
            }
            """)) {
      assertThat(program.missing()).containsExactly("com.example.gone.Gone");
      assertThat(program.unresolvedPlaces()).containsExactly("F0.java:4 new Gone", "F0.java:7 go");
      assertThat(calls(program.program(), "A", "f"))
          .containsExactly("trim", "valueOf", "valueOf", "of", "forEach");
    }
  }

  @Test
  void whatIsInheritedFromAMissingClassIsUnknown() throws Exception {
    try (SourceProgram program =
        read(
            """
            class A extends com.example.Gone {
              void f() { helper(1); this.other(); toString(); }
            }
            """)) {
      assertThat(program.unresolvedPlaces()).contains("F0.java:2 helper", "F0.java:2 other");
      assertThat(program.program().own("A").orElseThrow().superclass().name())
          .isEqualTo("com.example.Gone");
    }
  }

  @Test
  void filesDamagedAtRandomNeverFail() throws Exception {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    Random random = new Random(7);
    for (int batch = 0; batch < FILES / BATCH; batch++) {
      Path root = Files.createDirectories(folder.resolve("batch" + batch));
      for (int i = 0; i < BATCH; i++) {
        String text = texts.get(random.nextInt(texts.size()));
        String packaged = "package p" + i + ";\n" + text;
        Files.writeString(root.resolve("F" + i + ".java"), damaged(packaged, random));
      }
      try (SourceProgram program =
          SourceProgram.read(new SourceProgram.Input(List.of(root), List.of(), List.of(), 21))) {
        assertThat(defects(program.program())).as("batch %d", batch).isEmpty();
      }
    }
  }

  private static List<String> defects(Program program) {
    List<String> defects = new ArrayList<>();
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        if (method.code() != null) {
          try {
            method.code().body();
          } catch (LoweringException e) {
            defects.add(method.reference() + ": " + e.getMessage() + trace(e));
          }
        }
      }
    }
    return defects;
  }

  private static String trace(LoweringException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(5, cause.getStackTrace().length); i++) {
      text.append("\n  at ").append(cause.getStackTrace()[i]);
    }
    return text.toString();
  }

  private static final List<String> SNIPPETS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          ";",
          "\"",
          "<",
          ">",
          "->",
          "::",
          "@",
          ".",
          "new ",
          "class ",
          "int ",
          "return ",
          "case ",
          "this",
          "super",
          "var ",
          "null",
          "0",
          "=",
          "? :",
          "/*",
          "switch (x)");

  private static String damaged(String text, Random random) {
    StringBuilder made = new StringBuilder(text);
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && made.length() > 10; i++) {
      int at = random.nextInt(made.length());
      switch (random.nextInt(5)) {
        case 0 -> made.delete(at, Math.min(made.length(), at + 1 + random.nextInt(20)));
        case 1 -> made.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
        case 2 -> made.setLength(at);
        case 3 -> {
          int from = random.nextInt(made.length());
          int to = Math.min(made.length(), from + random.nextInt(40));
          made.insert(at, made.substring(from, to));
        }
        default -> made.setCharAt(at, (char) (32 + random.nextInt(95)));
      }
    }
    return made.toString();
  }
}
