package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.bytecode.NewerJdk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks in the javac of a newer JDK, on syntax that Java 17 does not have: with the Error
 * Prone that they are built with, and with the one that the property {@code
 * actionguard.errorprone.newest} names by its class path.
 */
final class NewerJdkTest {
  private static final String SOURCE =
      """
      package shop;

      import java.sql.Connection;
      import java.sql.ResultSet;
      import java.sql.SQLException;
      import java.sql.Statement;

      class Orders {
        sealed interface Filter permits Typed, All {}

        record Typed(String where, int size) implements Filter {}

        record All() implements Filter {}

        ResultSet find(jakarta.servlet.ServletRequest request, Connection connection)
            throws SQLException {
          Filter filter =
              request.getParameter("a") == null ? new Typed(request.getParameter("w"), 1) : new All();
          String where =
              switch (filter) {
                case Typed(var text, int size) when size > 0 -> text;
                case Typed typed -> "1 = 1";
                case All() -> "1 = 1";
              };
          try (Statement statement = connection.createStatement()) {
            return statement.executeQuery("select * from orders where " + where);
          }
        }
      }
      """;
  private static final String REQUEST =
      "package jakarta.servlet; public interface ServletRequest { String getParameter(String n); }";

  @TempDir private Path folder;

  @Test
  void withTheErrorProneThatTheyAreBuiltWith() throws Exception {
    check(System.getProperty("java.class.path"));
  }

  @Test
  void withTheNewestErrorProne() throws Exception {
    String newest = System.getProperty("actionguard.errorprone.newest", "");
    assumeTrue(
        !newest.isEmpty(),
        "left out: -Dactionguard.errorprone.newest=<class path of error_prone_core> is not given");
    check(newest + File.pathSeparator + System.getProperty("java.class.path"));
  }

  private void check(String processorPath) throws Exception {
    Optional<NewerJdk> jdk = NewerJdk.find();
    assumeTrue(jdk.isPresent(), "left out: no JDK of version 21 or later was found");
    Path orders = Files.writeString(folder.resolve("Orders.java"), SOURCE);
    Path request = Files.writeString(folder.resolve("ServletRequest.java"), REQUEST);
    List<String> options = new ArrayList<>();
    for (String name :
        List.of("api", "code", "file", "main", "model", "parser", "processing", "tree", "util")) {
      options.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    for (String name : List.of("code", "comp")) {
      options.add("-J--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    options.addAll(
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-XDaddTypeAnnotationsToSymbol=true",
            "-processorpath",
            processorPath,
            "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:QueryInjection:WARN"));
    String printed =
        jdk.orElseThrow()
            .compile(
                List.of(orders, request),
                Files.createDirectories(folder.resolve("classes")),
                options.toArray(String[]::new));
    assertThat(printed)
        .containsPattern("Orders\\.java:2\\d: warning: \\[QueryInjection]")
        .contains("1 warning");
  }
}
