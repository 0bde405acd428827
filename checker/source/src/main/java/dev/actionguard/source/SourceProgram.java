package dev.actionguard.source;

import dev.actionguard.bytecode.ClassPath;
import dev.actionguard.ir.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The source front end: lowers Java sources to the program form, without a compiler.
 *
 * <ol>
 *   <li>{@link Translator} makes small trees from the parser's;
 *   <li>{@link Declarations} makes symbols of what they declare;
 *   <li>{@link Attribution} finds the types and symbols of all expressions;
 *   <li>{@link ScopeScanner} finds the classes and lambda bodies and what they capture;
 *   <li>{@link ClassModels} makes the models, {@link BodyLowering} and its parts write the bodies.
 * </ol>
 *
 * What cannot be resolved is unknown in the program, and counted.
 */
public final class SourceProgram implements AutoCloseable {
  private final Program program;
  private final List<SourceProblem> problems;
  private final Set<String> missing;
  private final Map<String, Path> paths;
  private final int files;
  private final int unreadable;
  private final long lines;
  private final int resolved;
  private final int unresolved;
  private final List<String> places;
  private final List<ClassPath> opened;

  SourceProgram(Program program, Read read, Set<String> missing, List<ClassPath> opened) {
    this.program = program;
    this.problems = List.copyOf(read.problems);
    this.missing = missing;
    this.paths = Map.copyOf(read.paths);
    this.files = read.files;
    this.unreadable = read.unreadable;
    this.lines = read.lines;
    this.resolved = read.resolved;
    this.unresolved = read.unresolved;
    this.places = List.copyOf(read.places);
    this.opened = List.copyOf(opened);
  }

  /**
   * A file that was not read, or only in part.
   *
   * @param line where, or 0
   */
  public record SourceProblem(String file, int line, String reason) {}

  /**
   * Where sources are and what they need.
   *
   * @param sources files, and folders with files in them
   * @param classes where the class files of these sources are, if there are any: they tell what
   *     tools generated
   * @param classPath the class path that the sources are compiled with; may be empty
   * @param release the version of the language
   */
  public record Input(List<Path> sources, List<Path> classes, List<Path> classPath, int release) {
    public Input {
      sources = List.copyOf(sources);
      classes = List.copyOf(classes);
      classPath = List.copyOf(classPath);
    }
  }

  /** Reads a program. What cannot be read is reported, and the rest goes on. */
  public static SourceProgram read(Input input) {
    return SourceSession.readOnce(input);
  }

  public Program program() {
    return program;
  }

  /** Returns the files that were not read, or only in part. */
  public List<SourceProblem> problems() {
    return problems;
  }

  /** Returns the names of types that could not be found, sorted. */
  public Set<String> missing() {
    return missing;
  }

  /** Returns the file that a class names as its source file. */
  public Optional<Path> file(String sourceFile) {
    return Optional.ofNullable(paths.get(sourceFile));
  }

  /** Returns how many files were read. */
  public int files() {
    return files;
  }

  /** Returns how many files could not be read at all. */
  public int unreadable() {
    return unreadable;
  }

  /** Returns how many lines they have. */
  public long lines() {
    return lines;
  }

  /** Returns how many calls, creations and method references there are whose method is known. */
  public int resolvedCalls() {
    return resolved;
  }

  /** Returns how many there are whose method is not known. */
  public int unresolvedCalls() {
    return unresolved;
  }

  /** Returns where those stand whose method is not known, and how they name it. */
  public List<String> unresolvedPlaces() {
    return places;
  }

  /** Closes the class path: classes that were not read yet cannot be read afterwards. */
  @Override
  public void close() {
    opened.forEach(ClassPath::close);
  }

  /** What adds up while files are read. */
  static final class Read {
    private final List<SourceProblem> problems = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, Path> paths = new HashMap<>();
    private int files;
    private int unreadable;
    private long lines;
    private int resolved;
    private int unresolved;

    void problems(List<SourceProblem> more) {
      problems.addAll(more);
    }

    void add(SourceReader.Read file) {
      problems.addAll(file.problems());
      lines += file.lines();
      if (file.unit() == null) {
        unreadable++;
      } else {
        paths.putIfAbsent(file.unit().sourceFile(), file.file());
        files++;
      }
    }

    void add(LoweredUnit unit) {
      resolved += unit.resolved();
      unresolved += unit.unresolved();
      places.addAll(unit.places());
    }
  }
}
