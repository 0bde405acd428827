package dev.actionguard.bytecode;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java source with the running JDK for tests. */
final class Compiled {
  private Compiled() {}

  /** Compiles one source file into a folder and returns the folder. */
  static Path source(Path folder, String fileName, String source, String... options) {
    try {
      Path file = folder.resolve("src").resolve(fileName);
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
      return files(folder.resolve("classes"), List.of(file), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles files into a folder and returns the folder. */
  static Path files(Path classes, List<Path> sources, String... options) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(sources);
      List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
      all.addAll(List.of(options));
      StringWriter out = new StringWriter();
      if (!compiler.getTask(out, manager, null, all, null, units).call()) {
        throw new IllegalArgumentException("does not compile: " + out);
      }
    }
    return classes;
  }
}
