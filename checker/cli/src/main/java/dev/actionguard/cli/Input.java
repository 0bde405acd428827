package dev.actionguard.cli;

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

/** What is checked, and what the reading of it has to say; paths are told as short as can be. */
final class Input implements AutoCloseable {
  private final LoadedProgram loaded;
  private final List<Path> analysed;
  private final Path directory;

  private Input(LoadedProgram loaded, List<Path> analysed, Path directory) {
    this.loaded = loaded;
    this.analysed = analysed;
    this.directory = directory;
  }

  /** Reads class files. */
  static Input read(List<Path> analysed, List<Path> classPath, Environment environment) {
    try {
      return new Input(ProgramReader.read(analysed, classPath), analysed, environment.directory());
    } catch (InputException e) {
      throw new UserError(
          "actionguard: " + shortened(String.valueOf(e.getMessage()), environment.directory()));
    }
  }

  Program program() {
    return loaded.program();
  }

  /**
   * Returns how many of the files to analyse could not be read. The class path does not count, nor
   * do links in a circle, which hide nothing.
   */
  int unreadable() {
    return (int) loaded.problems().stream().filter(this::isAnalysed).count();
  }

  private boolean isAnalysed(InputProblem problem) {
    Path file = Path.of(problem.path());
    return analysed.stream().anyMatch(file::startsWith) && !Files.isSymbolicLink(file);
  }

  List<Notice> problems() {
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

  private static String shortened(String text, Path directory) {
    return text.replace(directory + directory.getFileSystem().getSeparator(), "");
  }

  @Override
  public void close() {
    loaded.close();
  }
}
