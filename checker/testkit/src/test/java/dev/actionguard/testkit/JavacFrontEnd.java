package dev.actionguard.testkit;

import com.sun.source.util.JavacTask;
import dev.actionguard.errorprone.JavacProgram;
import dev.actionguard.ir.Program;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The trees of the running javac. */
final class JavacFrontEnd implements FrontEnd {
  @Override
  public String name() {
    return "javac";
  }

  @Override
  public <T> T with(CompiledFixture fixture, Function<Program, T> use) {
    JavaCompiler compiler =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, fixture.classPath());
      List<String> options =
          new ArrayList<>(List.of("--release", "17", "-implicit:none", "-Xlint:none"));
      List<Path> lombok =
          fixture.classPath().stream()
              .filter(path -> path.getFileName().toString().startsWith("lombok"))
              .toList();
      if (lombok.isEmpty()) {
        options.add("-proc:none");
      } else {
        files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, lombok);
      }
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  new StringWriter(),
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(fixture.fixture().sources()));
      task.analyze();
      return use.apply(JavacProgram.read(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
