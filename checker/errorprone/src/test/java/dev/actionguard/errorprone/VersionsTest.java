package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.errorprone.VisitorState;
import dev.actionguard.bytecode.NewerJdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The checks with the oldest and the newest Error Prone that they are meant for, in the running
 * javac and in that of a newer JDK, there on syntax that Java 17 does not have.
 */
final class VersionsTest {
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
  private static final String PLAIN =
      """
      package shop;

      import java.sql.ResultSet;
      import java.sql.SQLException;
      import java.sql.Statement;

      class Orders {
        ResultSet find(jakarta.servlet.ServletRequest request, Statement statement)
            throws SQLException {
          return statement.executeQuery("select * from orders where " + request.getParameter("w"));
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theOldestErrorProne() throws Exception {
    reports(10, compile(NewerJdk.running(), jars("oldest"), PLAIN));
  }

  @Test
  void theirOwnErrorProneOnANewerJdk() throws Exception {
    reports(26, compile(newer(), List.of(), SOURCE));
  }

  @Test
  void theNewestErrorProneOnANewerJdk() throws Exception {
    reports(26, compile(newer(), jars("newest"), SOURCE));
  }

  private static void reports(int line, String printed) {
    assertThat(printed)
        .contains("Orders.java:" + line + ": warning: [QueryInjection]")
        .contains("1 warning");
  }

  private static NewerJdk newer() {
    Optional<NewerJdk> jdk = NewerJdk.find();
    assumeTrue(jdk.isPresent(), "left out: no JDK of version 21 or later was found");
    return jdk.orElseThrow();
  }

  @Test
  void oneSentenceNamesTheVersionsThatDoNotFit() throws Exception {
    Path lacking = folder.resolve("lacking/com/google/errorprone/VisitorState.class");
    Files.createDirectories(lacking.getParent());
    Files.write(lacking, without(VisitorState.class, "severityMap"));
    assertThatThrownBy(() -> compile(NewerJdk.running(), List.of(folder.resolve("lacking")), PLAIN))
        .hasMessageContaining("error: [Actionguard] actionguard-errorprone ")
        .hasMessageContaining(
            "built for Error Prone 2.42, does not fit Error Prone 2.42.0 on javac")
        .hasMessageContaining("severityMap")
        .hasMessageContaining("1 error");
  }

  private static List<Path> jars(String which) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target", "errorprone", which))) {
      return files.map(Path::toAbsolutePath).sorted().toList();
    }
  }

  /** Returns a class that lacks a method, as one of another version may. */
  private static byte[] without(Class<?> type, String method) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      new ClassReader(Objects.requireNonNull(in))
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  return name.equals(method)
                      ? null
                      : super.visitMethod(access, name, descriptor, signature, thrown);
                }
              },
              0);
    }
    return writer.toByteArray();
  }

  private String compile(NewerJdk jdk, List<Path> errorProne, String source) throws Exception {
    Path orders = Files.writeString(folder.resolve("Orders.java"), source);
    Path request = Files.writeString(folder.resolve("ServletRequest.java"), JavacRun.REQUEST);
    List<String> options = new ArrayList<>();
    for (String option : Files.readAllLines(Path.of("../../.mvn/jvm.config"))) {
      options.add("-J" + option);
    }
    options.addAll(
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-XDaddTypeAnnotationsToSymbol=true",
            "-processorpath",
            JavacRun.processorPath(errorProne, List.of()),
            "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:QueryInjection:WARN"));
    return jdk.compile(
        List.of(orders, request),
        Files.createDirectories(folder.resolve("classes")),
        options.toArray(String[]::new));
  }
}
