package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BugPattern;
import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rules.StandardRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks as Error Prone's users see them: names, options and suppressions. */
final class CheckersTest {
  private static CompilationTestHelper helper(
      Class<? extends BugChecker> check, String... options) {
    return CompilationTestHelper.newInstance(check, CheckersTest.class).setArgs(options);
  }

  @Test
  void everyRuleHasItsCheck() {
    List<String> checks = new ArrayList<>();
    for (BugChecker check : ServiceLoader.load(BugChecker.class)) {
      if (check instanceof ActionguardChecker) {
        checks.add(check.canonicalName());
        BugPattern pattern = check.getClass().getAnnotation(BugPattern.class);
        RuleInfo info = StandardRules.all().find(check.canonicalName()).orElseThrow().info();
        assertThat(pattern.summary()).isEqualTo(info.summary());
        // What others call a note, Error Prone calls a suggestion.
        assertThat(pattern.severity().name())
            .isEqualTo(info.severity().name().replace("NOTE", "SUGGESTION"));
        assertThat(pattern.altNames()).contains("actionguard:" + check.canonicalName());
        assertThat(List.of(pattern.altNames())).containsAll(List.of(info.altNames()));
      }
    }
    assertThat(checks)
        .as("classes in %s and lines in META-INF/services", ActionguardChecker.class.getPackage())
        .containsExactlyInAnyOrderElementsOf(
            StandardRules.all().rules().stream().map(Rule::name).toList());
  }

  /** An action that reads the local clock, written with one line before its method. */
  private static String[] clock(String before, String... body) {
    List<String> lines = new ArrayList<>();
    lines.add("package shop;");
    lines.add("import java.time.Clock;");
    lines.add("import java.time.Instant;");
    lines.add("class OrderAction {");
    lines.add("  void record(java.sql.PreparedStatement insert) throws java.sql.SQLException {");
    lines.add("    insert.setTimestamp(1, java.sql.Timestamp.from(now()));");
    lines.add("    insert.executeUpdate();");
    lines.add("  }");
    lines.add(before);
    lines.addAll(List.of(body));
    lines.add("}");
    return lines.toArray(String[]::new);
  }

  private static final String[] READ = {
    "  Instant now() {",
    "    // BUG: Diagnostic contains: the local clock is read",
    "    return Instant.now();",
    "  }"
  };
  private static final String[] SILENT = {"  Instant now() {", "    return Instant.now();", "  }"};

  @Test
  void reports() {
    helper(LocalClock.class).addSourceLines("shop/OrderAction.java", clock("", READ)).doTest();
  }

  @Test
  void canBeAnErrorAndOff() {
    helper(LocalClock.class, "-Xep:LocalClock:ERROR")
        .addSourceLines("shop/OrderAction.java", clock("", READ))
        .doTest();
    helper(LocalClock.class, "-Xep:LocalClock:OFF")
        .addSourceLines("shop/OrderAction.java", clock("", SILENT))
        .expectNoDiagnostics()
        .doTest();
  }

  @Test
  void suppressWarningsOnTheDeclarationsAround() {
    for (String name : List.of("LocalClock", "actionguard:LocalClock")) {
      helper(LocalClock.class)
          .addSourceLines(
              "shop/OrderAction.java", clock("  @SuppressWarnings(\"" + name + "\")", SILENT))
          .expectNoDiagnostics()
          .doTest();
    }
    helper(LocalClock.class)
        .addSourceLines(
            "shop/OrderAction.java", clock("  @SuppressWarnings(\"QueryInjection\")", READ))
        .doTest();
  }

  @Test
  void findsFlowsThroughSeveralFiles() {
    helper(QueryInjection.class)
        .addSourceLines(
            "shop/Orders.java",
            "package shop;",
            "import java.sql.*;",
            "class Orders {",
            "  private final Connection connection;",
            "  Orders(Connection connection) { this.connection = connection; }",
            "  ResultSet find(String where) throws SQLException {",
            "    Statement statement = connection.createStatement();",
            "    // BUG: Diagnostic contains: getParameter",
            "    return statement.executeQuery(\"select * from orders where \" + where);",
            "  }",
            "}")
        .addSourceLines(
            "jakarta/servlet/ServletRequest.java",
            "package jakarta.servlet;",
            "public interface ServletRequest { String getParameter(String name); }")
        .addSourceLines(
            "shop/Main.java",
            "package shop;",
            "import java.sql.*;",
            "class Main {",
            "  void find(jakarta.servlet.ServletRequest request, Connection connection)",
            "      throws SQLException {",
            "    new Orders(connection).find(request.getParameter(\"where\"));",
            "  }",
            "}")
        .doTest();
  }

  @Test
  void suppressWithAReason() {
    helper(LocalClock.class)
        .addSourceLines(
            "shop/OrderAction.java",
            clock(
                "  @dev.actionguard.annotations.Suppress(rule = \"LocalClock\", because = \"ok\")",
                SILENT))
        .expectNoDiagnostics()
        .doTest();
  }

  @Test
  void generatedCodeCanBeLeftOut() {
    String generated = "  @javax.annotation.processing.Generated(\"tool\")";
    helper(LocalClock.class)
        .addSourceLines("shop/OrderAction.java", clock(generated, READ))
        .doTest();
    helper(LocalClock.class, "-XepDisableWarningsInGeneratedCode")
        .addSourceLines("shop/OrderAction.java", clock(generated, SILENT))
        .expectNoDiagnostics()
        .doTest();
  }

  @Test
  void readsTheConfiguration(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("actionguard.yaml");
    Files.writeString(config, "clock:\n  providers: [shop.OrderAction]\n");
    helper(LocalClock.class, "-XepOpt:Actionguard:Config=" + config)
        .addSourceLines("shop/OrderAction.java", clock("", SILENT))
        .expectNoDiagnostics()
        .doTest();
  }

  @Test
  void tellsMistakesOfTheUserInOneLine(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("actionguard.yaml");
    Files.writeString(config, "clok: {}\n");
    for (String option :
        List.of(
            "-XepOpt:Actionguard:Config=" + config,
            "-XepOpt:Actionguard:Config=no-such-file",
            "-XepOpt:Actionguard:Confg=" + config)) {
      helper(LocalClock.class, option)
          .addSourceLines("A.java", "// BUG: Diagnostic contains: [Actionguard]", "class A {}")
          .matchAllDiagnostics()
          .doTest();
    }
  }

  @Test
  void whatIsNotCertainIsAWarningUnderTheOtherName() {
    helper(SensitiveIdInLog.class, "-Xep:SensitiveIdInLog:ERROR")
        .addSourceLines(
            "shop/OrderAction.java",
            "package shop;",
            "class OrderAction {",
            "  private static final System.Logger log = System.getLogger(\"shop\");",
            "  void record(java.sql.PreparedStatement insert, String email) throws Exception {",
            "    // BUG: Diagnostic contains: [SensitiveIdInLog]",
            "    log.log(System.Logger.Level.INFO, email);",
            "    String ascii = java.net.IDN.toASCII(email);",
            "    // BUG: Diagnostic contains: [actionguard:SensitiveIdInLog]",
            "    log.log(System.Logger.Level.INFO, ascii);",
            "    insert.executeUpdate();",
            "  }",
            "}")
        .matchAllDiagnostics()
        .doTest();
  }
}
