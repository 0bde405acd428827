package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks in javac as builds call it: policies, parts of a program, processors, modules. */
final class CompilationTest {
  private static final String MAIN =
      """
      package shop;

      import jakarta.servlet.ServletRequest;
      import java.sql.Connection;
      import java.sql.ResultSet;
      import java.sql.SQLException;

      class Main {
        ResultSet find(ServletRequest request, Connection connection) throws SQLException {
          return new Orders(connection).find(request.getParameter("where"));
        }
      }
      """;
  private static final String ORDERS =
      """
      package shop;

      import java.sql.Connection;
      import java.sql.ResultSet;
      import java.sql.SQLException;

      class Orders {
        private final Connection connection;

        Orders(Connection connection) {
          this.connection = connection;
        }

        ResultSet find(String where) throws SQLException {
          return connection.createStatement().executeQuery("select * from orders where " + where);
        }
      }
      """;

  /** A finding that needs no other file. */
  private static final String ALONE =
      """
      package shop;

      import jakarta.servlet.ServletRequest;
      import java.sql.Connection;
      import java.sql.ResultSet;
      import java.sql.SQLException;

      class Alone {
        ResultSet find(ServletRequest request, Connection connection) throws SQLException {
          return connection.createStatement().executeQuery("select " + request.getParameter("a"));
        }
      }
      """;

  private static final String IN_ORDERS = "QueryInjection Orders.java:15";
  private static final String IN_ALONE = "QueryInjection Alone.java:10";

  @TempDir private static Path library;
  private static Path servlet;

  @TempDir private Path folder;

  @BeforeAll
  static void compileTheLibrary() throws Exception {
    JavacRun run =
        new JavacRun(library).source("jakarta/servlet/ServletRequest.java", JavacRun.REQUEST);
    assertThat(run.run().done()).isTrue();
    servlet = run.classes();
  }

  private JavacRun run(String name) {
    return new JavacRun(folder.resolve(name)).classPath(servlet);
  }

  @Test
  void theWholeTaskAtOnce() throws Exception {
    JavacRun.Result result =
        run("simple")
            .source("shop/Main.java", MAIN)
            .source("shop/Orders.java", ORDERS)
            .source("shop/Alone.java", ALONE)
            .run();
    assertThat(result.findings()).containsExactly(IN_ALONE, IN_ORDERS);
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  @Test
  void byFileEachFileIsAnalysedAloneWhichIsSaidOnce() throws Exception {
    JavacRun.Result result =
        run("byfile")
            .options("-XDcompilePolicy=byfile", "--should-stop=ifError=FLOW")
            .source("shop/Main.java", MAIN)
            .source("shop/Orders.java", ORDERS)
            .source("shop/Alone.java", ALONE)
            .run();
    assertThat(result.findings()).containsExactly(IN_ALONE);
    assertThat(result.notices())
        .singleElement()
        .asString()
        .contains("each file is analysed alone; with -XDcompilePolicy=simple");
    assertThat(result.output()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  /** Gone is not there when its users are compiled, and javac itself does not miss it. */
  private Path libraryWithAHole() throws Exception {
    JavacRun run =
        run("library")
            .source("lib/Gone.java", "package lib; public class Gone { public void go() {} }")
            .source(
                "lib/GoneFailure.java",
                "package lib; public class GoneFailure extends Exception {}")
            .source("lib/Mark.java", "package lib; public @interface Mark { Class<?> value(); }")
            .source(
                "lib/Base.java",
                """
                package lib;

                @Mark(Gone.class)
                public class Base {
                  public Gone gone;

                  public Gone gone(Gone other) throws GoneFailure {
                    return other;
                  }

                  public static class Inner extends Gone {}

                  public Inner inner() {
                    return null;
                  }

                  public String name() {
                    return "";
                  }
                }
                """);
    assertThat(run.run().done()).isTrue();
    Files.delete(run.classes().resolve("lib/Gone.class"));
    Files.delete(run.classes().resolve("lib/GoneFailure.class"));
    return run.classes();
  }

  @Test
  void aMissingClassFileIsNoMatter() throws Exception {
    Path withHole = libraryWithAHole();
    String uses =
        """
        package shop;

        import java.util.List;
        import lib.Base;

        class Uses extends Base {
          private Base base = new Base();
          private Base.Inner kept;

          String name(List<Base> all) {
            Object first = all.isEmpty() ? base : all;
            Runnable run = base::name;
            return first + base.name() + (kept == null) + run;
          }

          Base.Inner kept() {
            return kept;
          }
        }
        """;
    for (String policy : new String[] {"simple", "byfile"}) {
      JavacRun.Result result =
          run("hole-" + policy)
              .options("-XDcompilePolicy=" + policy, "--should-stop=ifError=FLOW")
              .classPath(withHole)
              .source("shop/Alone.java", ALONE)
              .source("shop/Uses.java", uses)
              .run();
      assertThat(result.errors()).isEmpty();
      assertThat(result.output()).isEmpty();
      assertThat(result.findings()).containsExactly(IN_ALONE);
      assertThat(result.done()).isTrue();
    }
  }

  @Test
  void aMissingTypeThatIsUsedIsJavacsOwnError() throws Exception {
    JavacRun.Result result =
        run("missing")
            .classPath(libraryWithAHole())
            .source("shop/Alone.java", ALONE)
            .source(
                "shop/Uses.java",
                "package shop; class Uses { void f(lib.Base base) throws Exception {"
                    + " base.gone(null).go(); } }")
            .run();
    assertThat(result.errors()).isNotEmpty().allMatch(text -> text.contains("Gone"));
    assertThat(result.output()).isEmpty();
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isFalse();
  }

  /** What is not compiled in the same call is known by the library models only. */
  @Test
  void ofAPartOnlyWhatIsInItIsFound() throws Exception {
    JavacRun whole =
        run("whole")
            .source("shop/Main.java", MAIN)
            .source("shop/Orders.java", ORDERS)
            .source("shop/Alone.java", ALONE);
    assertThat(whole.run().findings()).containsExactly(IN_ALONE, IN_ORDERS);

    JavacRun.Result part =
        run("part")
            .classPath(whole.classes())
            .source("shop/Main.java", MAIN)
            .source("shop/Alone.java", ALONE)
            .run();
    assertThat(part.findings()).containsExactly(IN_ALONE);
    assertThat(part.notices()).isEmpty();
    assertThat(part.done()).isTrue();
  }

  @Test
  void sourcesThatAreGeneratedInRounds() throws Exception {
    JavacRun.Result result =
        run("rounds")
            .processor(RoundsProcessor.class)
            .source("shop/Step.java", "package shop; @interface Step {}")
            .source(
                "shop/Main.java",
                MAIN.replace("class Main", "@Step class Main")
                    .replace(
                        "request.getParameter(\"where\")",
                        "Main1.pass(request.getParameter(\"where\"))"))
            .source("shop/Orders.java", ORDERS)
            .run();
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).containsExactly(IN_ORDERS);
    assertThat(result.done()).isTrue();
    assertThat(folder.resolve("rounds/classes/shop/Main11.class")).exists();
  }

  @Test
  void membersThatLombokMakes() throws Exception {
    JavacRun.Result result =
        run("lombok")
            .classPath(JavacRun.lombok())
            .processors(JavacRun.lombok())
            .source(
                "shop/Filter.java",
                "package shop; @lombok.Value @lombok.Builder class Filter { String where; int size; }")
            .source(
                "shop/Main.java",
                MAIN.replace(
                    "request.getParameter(\"where\")",
                    "Filter.builder().where(request.getParameter(\"where\")).build().getWhere()"))
            .source("shop/Orders.java", ORDERS)
            .run();
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).containsExactly(IN_ORDERS);
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  @Test
  void modulesAndPackages() throws Exception {
    JavacRun lib =
        new JavacRun(folder.resolve("api"))
            .source("module-info.java", "module servlet { exports jakarta.servlet; }")
            .source("jakarta/servlet/ServletRequest.java", JavacRun.REQUEST);
    assertThat(lib.run().done()).isTrue();
    JavacRun.Result result =
        new JavacRun(folder.resolve("module"))
            .addOptions("--module-path", lib.classes().toString())
            .source(
                "module-info.java",
                "/** A shop. */ module shop { requires java.sql; requires servlet; exports shop; }")
            .source("shop/package-info.java", "/** Orders. */ package shop;")
            .source("shop/Main.java", MAIN)
            .source("shop/Orders.java", ORDERS)
            .run();
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).containsExactly(IN_ORDERS);
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  @Test
  void olderReleases() throws Exception {
    String reads =
        MAIN.replace(
            "request.getParameter(\"where\")",
            "java.util.Optional.of(request.getParameter(\"where\")).map(w -> new StringBuilder(w).append(' ').toString()).get()");
    for (String release : new String[] {"8", "11", "17"}) {
      JavacRun.Result result =
          run("release-" + release)
              .addOptions("--release", release, "-Xlint:-options")
              .source("shop/Main.java", reads)
              .source("shop/Orders.java", ORDERS)
              .run();
      assertThat(result.errors()).as(release).isEmpty();
      assertThat(result.findings()).as(release).containsExactly(IN_ORDERS);
      assertThat(result.notices()).as(release).isEmpty();
    }
  }

  @Test
  void testsAreNotReported() throws Exception {
    JavacRun main = run("main").source("shop/Orders.java", ORDERS);
    assertThat(main.run().done()).isTrue();
    JavacRun.Result result =
        run("test")
            .classPath(main.classes())
            .source(
                "org/junit/jupiter/api/Test.java",
                "package org.junit.jupiter.api; public @interface Test {}")
            .source(
                "shop/OrdersTest.java",
                MAIN.replace("class Main", "class OrdersTest")
                    .replace(
                        "  ResultSet find",
                        "  @org.junit.jupiter.api.Test void finds() {}\n  ResultSet find"))
            .run();
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).isEmpty();
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  @Test
  void failingProcessors() throws Exception {
    JavacRun.Result says =
        run("says-no").processor(FailingProcessor.class).source("shop/Alone.java", ALONE).run();
    assertThat(says.errors()).containsExactly("the processor says no");
    assertThat(says.notices()).isEmpty();
    assertThat(says.done()).isFalse();

    JavacRun breaks =
        run("breaks")
            .processor(FailingProcessor.class)
            .addOptions("-Athrow")
            .source("shop/Alone.java", ALONE);
    assertThatThrownBy(breaks::run).hasRootCauseMessage("broken processor");
  }

  @Test
  void errorsOfJavacStandAlone() throws Exception {
    JavacRun.Result result =
        run("errors")
            .source("shop/Alone.java", ALONE)
            .source("shop/Broken.java", "package shop; class Broken { int f() { return 1 } }")
            .run();
    assertThat(result.errors()).hasSize(1);
    assertThat(result.findings()).isEmpty();
    assertThat(result.output()).isEmpty();
    JavacRun.Result untyped =
        run("untyped")
            .source("shop/Alone.java", ALONE)
            .source(
                "shop/Broken.java", "package shop; class Broken { Missing f() { return g(1); } }")
            .run();
    assertThat(untyped.errors()).hasSize(2).allMatch(text -> text.contains("cannot find symbol"));
    assertThat(untyped.notices()).isEmpty();
    assertThat(untyped.output()).isEmpty();
  }

  @Test
  void tenThousandGeneratedLines() throws Exception {
    StringBuilder source =
        new StringBuilder(
            "package shop;\n@javax.annotation.processing.Generated(\"tool\")\nclass Large {\n");
    for (int i = 0; i < 2_500; i++) {
      source
          .append("  String get%d(String a) {\n".formatted(i))
          .append("    String b = a + \"%d\";\n".formatted(i))
          .append("    return %s;\n  }\n".formatted(i == 0 ? "b" : "get" + (i - 1) + "(b)"));
    }
    JavacRun.Result result =
        run("large")
            .source("shop/Large.java", source + "}\n")
            .source(
                "shop/Main.java",
                MAIN.replace(
                    "request.getParameter(\"where\")",
                    "new Large().get9(request.getParameter(\"where\"))"))
            .source("shop/Orders.java", ORDERS)
            .run();
    assertThat(result.findings()).containsExactly(IN_ORDERS);
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }

  @Test
  void deeplyNestedExpressions() throws Exception {
    int depth = 300;
    String calls = "f(".repeat(30) + "a" + ")".repeat(30);
    String choices = "a.isEmpty() ? a : ".repeat(depth) + "a";
    String sums = "(1 + ".repeat(depth) + "a.length()" + ")".repeat(depth);
    JavacRun.Result result =
        run("deep")
            .source("shop/Alone.java", ALONE)
            .source(
                "shop/Deep.java",
                "package shop; class Deep { String f(String a) { return a; } String g(String a) { return "
                    + calls
                    + "; } String h(String a) { return "
                    + choices
                    + "; } int i(String a) { return "
                    + sums
                    + "; } }")
            .run();
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).containsExactly(IN_ALONE);
    assertThat(result.notices()).isEmpty();
    assertThat(result.done()).isTrue();
  }
}
