package dev.actionguard.spotbugs;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A small program with findings, compiled into a folder {@code target/classes} of its own. */
record Shop(Path classes) {
  private static final String REQUEST =
      """
      package jakarta.servlet;

      public interface ServletRequest {
        String getParameter(String name);
      }
      """;

  /** One finding of QueryInjection, on line 13, whose flow starts on line 9. */
  static final String ORDERS =
      """
      package shop;

      import java.sql.ResultSet;
      import java.sql.SQLException;
      import java.sql.Statement;

      public class Orders {
        ResultSet find(jakarta.servlet.ServletRequest request, Statement statement) throws SQLException {
          return select(statement, request.getParameter("where"));
        }

        private static ResultSet select(Statement statement, String where) throws SQLException {
          return statement.executeQuery("select * from orders where " + where);
        }
      }
      """;

  /** Compiles the sources of classes into a project. */
  static Shop compile(Path project, String... sources) throws IOException {
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter messages = new StringWriter();
    List<JavaFileObject> files =
        Stream.concat(Stream.of(sources), Stream.of(REQUEST)).map(Shop::file).toList();
    List<String> options =
        List.of(
            "--release",
            "17",
            "-g",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    if (!compiler.getTask(messages, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    return new Shop(classes);
  }

  private static JavaFileObject file(String source) {
    String name =
        source.replaceAll(
            "(?s).*?package ([\\w.]+);.*?public (?:final )?(?:class|interface) (\\w+).*", "$1.$2");
    URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return source;
      }
    };
  }

  /** Checks the program. */
  SpotBugsRun.Result check() {
    return check(engine -> {});
  }

  SpotBugsRun.Result check(SpotBugsRun.Settings settings) {
    return SpotBugsRun.check(List.of(classes), List.of(), settings);
  }
}
