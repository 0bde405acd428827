package dev.actionguard.source;

import dev.actionguard.bytecode.ClassPath;
import dev.actionguard.ir.ClassModel;
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

  private SourceProgram(Reading reading, Program program) {
    this.program = program;
    this.problems = List.copyOf(reading.problems);
    this.missing = reading.names.missing;
    this.paths = Map.copyOf(reading.paths);
    this.files = reading.files;
    this.unreadable = reading.unreadable;
    this.lines = reading.lines;
    this.resolved = reading.resolved;
    this.unresolved = reading.unresolved;
    this.places = List.copyOf(reading.places);
    this.opened = reading.path;
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
    Reading reading = new Reading(input);
    return reading.read();
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

  /** The reading of one program. */
  private static final class Reading {
    private final Input input;
    private final List<SourceProblem> problems = new ArrayList<>();
    private final ClassPath own;
    private final List<ClassPath> path;
    private final Classes classes;
    private final Types types;
    private final Names names;
    private final Declarations declarations;
    private final Attribution attribution;
    private final List<String> places = new ArrayList<>();
    private final Map<String, Path> paths = new HashMap<>();
    private int files;
    private int unreadable;
    private long lines;
    private int resolved;
    private int unresolved;

    Reading(Input input) {
      this.input = input;
      this.own = ClassPath.open(input.classes());
      this.path = List.of(own, ClassPath.open(input.classPath()));
      this.classes = new Classes(path);
      this.types = new Types(classes);
      this.names = new Names(classes, types);
      this.declarations = new Declarations(classes, types, names);
      this.attribution = new Attribution(classes, types, names, declarations);
    }

    SourceProgram read() {
      List<Unit> units = new ArrayList<>();
      SourceFiles found = SourceFiles.below(input.sources());
      problems.addAll(found.problems());
      // Most of the time goes into parsing, which needs nothing of other files.
      found.files().parallelStream()
          .map(file -> SourceReader.read(file, input.release()))
          .toList()
          .forEach(read -> take(read, units));
      for (Unit unit : units) {
        declarations.enter(unit);
      }
      generated(units);
      for (Unit unit : units) {
        unit.classes().forEach(attribution::classBody);
      }
      Program program = new Program(lower(units), this::library);
      return new SourceProgram(this, program);
    }

    private Optional<ClassModel> library(String name) {
      for (ClassPath one : path) {
        Optional<ClassModel> found = one.find(name);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private void take(SourceReader.Read read, List<Unit> units) {
      problems.addAll(read.problems());
      lines += read.lines();
      Unit unit = read.unit();
      if (unit == null) {
        unreadable++;
      } else {
        units.add(unit);
        paths.putIfAbsent(unit.sourceFile(), read.file());
        files++;
      }
    }

    /** Tells classes that a tool changes what their class files have. */
    private void generated(List<Unit> units) {
      if (input.classes().isEmpty()) {
        return;
      }
      for (Unit unit : units) {
        if (unit.imports("lombok")) {
          unit.classes().forEach(this::generated);
        }
      }
    }

    private void generated(Tree.ClassDecl tree) {
      if (tree.symbol != null) {
        tree.symbol.methods();
        if (classes.addGenerated(tree.symbol, own, types)) {
          tree.members.removeIf(m -> m instanceof Tree.MethodDecl method && method.implicit);
        }
        for (Tree member : List.copyOf(tree.members)) {
          if (member instanceof Tree.ClassDecl nested) {
            generated(nested);
          }
        }
      }
    }

    private static boolean isGenerated(ClassSymbol symbol) {
      return symbol.methods().stream().anyMatch(m -> (m.flags() & Flags.FROM_CLASS_FILE) != 0)
          || symbol.fields().stream().anyMatch(f -> (f.flags() & Flags.FROM_CLASS_FILE) != 0);
    }

    private List<ClassModel> lower(List<Unit> units) {
      Symbols symbols = new Symbols(types);
      Scopes scopes = new Scopes(symbols);
      List<ClassScope> found = new ArrayList<>();
      for (Unit unit : units) {
        ScopeScanner scanner = new ScopeScanner(unit, scopes, symbols, found::add);
        unit.classes().forEach(scanner::scan);
        resolved += scanner.resolved();
        unresolved += scanner.unresolved();
        places.addAll(scanner.places());
      }
      scopes.complete();
      ClassModels models = new ClassModels(symbols, scopes, attribution, input.release());
      List<ClassModel> lowered = new ArrayList<>();
      for (ClassScope scope : found) {
        ClassModel model = models.model(scope);
        ClassModel file = isGenerated(scope.symbol()) ? own.find(model.name()).orElse(null) : null;
        lowered.add(file == null ? model : Generated.merge(model, file));
      }
      for (ClassSymbol symbol : classes.generatedClasses()) {
        own.find(symbol.flatName()).ifPresent(lowered::add);
      }
      return lowered;
    }
  }
}
