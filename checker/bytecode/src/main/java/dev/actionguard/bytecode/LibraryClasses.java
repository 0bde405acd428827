package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Inputs.Place;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes of the class path and of the JDK that runs this. Only names are known beforehand; a
 * class is read when it is asked for, and the last ones are kept. Class files are read as data:
 * nothing is loaded. Safe for use by several threads.
 */
final class LibraryClasses implements ClassLookup {
  private static final int KEPT = 8192;

  private final Map<String, Place> index = new ConcurrentHashMap<>();
  private final ClassFileReader reader;
  private @Nullable ClassFiles others;
  private final Set<InputProblem> problems = ConcurrentHashMap.newKeySet();
  private final Map<String, Optional<ClassModel>> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ClassModel>> eldest) {
          return size() > KEPT;
        }
      };

  LibraryClasses(ClassFileReader reader) {
    this.reader = reader;
  }

  /** Adds a class file by its path; the first one of a name stays. */
  void add(String path, Place place) {
    index.putIfAbsent(path, place);
  }

  /** Adds class files that somebody else knows how to find. */
  void addAll(ClassFiles files) {
    others = files;
  }

  @Override
  public Optional<ClassModel> find(String name) {
    synchronized (kept) {
      Optional<ClassModel> known = kept.get(name);
      if (known != null) {
        return known;
      }
    }
    // Two threads may read the same class: they get equal answers.
    Optional<ClassModel> found = Optional.ofNullable(read(name));
    synchronized (kept) {
      kept.put(name, found);
    }
    return found;
  }

  private @Nullable ClassModel read(String name) {
    if (name.isEmpty() || name.endsWith("]") || name.indexOf('/') >= 0) {
      return null;
    }
    String path = name.replace('.', '/') + ".class";
    Place place = index.get(path);
    try {
      byte[] bytes = place != null ? place.content().read() : other(path);
      Inputs.Content content = place == null ? () -> Inputs.present(other(path)) : place.content();
      ClassModel model = bytes == null ? null : reader.read(bytes, content).model();
      return model != null && model.name().equals(name) ? model : null;
    } catch (IOException e) {
      report(place, path, Inputs.reason(e));
    } catch (IllegalStateException | ClassFormatException e) {
      report(place, path, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Returns the content of a class file by its path, or null if there is none. */
  byte @Nullable [] bytes(String path) {
    Place place = index.get(path);
    try {
      return place != null ? place.content().read() : other(path);
    } catch (IOException e) {
      report(place, path, Inputs.reason(e));
      return null;
    }
  }

  private void report(@Nullable Place place, String path, String reason) {
    String file = place != null ? place.path() : others == null ? "the JDK" : "the class path";
    problems.add(new InputProblem(file, place == null ? path : place.entry(), reason));
  }

  /** Returns the class files that could not be read until now, sorted. */
  List<InputProblem> problems() {
    return problems.stream().sorted(Comparator.comparing(InputProblem::toString)).toList();
  }

  private byte @Nullable [] other(String path) throws IOException {
    byte[] found = others == null ? null : others.read(path);
    return found == null ? platform(path) : found;
  }

  /** Reads a class file of the JDK; the platform's loader does not see this program's classes. */
  private static byte @Nullable [] platform(String path) throws IOException {
    try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
