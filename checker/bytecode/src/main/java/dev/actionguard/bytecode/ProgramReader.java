package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Inputs.Place;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads a program from folders of classes, class files, jars, wars, ears and Spring Boot archives.
 * What archives bring as their libraries is class path, not analysed. Class files are data: nothing
 * is loaded as a class or written to disk.
 */
public final class ProgramReader {
  private final Limits limits;
  private final Inputs inputs;
  private final AtomicReference<@Nullable Program> program = new AtomicReference<>();
  private final LibraryClasses libraries;
  private final ClassFileReader reader;
  private final Map<String, ClassModel> classes = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<DuplicateClass> duplicates = new ArrayList<>();
  private long bytes;
  private long lines;

  private ProgramReader(Limits limits) {
    this.limits = limits;
    this.inputs = new Inputs(limits);
    ClassLookup everything =
        name -> {
          Program read = program.get();
          return read == null ? Optional.empty() : read.find(name);
        };
    this.reader = new ClassFileReader(everything);
    this.libraries = new LibraryClasses(reader);
  }

  /**
   * Reads a program.
   *
   * @param analysed what to analyse, in class-path order; at least one
   * @param classPath where other classes are found; what does not exist there is reported and
   *     skipped
   * @throws InputException if a path to analyse is wrong, or there is no class in it
   */
  public static LoadedProgram read(List<Path> analysed, List<Path> classPath) {
    return read(analysed, classPath, Limits.DEFAULT);
  }

  /**
   * Reads a program from class files that are found already; none may be to analyse.
   *
   * @throws InputException if they are larger than one analysis may be
   */
  public static LoadedProgram read(ClassFiles files) {
    return new ProgramReader(Limits.DEFAULT).load(files);
  }

  static LoadedProgram read(List<Path> analysed, List<Path> classPath, Limits limits) {
    return new ProgramReader(limits).load(analysed, classPath);
  }

  private LoadedProgram load(List<Path> analysed, List<Path> classPath) {
    if (analysed.isEmpty()) {
      throw new InputException("nothing to analyse: name a folder of classes or an archive");
    }
    try {
      for (Path path : analysed) {
        loadPath(path);
      }
      Inputs.Visitor onPath = new LibraryVisitor();
      for (Path path : classPath) {
        if (Files.exists(path)) {
          walkLibrary(path, onPath);
        } else {
          inputs.problem(path.toString(), "", "no such file or folder on the class path");
        }
      }
    } catch (InputException e) {
      close();
      throw e;
    }
    return loaded();
  }

  private LoadedProgram load(ClassFiles files) {
    for (String path : files.analysed().stream().sorted().toList()) {
      if (!Inputs.isModule(path)) {
        load(new Place(path, "", () -> Inputs.present(files.read(path))));
      }
    }
    libraries.addAll(files);
    return loaded();
  }

  private LoadedProgram loaded() {
    Program read = new Program(classes.values(), libraries);
    program.set(read);
    return new LoadedProgram(read, duplicates, bytes, lines, libraries, inputs);
  }

  private void close() {
    try {
      inputs.close();
    } catch (IOException e) {
      inputs.problem("", "", Inputs.reason(e));
    }
  }

  private void loadPath(Path path) {
    int before = classes.size() + duplicates.size();
    int problems = inputs.problems().size();
    inputs.walk(path, new ApplicationVisitor());
    if (classes.size() + duplicates.size() == before) {
      if (inputs.problems().size() > problems) {
        throw new InputException(
            path + ": no class could be read; " + inputs.problems().get(problems));
      }
      throw new InputException(
          path
              + ": there are no class files in it; compile first, or name the folder or archive"
              + " that has the classes");
    }
  }

  private void walkLibrary(Path path, Inputs.Visitor visitor) {
    try {
      inputs.walk(path, visitor);
    } catch (InputException e) {
      inputs.problem(path.toString(), "", String.valueOf(e.getMessage()));
    }
  }

  private void load(Place place) {
    try {
      byte[] content = place.content().read();
      ClassFileReader.ReadClass read = reader.read(content, place.content());
      String name = read.model().name();
      Place first = places.putIfAbsent(name, place);
      if (first != null) {
        duplicates.add(new DuplicateClass(name, first.toString(), place.toString()));
        return;
      }
      classes.put(name, read.model());
      bytes += read.bytes();
      lines += read.lines();
    } catch (IOException e) {
      inputs.problem(place.path(), place.entry(), "it cannot be read: " + Inputs.reason(e));
    } catch (ClassFormatException e) {
      inputs.problem(place.path(), place.entry(), String.valueOf(e.getMessage()));
    }
    if (bytes > limits.totalBytes()) {
      throw new InputException(
          "the classes unpack to more than %,d bytes; analyse fewer archives at once"
              .formatted(limits.totalBytes()));
    }
  }

  /** Reads the application's classes at once and notes its libraries. */
  private final class ApplicationVisitor implements Inputs.Visitor {
    @Override
    public void application(String name, Place place) {
      load(place);
    }

    @Override
    public void library(String name, Place place) {
      libraries.add(name, place);
    }
  }

  /** Notes all classes. */
  private final class LibraryVisitor implements Inputs.Visitor {
    @Override
    public void application(String name, Place place) {
      libraries.add(name, place);
    }

    @Override
    public void library(String name, Place place) {
      libraries.add(name, place);
    }
  }
}
