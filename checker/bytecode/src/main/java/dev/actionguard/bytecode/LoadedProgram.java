package dev.actionguard.bytecode;

import dev.actionguard.ir.Program;
import java.util.List;

/**
 * A program read from class files.
 *
 * @param problems files that were skipped, in the order of the input
 * @param duplicates classes that were found more than once
 * @param classes how many classes are under analysis
 * @param bytes how large their class files are together
 * @param lines how many line-number entries they have
 */
public record LoadedProgram(
    Program program,
    List<InputProblem> problems,
    List<DuplicateClass> duplicates,
    int classes,
    long bytes,
    long lines,
    AutoCloseable archives)
    implements AutoCloseable {
  public LoadedProgram {
    problems = List.copyOf(problems);
    duplicates = List.copyOf(duplicates);
  }

  /** Closes the class path's archives: library classes are not found any more afterwards. */
  @Override
  public void close() {
    try {
      archives.close();
    } catch (Exception e) {
      // An archive that was only read cannot lose anything by this.
    }
  }
}
