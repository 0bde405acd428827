package dev.actionguard.languageserver;

import dev.actionguard.run.ModuleFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules in the folders of the workspace: a folder with {@code src/main/java}, or for which
 * the build has written a file. A folder without any is one module by itself.
 */
final class Modules implements AutoCloseable {
  private static final int DEPTH = 8;
  private static final Set<String> SKIPPED = Set.of("target", "build", "src", "node_modules");

  private final Map<Path, Module> known = new LinkedHashMap<>();
  private final Clock clock;
  private List<Path> folders = List.of();

  Modules(Clock clock) {
    this.clock = clock;
  }

  /** Sets the folders of the workspace and looks for modules in them. */
  synchronized void folders(List<Path> now) {
    folders = List.copyOf(now);
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      List<Path> inside = modules(folder);
      (inside.isEmpty() ? List.of(folder) : inside).forEach(m -> found.putIfAbsent(m, folder));
    }
    known
        .values()
        .removeIf(
            module -> {
              boolean gone = !found.containsKey(module.folder());
              if (gone) {
                module.close();
              }
              return gone;
            });
    found.forEach((module, root) -> known.computeIfAbsent(module, m -> new Module(m, root, clock)));
  }

  synchronized List<Path> folders() {
    return folders;
  }

  synchronized List<Module> all() {
    return List.copyOf(known.values());
  }

  /** Returns the module that a source file, or any other file, belongs to: the innermost one. */
  synchronized Optional<Module> of(Path file) {
    return known.values().stream()
        .filter(module -> file.startsWith(module.folder()))
        .max(Comparator.comparingInt(module -> module.folder().getNameCount()));
  }

  private static List<Path> modules(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          DEPTH,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
              String name = String.valueOf(at.getFileName());
              if (!at.equals(folder) && (name.startsWith(".") || SKIPPED.contains(name))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              if (Files.isDirectory(at.resolve(Module.SOURCES))
                  || Files.isRegularFile(at.resolve(ModuleFile.PATH))) {
                found.add(at);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path at, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // A folder that cannot be listed has no modules to show.
      return found;
    }
    return found;
  }

  @Override
  public synchronized void close() {
    known.values().forEach(Module::close);
    known.clear();
  }
}
