package dev.actionguard.run;

import dev.actionguard.bytecode.DuplicateClass;
import dev.actionguard.bytecode.InputException;
import dev.actionguard.bytecode.InputProblem;
import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.ir.Program;
import dev.actionguard.report.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is checked, and what the reading of it has to say; paths are told as short as can be. */
public final class Input implements AutoCloseable {
  private final LoadedProgram loaded;
  private final List<Path> analysed;
  private final Path directory;

  private Input(LoadedProgram loaded, List<Path> analysed, Path directory) {
    this.loaded = loaded;
    this.analysed = analysed;
    this.directory = directory;
  }

  /**
   * Reads class files.
   *
   * @param analysed absolute paths of what is checked
   * @param classPath absolute paths of what it was compiled against
   * @param directory messages name files relative to it
   * @throws InputException if a path to analyse is wrong, or there is no class in it
   */
  public static Input read(List<Path> analysed, List<Path> classPath, Path directory) {
    return new Input(ProgramReader.read(analysed, classPath), analysed, directory);
  }

  /** Returns the classes under analysis. */
  public Program program() {
    return loaded.program();
  }

  /**
   * Returns how many of the files to analyse could not be read. The class path does not count, nor
   * do links in a circle, which hide nothing.
   */
  public int unreadable() {
    return (int) loaded.problems().stream().filter(this::isAnalysed).count();
  }

  private boolean isAnalysed(InputProblem problem) {
    Path file = Path.of(problem.path());
    return analysed.stream().anyMatch(file::startsWith) && !Files.isSymbolicLink(file);
  }

  /** Returns what was skipped. */
  public List<Notice> problems() {
    List<Notice> notices = new ArrayList<>();
    for (InputProblem problem : loaded.problems()) {
      notices.add(
          new Notice(
              Notice.Level.WARNING,
              shortened(
                  problem.entry().isEmpty()
                      ? problem.path()
                      : problem.path() + "!/" + problem.entry(),
                  directory),
              shortened(problem.reason(), directory)));
    }
    for (DuplicateClass duplicate : loaded.duplicates()) {
      notices.add(
          new Notice(
              Notice.Level.NOTE,
              shortened(duplicate.ignored(), directory),
              duplicate.name()
                  + " is not analysed, as "
                  + shortened(duplicate.kept(), directory)
                  + " comes first"));
    }
    return notices;
  }

  /** Returns the text with absolute paths below the directory made relative to it. */
  public static String shortened(@Nullable String text, Path directory) {
    return String.valueOf(text).replace(directory + directory.getFileSystem().getSeparator(), "");
  }

  @Override
  public void close() {
    loaded.close();
  }
}
