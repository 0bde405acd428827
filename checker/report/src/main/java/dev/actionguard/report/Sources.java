package dev.actionguard.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds source files by what class files say of them, {@code com/acme/A.java}, in the folders that
 * hold sources. Nothing outside of these folders is ever read. Not safe for use by several threads.
 */
public final class Sources {
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_CACHED = 64;

  private final Path base;
  private final List<Path> folders;
  private final Map<String, Optional<SourceFile>> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SourceFile>> eldest) {
          return size() > MAX_CACHED;
        }
      };

  private final Map<Path, String> open;

  private Sources(Path base, List<Path> folders, Map<Path, String> open) {
    this.base = base;
    this.folders = folders;
    this.open = open;
  }

  /**
   * Makes it for folders of sources.
   *
   * @param base the folder to which paths in reports are relative
   * @param folders where packages start; the first that has a file wins
   */
  public static Sources of(Path base, List<Path> folders) {
    return of(base, folders, Map.of());
  }

  /**
   * Makes it for folders of sources.
   *
   * @param base the folder to which paths in reports are relative
   * @param folders where packages start; the first that has a file wins
   * @param open the texts of files that are open in an editor
   */
  public static Sources of(Path base, List<Path> folders, Map<Path, String> open) {
    return new Sources(
        base.toAbsolutePath().normalize(),
        folders.stream().map(f -> base.resolve(f).toAbsolutePath().normalize()).toList(),
        open);
  }

  /** Knows no source file. */
  public static Sources none() {
    return new Sources(Path.of(""), List.of(), Map.of());
  }

  /** Returns the path by which reports name the file. */
  public String path(String sourceFile) {
    return find(sourceFile).map(SourceFile::path).orElse(sourceFile);
  }

  /** Returns whether there is a file for the class, by its name or that of its outermost class. */
  public boolean declares(String className) {
    int nested = className.indexOf('$', Math.max(1, className.lastIndexOf('.') + 2));
    String file = (nested < 0 ? className : className.substring(0, nested)).replace('.', '/');
    return folders.stream().anyMatch(folder -> resolve(folder, file + ".java").isPresent());
  }

  Optional<SourceFile> find(String sourceFile) {
    Optional<SourceFile> known = cache.get(sourceFile);
    if (known == null) {
      known = read(sourceFile);
      cache.put(sourceFile, known);
    }
    return known;
  }

  /** Returns the text of the file, empty if there is none; it is not kept. */
  String text(String sourceFile) {
    return folders.stream()
        .flatMap(folder -> resolve(folder, sourceFile).stream())
        .findFirst()
        .flatMap(this::text)
        .orElse("");
  }

  private Optional<SourceFile> read(String sourceFile) {
    for (Path folder : folders) {
      Optional<Path> file = resolve(folder, sourceFile);
      if (file.isPresent()) {
        return text(file.get()).map(text -> SourceFile.of(relative(folder, file.get()), text));
      }
    }
    return Optional.empty();
  }

  private Optional<Path> resolve(Path folder, String sourceFile) {
    try {
      Path file = folder.resolve(sourceFile).normalize();
      return !sourceFile.isEmpty()
              && file.startsWith(folder)
              && (open.containsKey(file) || Files.isRegularFile(file))
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<String> text(Path file) {
    String edited = open.get(file);
    if (edited != null) {
      return Optional.of(edited);
    }
    try {
      return Files.size(file) > MAX_BYTES
          ? Optional.empty()
          : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the path from the base, or from the folder if that is elsewhere. */
  private String relative(Path folder, Path file) {
    Path from = file.startsWith(base) ? base : folder;
    return from.relativize(file).toString().replace('\\', '/');
  }
}
