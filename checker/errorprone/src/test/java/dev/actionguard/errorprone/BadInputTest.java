package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.CompilationTestHelper;
import com.sun.source.util.JavacTask;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Code with errors, missing types, very large and very deep code. */
final class BadInputTest {
  private static Program program(String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    new StringWriter(), null, d -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      task.analyze();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return JavacProgram.read(task);
  }

  private static Body body(Program program, String method) {
    ClassModel model = program.own("A").orElseThrow();
    MethodModel found =
        model.methods().stream().filter(m -> m.name().equals(method)).findFirst().orElseThrow();
    assertThat(found.code().references()).isNotNull();
    return found.code().body();
  }

  private static long unknown(Body body) {
    return body.blocks().stream()
        .flatMap(block -> block.statements().stream())
        .filter(Statement.Unknown.class::isInstance)
        .count();
  }

  @Test
  void whatCannotBeResolvedIsUnknown() {
    Program program =
        program(
            """
            import missing.Helper;
            class A extends missing.Base {
              Helper helper = Helper.of(1);
              String text(Helper other) {
                String text = other.name() + helper.field + nothing;
                for (Object o : other.all()) { text += o; }
                for (String s : helper) { text += s; }
                int sum = other.a * 2 + undefined(text, other);
                sum += other.b;
                Runnable run = () -> other.go();
                java.util.function.Supplier<String> s = other::name;
                try (Helper h = new Helper(text)) { h.use(); } catch (missing.Failure e) { e.print(); }
                switch (other.kind()) { case ONE: return "1"; default: break; }
                Object inner = new Helper() { int twice() { return size() * 2; } };
                if (inner instanceof Helper h) { h.use(); }
                return new Helper[] {other}[0].name();
              }
            }
            """);
    assertThat(unknown(body(program, "text"))).isPositive();
    assertThat(unknown(body(program, "<init>"))).isPositive();
  }

  @Test
  void longConcatenationsAreNoMatterOfDepth() {
    String parts = " + a".repeat(800);
    Body body = body(program("class A { String f(String a) { return a" + parts + "; } }"), "f");
    assertThat(body.size()).isLessThan(10);
  }

  @Test
  void tooDeepCodeFailsAlone() throws Exception {
    String sum = "(i + ".repeat(20_000) + "1" + ")".repeat(20_000);
    String source = "class A { int f(int i) { return " + sum + "; } int g(int i) { return i; } }";
    AtomicReference<Program> program = new AtomicReference<>();
    // javac needs more stack than the checks may have.
    Thread compiling = new Thread(null, () -> program.set(program(source)), "deep", 1L << 30);
    compiling.start();
    compiling.join();
    assertThatThrownBy(() -> body(program.get(), "f"))
        .isInstanceOf(LoweringException.class)
        .hasMessageContaining("too deeply");
    assertThat(body(program.get(), "g").size()).isEqualTo(1);
  }

  @Test
  void largeMethods() {
    String body = "if (i > 1) { i = i + 1; } else { i--; }\n".repeat(3000);
    Program program = program("class A { int f(int i) {\n" + body + "return i; } }");
    assertThat(body(program, "f").blocks()).hasSizeGreaterThan(6000);
  }

  @Test
  void errorsOfTheCompilerComeFirst() {
    CompilationTestHelper.newInstance(QueryInjection.class, BadInputTest.class)
        .addSourceLines(
            "A.java",
            "class A {",
            "  // BUG: Diagnostic contains: cannot find symbol",
            "  void f(Missing m) { m.go(); }",
            "}")
        .matchAllDiagnostics()
        .doTest();
  }
}
