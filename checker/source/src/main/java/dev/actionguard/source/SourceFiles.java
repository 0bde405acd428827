package dev.actionguard.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source files below some folders, in the order of their names.
 *
 * @param problems what could not be listed
 */
record SourceFiles(List<Path> files, List<SourceProgram.SourceProblem> problems) {
  SourceFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  static SourceFiles below(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    List<SourceProgram.SourceProblem> problems = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        problems.add(new SourceProgram.SourceProblem(path.toString(), 0, "no such file or folder"));
        continue;
      }
      try (Stream<Path> walked = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
        walked
            .filter(SourceFiles::isSource)
            .sorted(Comparator.comparing(Path::toString))
            .forEach(files::add);
      } catch (IOException | java.io.UncheckedIOException e) {
        problems.add(
            new SourceProgram.SourceProblem(path.toString(), 0, "it cannot be listed: " + e));
      }
    }
    return new SourceFiles(files, problems);
  }

  private static boolean isSource(Path path) {
    return isNamedAsSource(path) && Files.isRegularFile(path);
  }

  /** Whether a file of that name holds classes. */
  static boolean isNamedAsSource(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".java")
        && !name.equals("module-info.java")
        && !name.equals("package-info.java");
  }
}
