package dev.actionguard.bytecode;

import dev.actionguard.ir.Program;
import java.io.IOException;
import java.util.List;

/** A program read from class files, what was counted, and what could not be read. */
public final class LoadedProgram implements AutoCloseable {
  private final Program program;
  private final List<InputProblem> problems;
  private final List<DuplicateClass> duplicates;
  private final int classes;
  private final long bytes;
  private final long lines;
  private final LibraryClasses libraries;
  private final Inputs inputs;

  LoadedProgram(
      Program program,
      List<DuplicateClass> duplicates,
      long bytes,
      long lines,
      LibraryClasses libraries,
      Inputs inputs) {
    this.program = program;
    this.problems = List.copyOf(inputs.problems());
    this.duplicates = List.copyOf(duplicates);
    this.classes = program.classes().size();
    this.bytes = bytes;
    this.lines = lines;
    this.libraries = libraries;
    this.inputs = inputs;
  }

  public Program program() {
    return program;
  }

  /** Returns the files that were skipped, in the order of the input. */
  public List<InputProblem> problems() {
    return problems;
  }

  /**
   * Returns the class files of libraries that were looked up until now and cannot be read, sorted.
   */
  public List<InputProblem> classPathProblems() {
    return libraries.problems();
  }

  /** Returns the classes that were found more than once. */
  public List<DuplicateClass> duplicates() {
    return duplicates;
  }

  /** Returns how many classes are under analysis. */
  public int classes() {
    return classes;
  }

  /** Returns how large their class files are together. */
  public long bytes() {
    return bytes;
  }

  /** Returns how many line-number entries they have. */
  public long lines() {
    return lines;
  }

  /** Closes the archives: classes and bodies that were not read yet cannot be read afterwards. */
  @Override
  public void close() {
    try {
      inputs.close();
    } catch (IOException e) {
      // An archive that was only read loses nothing by this.
    }
  }
}
