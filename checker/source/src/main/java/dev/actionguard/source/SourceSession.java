package dev.actionguard.source;

import dev.actionguard.bytecode.ClassPath;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Reads the same sources again and again: only files that changed are parsed; only they are
 * attributed and lowered, too, unless what other files can see of them has changed. The result is
 * that of reading everything. Not safe for use by several threads.
 */
public final class SourceSession implements AutoCloseable {
  private final LongSupplier now;
  private final int release;
  private final List<Path> classes;
  private final List<Path> classPath;
  private ClassPath own;
  private List<ClassPath> path;
  private Map<Path, CachedFile> files = new LinkedHashMap<>();

  /**
   * Opens a class path.
   *
   * @param classes where the class files of the sources are, if there are any
   * @param classPath what the sources are compiled against; may be empty
   * @param release the version of the language
   * @param clock tells whether a file was written just now and may change again unnoticed
   */
  public SourceSession(List<Path> classes, List<Path> classPath, int release, Clock clock) {
    this(classes, classPath, release, clock::millis);
  }

  private SourceSession(List<Path> classes, List<Path> classPath, int release, LongSupplier now) {
    this.now = now;
    this.release = release;
    this.classes = List.copyOf(classes);
    this.classPath = List.copyOf(classPath);
    this.own = ClassPath.open(classes);
    this.path = List.of(own, ClassPath.open(classPath));
  }

  /**
   * Reads the sources. The program may be used until the session is closed.
   *
   * @param sources files, and folders with files in them
   * @param open the texts of files that are open in an editor; one below the sources counts even if
   *     it is not on the disk
   */
  public SourceProgram read(List<Path> sources, Map<Path, String> open) {
    return read(sources, open, List.of());
  }

  /** Reads sources once; the program closes the class path. */
  static SourceProgram readOnce(SourceProgram.Input input) {
    SourceSession session =
        new SourceSession(input.classes(), input.classPath(), input.release(), () -> 0);
    return session.read(input.sources(), Map.of(), session.path);
  }

  /**
   * Opens the class path again, as class files have changed. Nothing is parsed again for it, but
   * all is attributed again.
   */
  public void reopen() {
    close();
    own = ClassPath.open(classes);
    path = List.of(own, ClassPath.open(classPath));
    files.values().forEach(file -> file.lowered = null);
  }

  /**
   * Returns whether new class files of the sources may tell more: what a tool generates in these
   * classes, or classes that could not be found.
   */
  public boolean dependsOnClasses() {
    return files.values().stream()
        .anyMatch(
            file -> {
              Unit unit = file.read().unit();
              LoweredUnit lowered = file.lowered;
              return (unit != null && unit.imports("lombok"))
                  || (lowered != null && !lowered.missing().isEmpty());
            });
  }

  /** Closes the class path: classes that were not read yet cannot be read afterwards. */
  @Override
  public void close() {
    path.forEach(ClassPath::close);
  }

  private SourceProgram read(List<Path> sources, Map<Path, String> open, List<ClassPath> owned) {
    SourceFiles found = SourceFiles.below(sources);
    Set<Path> listed = new LinkedHashSet<>(found.files());
    open.keySet().stream()
        .filter(SourceFiles::isNamedAsSource)
        .filter(file -> sources.stream().anyMatch(file::startsWith))
        .sorted()
        .forEach(listed::add);
    Map<Path, CachedFile> before = files;
    files = new LinkedHashMap<>();
    // Most of the time goes into parsing, which needs nothing of other files.
    List<CachedFile> all =
        List.copyOf(listed).parallelStream()
            .map(
                file ->
                    CachedFile.read(
                        file,
                        Optional.ofNullable(open.get(file)),
                        release,
                        classes.isEmpty(),
                        now,
                        before.get(file)))
            .toList();
    all.forEach(file -> files.put(file.read().file(), file));
    if (!isSeenAlike(before)) {
      all.forEach(file -> file.lowered = null);
    }
    try {
      return new Reading(all).read(found.problems(), owned);
    } catch (RuntimeException | Error e) {
      // What was attributed in part is not read again.
      files = new LinkedHashMap<>();
      throw e;
    }
  }

  /** Whether files that did not change see in the others what they saw before. */
  private boolean isSeenAlike(Map<Path, CachedFile> before) {
    if (!before.keySet().equals(files.keySet())) {
      return false;
    }
    for (Map.Entry<Path, CachedFile> entry : files.entrySet()) {
      CachedFile old = before.get(entry.getKey());
      CachedFile now = entry.getValue();
      if (old == null || (old != now && !old.shape().equals(now.shape()))) {
        return false;
      }
    }
    return true;
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

  /** One reading: its classes know each other, and none of another reading. */
  private final class Reading {
    private final List<CachedFile> all;
    private final Classes classes = new Classes(path);
    private final Types types = new Types(classes);
    private final Names names = new Names(classes, types);
    private final Declarations declarations = new Declarations(classes, types, names);
    private final Attribution attribution = new Attribution(classes, types, names, declarations);
    private final Symbols symbols = new Symbols(types);
    private final Scopes scopes = new Scopes(symbols);
    private final List<Scanned> scanned = new ArrayList<>();

    /** A unit that is lowered now. */
    private record Scanned(
        CachedFile file,
        Unit unit,
        List<ClassScope> found,
        ScopeScanner scanner,
        Set<String> missing) {}

    Reading(List<CachedFile> all) {
      this.all = all;
    }

    SourceProgram read(List<SourceProgram.SourceProblem> problems, List<ClassPath> owned) {
      SourceProgram.Read sum = new SourceProgram.Read();
      sum.problems(problems);
      List<Unit> units = new ArrayList<>();
      for (CachedFile file : all) {
        sum.add(file.read());
        Unit unit = file.read().unit();
        if (unit != null) {
          units.add(unit);
        }
      }
      units.forEach(declarations::enter);
      if (!SourceSession.this.classes.isEmpty()) {
        units.stream()
            .filter(unit -> unit.imports("lombok"))
            .forEach(unit -> unit.classes().forEach(this::generated));
      }
      lower();
      if (owned.isEmpty()) {
        Set<Unit> attributed = new HashSet<>();
        scanned.forEach(s -> attributed.add(s.unit()));
        units.forEach(unit -> Detach.detach(unit, attributed.contains(unit)));
      }
      Set<String> missing = new TreeSet<>();
      List<ClassModel> models = new ArrayList<>();
      for (CachedFile file : all) {
        LoweredUnit lowered = file.lowered;
        if (lowered != null) {
          sum.add(lowered);
          missing.addAll(lowered.missing());
          models.addAll(lowered.models());
        }
      }
      for (ClassSymbol symbol : classes.generatedClasses()) {
        own.find(symbol.flatName()).ifPresent(models::add);
      }
      Program program = new Program(models, SourceSession.this::library);
      return new SourceProgram(program, sum, missing, owned);
    }

    /** Lowers the units of which there is nothing yet. */
    private void lower() {
      for (CachedFile file : all) {
        Unit unit = file.read().unit();
        if (unit != null && file.lowered == null) {
          names.missing.clear();
          unit.classes().forEach(attribution::classBody);
          List<ClassScope> found = new ArrayList<>();
          ScopeScanner scanner = new ScopeScanner(unit, scopes, symbols, found::add);
          scanned.add(new Scanned(file, unit, found, scanner, new TreeSet<>(names.missing)));
        }
      }
      for (Scanned one : scanned) {
        one.unit().classes().forEach(one.scanner()::scan);
      }
      scopes.complete();
      ClassModels models = new ClassModels(symbols, scopes, attribution, release);
      for (Scanned one : scanned) {
        names.missing.clear();
        List<ClassModel> lowered = one.found().stream().map(s -> model(s, models)).toList();
        one.missing().addAll(names.missing);
        one.file().lowered =
            new LoweredUnit(
                lowered,
                one.scanner().resolved(),
                one.scanner().unresolved(),
                one.scanner().places(),
                one.missing());
      }
    }

    private ClassModel model(ClassScope scope, ClassModels models) {
      ClassModel model = models.model(scope);
      ClassModel file = isGenerated(scope.symbol()) ? own.find(model.name()).orElse(null) : null;
      return file == null ? model : Generated.merge(model, file);
    }

    /** Tells a class that a tool changes what its class file has. */
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
  }
}
