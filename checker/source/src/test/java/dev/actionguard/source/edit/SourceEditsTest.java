package dev.actionguard.source.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.source.SourceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes on sources that are analysed; what they make is compiled. */
final class SourceEditsTest {
  private static final String CLOCK =
      """
      package shop;

      import java.time.*;
      import java.util.Date;

      class OrderAction {
      %s
        void record(java.sql.PreparedStatement insert) throws Exception {
          insert.setObject(1, %s);
          insert.executeUpdate();
        }
      }
      """;
  private static final String FIELD =
      "  private final Clock clock;\n  OrderAction(Clock clock) { this.clock = clock; }\n";

  @TempDir private Path folder;

  private static String clock(String members, String value) {
    return CLOCK.formatted(members, value);
  }

  @Test
  void readsTheClockThatIsInScope() throws Exception {
    assertThat(fixed(clock(FIELD, "Instant.now()"))).contains("setObject(1, clock.instant())");
    assertThat(fixed(clock(FIELD, "System.currentTimeMillis()")))
        .contains("setObject(1, clock.millis())");
    assertThat(fixed(clock(FIELD, "new Date()"))).contains("Date.from(clock.instant())");
    assertThat(fixed(clock(FIELD, "LocalDate.now(ZoneId.of(\"UTC\"))")))
        .contains("LocalDate.now(clock.withZone(ZoneId.of(\"UTC\")))");
    assertThat(
            fixed(clock("static final Clock HERE = Clock.systemDefaultZone();", "LocalDate.now()")))
        .contains("LocalDate.now(HERE)");
    assertThat(fixed(clock(FIELD, "/* 😀 \t */ java.time.Instant.now()")))
        .contains("/* 😀 \t */ clock.instant()");
  }

  @Test
  void leavesWhatItWouldChange() throws Exception {
    assertThat(fixes(clock("", "Instant.now()"))).as("no clock").isEmpty();
    assertThat(fixes(clock(FIELD, "LocalDate.now()"))).as("another zone").isEmpty();
    assertThat(fixes(clock("Clock clock; static void go() {}", "Instant.now()"))).isNotEmpty();
    assertThat(fixes(clock(FIELD, "Instant.now()").replace("void record", "static void record")))
        .as("no object")
        .isEmpty();
    assertThat(
            fixes(
                clock(FIELD, "Instant.now()")
                    .replace("insert.setObject", "int clock = 1; insert.setObject")))
        .as("hidden by a local variable")
        .isEmpty();
    assertThat(fixes(clock("Clock clock;", "Instant.now()") + "class Clock {}"))
        .as("another clock")
        .isEmpty();
    assertThat(
            fixes(
                clock(FIELD, "java.time.Instant.now()").replace("import java.time.*;", "")
                    + "interface Clock { void instant(); }"))
        .as("a clock of the project")
        .isEmpty();
  }

  @Test
  void addsTheCause() throws Exception {
    String text =
        """
        package shop;

        import java.sql.SQLException;

        class OrderAction {
          void record(java.sql.PreparedStatement insert) {
            try {
              insert.executeUpdate();
            } catch (SQLException failure) {
              throw new IllegalStateException("no insert");
            }
          }
        }
        """;
    assertThat(fixed(text)).contains("new IllegalStateException(\"no insert\", failure)");
  }

  @Test
  void masksWithTheConfiguredMethod() throws Exception {
    String text =
        """
        package shop;

        class OrderAction {
          private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("x");

          void note(String email, Customer customer) {
            log.info("from " + email);
            log.info("of " + customer.getEmail());
          }

          record Customer(String email) {
            String getEmail() { return email; }
          }
        }
        """;
    write(
        "util/Mask.java",
        "package util; public class Mask { public static String it(String s) { return \"*\"; } }");
    String fixed = fixed(text);
    assertThat(fixed)
        .contains("import util.Mask;")
        .contains("\"from \" + Mask.it(email)")
        .contains("\"of \" + Mask.it(customer.getEmail())");
  }

  @Test
  void addsASuppressionThatParses() {
    String text = "class A {\n  @Deprecated\n  void m() {\n    int i;\n  }\n}\n";
    SourceEdits edits = new SourceEdits(text);
    int offset = text.indexOf("int i");
    assertThat(
            edits
                .suppression(offset, "LocalClock", "a \"good\" one", true)
                .orElseThrow()
                .apply(text))
        .isEqualTo(
            """
            import dev.actionguard.annotations.Suppress;

            class A {
              @Suppress(rule = "LocalClock", because = "a \\"good\\" one")
              @Deprecated
              void m() {
                int i;
              }
            }
            """);
    assertThat(
            edits.suppression(offset, "LocalClock", "a good\none", false).orElseThrow().apply(text))
        .contains("  @SuppressWarnings(\"LocalClock\") // a good one\n  @Deprecated\n");
  }

  @Test
  void rollsBackForCheckedExceptions() {
    String head = "import org.springframework.transaction.annotation.Transactional;\nclass A {\n";
    assertThat(rollback(head + "@Transactional\nvoid m() {}}"))
        .hasValueSatisfying(
            edit -> {
              assertThat(edit.safe()).isTrue();
              assertThat(edit.apply(head + "@Transactional\nvoid m() {}}"))
                  .contains("@Transactional(rollbackFor = Exception.class)\n");
            });
    String valued = head + "@Transactional(\"x\") void m() {}}";
    assertThat(rollback(valued).orElseThrow().apply(valued))
        .contains("@Transactional(value = \"x\", rollbackFor = Exception.class)");
    String onClass = head.replace("class", "@Transactional class") + "void m() {}}";
    assertThat(rollback(onClass).orElseThrow().safe()).isFalse();
    assertThat(rollback(head + "@Transactional(noRollbackFor = X.class) void m() {}}")).isEmpty();
    assertThat(rollback("class A {\n@Transactional void m() {}}")).as("another one").isEmpty();
  }

  private static Optional<FileEdit> rollback(String text) {
    JavaFile file = JavaFile.parse(text).orElseThrow();
    int at = text.indexOf("m()");
    return new RollbackEdit(file).at(file.lines().range(at, at + 1));
  }

  @Test
  void changesNothingThatDoesNotParse() {
    assertThat(new SourceEdits("class A { void m( }").suppression(12, "X", "y", true)).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<FileEdit> fixes(String text) throws IOException {
    write("shop/OrderAction.java", text);
    try (SourceProgram program = read()) {
      List<FileEdit> fixes = new ArrayList<>();
      findings(program)
          .forEach(f -> fixes.addAll(new SourceEdits(text).fixes(f, program.program())));
      return fixes;
    }
  }

  /** Returns the text with all safe fixes made, which compiles. */
  private String fixed(String text) throws IOException {
    Path file = write("shop/OrderAction.java", text);
    try (SourceProgram program = read()) {
      String fixed =
          new SourceEdits(text)
              .all(findings(program), program.program(), false)
              .orElseThrow()
              .apply(text);
      Files.writeString(file, fixed);
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      Path classes = Files.createDirectories(folder.resolve("classes"));
      int status =
          javac.run(
              null,
              null,
              null,
              "-d",
              classes.toString(),
              "-sourcepath",
              folder.resolve("src").toString(),
              file.toString());
      assertThat(status).as(fixed).isZero();
      return fixed;
    }
  }

  private SourceProgram read() {
    return SourceProgram.read(
        new SourceProgram.Input(List.of(folder.resolve("src")), List.of(), List.of(), 17));
  }

  /** What is found; a value that is logged raw may go through the mask. */
  private static List<Finding> findings(SourceProgram program) {
    AnalysisResult found =
        Analyzer.analyze(program.program(), Options.DEFAULT, StandardRules.all(), 1);
    return found.findings().stream().map(SourceEditsTest::masked).toList();
  }

  private static Finding masked(Finding f) {
    return !f.rule().equals("SensitiveIdInLog")
        ? f
        : new Finding(
            f.rule(),
            f.severity(),
            f.confidence(),
            f.message(),
            f.notes(),
            f.place(),
            f.flow(),
            f.related(),
            f.fingerprint(),
            List.of(
                SuggestedFix.wrapping(
                    "mask", MethodPattern.parse("util.Mask#it(String)").orElseThrow())));
  }
}
