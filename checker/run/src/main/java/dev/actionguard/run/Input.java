package dev.actionguard.run;

import dev.actionguard.bytecode.DuplicateClass;
import dev.actionguard.bytecode.InputException;
import dev.actionguard.bytecode.InputProblem;
import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import dev.actionguard.report.Notice;
import dev.actionguard.source.SourceProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is checked, and what the reading of it has to say; paths are told as short as can be. */
public final class Input implements AutoCloseable {
  private final Program program;
  private final @Nullable LoadedProgram loaded;
  private final @Nullable SourceProgram source;
  private final List<Path> analysed;
  private final Path directory;

  private Input(
      Program program,
      @Nullable LoadedProgram loaded,
      @Nullable SourceProgram source,
      List<Path> analysed,
      Path directory) {
    this.program = program;
    this.loaded = loaded;
    this.source = source;
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
    LoadedProgram loaded = ProgramReader.read(analysed, classPath);
    return new Input(loaded.program(), loaded, null, analysed, directory);
  }

  /**
   * Reads sources.
   *
   * @param sources absolute paths of source files and folders
   * @param classPath absolute paths of what they are compiled against; may be empty
   * @param release the version of the language
   * @param directory messages name files relative to it
   * @throws InputException if there is no source file
   */
  public static Input sources(
      List<Path> sources, List<Path> classPath, int release, Path directory) {
    SourceProgram source =
        SourceProgram.read(new SourceProgram.Input(sources, List.of(), classPath, release));
    if (source.files() == 0 && source.unreadable() == 0) {
      source.close();
      throw new InputException("there are no Java sources in what is to be analysed");
    }
    return new Input(source.program(), null, source, sources, directory);
  }

  /**
   * Takes sources that a session has read.
   *
   * @param sources absolute paths of source files and folders
   * @param directory messages name files relative to it
   */
  public static Input of(SourceProgram source, List<Path> sources, Path directory) {
    return new Input(source.program(), null, source, sources, directory);
  }

  /**
   * Reads sources with the types of their class files, and class files that have no source.
   *
   * @param classes absolute paths of the class files to check
   * @param sources absolute paths of the folders of their sources
   * @param classPath absolute paths of what they are compiled against
   * @param release the version of the language
   * @param directory messages name files relative to it
   * @throws InputException if a path to analyse is wrong, or there is no class in it
   */
  public static Input both(
      List<Path> classes, List<Path> sources, List<Path> classPath, int release, Path directory) {
    LoadedProgram loaded = ProgramReader.read(classes, classPath);
    SourceProgram source =
        SourceProgram.read(new SourceProgram.Input(sources, classes, classPath, release));
    Set<String> outermost = new HashSet<>();
    source.program().classes().forEach(c -> outermost.add(outermost(c.name())));
    List<ClassModel> all = new ArrayList<>(source.program().classes());
    for (ClassModel model : loaded.program().classes()) {
      if (!outermost.contains(outermost(model.name()))) {
        all.add(model);
      }
    }
    Program program = new Program(all, name -> loaded.program().find(name));
    return new Input(program, loaded, source, classes, directory);
  }

  /** The classes of one source file and those in them are one: their members belong together. */
  private static String outermost(String name) {
    int dollar = name.indexOf('$', name.lastIndexOf('.') + 2);
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  /** Returns the classes under analysis. */
  public Program program() {
    return program;
  }

  /** Returns how much of what the sources call is known; empty if only class files are read. */
  public Optional<Resolution> resolution() {
    return source == null
        ? Optional.empty()
        : Optional.of(
            new Resolution(source.resolvedCalls(), source.unresolvedCalls(), source.missing()));
  }

  /**
   * Returns how many of the files to analyse could not be read. The class path does not count, nor
   * do links in a circle, which hide nothing.
   */
  public int unreadable() {
    int unreadable = source == null ? 0 : source.unreadable();
    if (loaded != null) {
      unreadable += (int) loaded.problems().stream().filter(this::isAnalysed).count();
    }
    return unreadable;
  }

  private boolean isAnalysed(InputProblem problem) {
    Path file = Path.of(problem.path());
    return analysed.stream().anyMatch(file::startsWith) && !Files.isSymbolicLink(file);
  }

  /** Returns what was skipped, and how much of the sources' calls is known. */
  public List<Notice> problems() {
    List<Notice> notices = new ArrayList<>();
    if (loaded != null) {
      add(notices, loaded);
    }
    if (source != null) {
      for (SourceProgram.SourceProblem problem : source.problems()) {
        String file = shortened(problem.file(), directory);
        notices.add(
            new Notice(
                Notice.Level.WARNING,
                problem.line() == 0 ? file : file + ":" + problem.line(),
                shortened(problem.reason(), directory)));
      }
      resolution().ifPresent(r -> notices.add(r.notice()));
    }
    return notices;
  }

  private void add(List<Notice> notices, LoadedProgram read) {
    for (InputProblem problem : read.problems()) {
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
    for (DuplicateClass duplicate : read.duplicates()) {
      notices.add(
          new Notice(
              Notice.Level.NOTE,
              shortened(duplicate.ignored(), directory),
              duplicate.name()
                  + " is not analysed, as "
                  + shortened(duplicate.kept(), directory)
                  + " comes first"));
    }
  }

  /** Returns the text with absolute paths below the directory made relative to it. */
  public static String shortened(@Nullable String text, Path directory) {
    return String.valueOf(text).replace(directory + directory.getFileSystem().getSeparator(), "");
  }

  @Override
  public void close() {
    if (loaded != null) {
      loaded.close();
    }
    if (source != null) {
      source.close();
    }
  }
}
