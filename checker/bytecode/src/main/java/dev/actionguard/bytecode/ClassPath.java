package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Inputs.Place;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a class path and of the JDK that runs this, for a front end that does not read
 * class files itself. Class files are data: nothing is loaded. Safe for use by several threads.
 */
public final class ClassPath implements ClassLookup, AutoCloseable {
  private final Inputs inputs = new Inputs(Limits.DEFAULT);
  private final LibraryClasses libraries;
  private final Map<String, Optional<ClassOutline>> outlines = new ConcurrentHashMap<>();

  private ClassPath() {
    this.libraries = new LibraryClasses(new ClassFileReader(this));
  }

  /**
   * Opens a class path.
   *
   * @param path folders and archives in their order; what does not exist is reported and skipped
   */
  public static ClassPath open(List<Path> path) {
    ClassPath classPath = new ClassPath();
    for (Path entry : path) {
      classPath.add(entry);
    }
    return classPath;
  }

  private void add(Path entry) {
    if (!Files.exists(entry)) {
      inputs.problem(entry.toString(), "", "no such file or folder on the class path");
      return;
    }
    try {
      inputs.walk(
          entry,
          new Inputs.Visitor() {
            @Override
            public void application(String name, Place place) {
              libraries.add(name, place);
            }

            @Override
            public void library(String name, Place place) {
              libraries.add(name, place);
            }
          });
    } catch (InputException e) {
      inputs.problem(entry.toString(), "", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<ClassModel> find(String name) {
    return libraries.find(name);
  }

  /** Returns what the class of that internal name declares, or null if there is none. */
  public @Nullable ClassOutline outline(String internalName) {
    Optional<ClassOutline> known = outlines.get(internalName);
    if (known == null) {
      byte[] bytes = libraries.bytes(internalName + ".class");
      ClassOutline read = bytes == null ? null : OutlineReader.read(bytes);
      known = Optional.ofNullable(read != null && read.name().equals(internalName) ? read : null);
      outlines.put(internalName, known);
    }
    return known.orElse(null);
  }

  /** Returns what could not be read until now. */
  public List<InputProblem> problems() {
    return java.util.stream.Stream.concat(inputs.problems().stream(), libraries.problems().stream())
        .toList();
  }

  /** Closes the archives: classes that were not read yet cannot be read afterwards. */
  @Override
  public void close() {
    try {
      inputs.close();
    } catch (IOException e) {
      // An archive that was only read loses nothing by this.
    }
  }
}
