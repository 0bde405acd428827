package dev.actionguard.bytecode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks over folders and archives and hands on the class files in them, in an order that does not
 * depend on the file system. What cannot be read is reported, and the rest goes on.
 */
final class Inputs implements Closeable {
  private final Limits limits;
  private final List<InputProblem> problems = new ArrayList<>();
  private final List<Archive> opened = new ArrayList<>();

  /** Takes what is found. */
  interface Visitor {
    /**
     * A class file of the application.
     *
     * @param name its path from the root of its package folders, with {@code .class}
     */
    void application(String name, Place place);

    /** A class file of a library that comes with the application. */
    void library(String name, Place place);
  }

  /** Where a class file is, and how to read it. */
  record Place(String path, String entry, Content content) {
    @Override
    public String toString() {
      return entry.isEmpty() ? path : path + "!/" + entry;
    }
  }

  /** Reads a class file. */
  interface Content {
    byte[] read() throws IOException;
  }

  Inputs(Limits limits) {
    this.limits = limits;
  }

  /** Returns what was skipped until now. */
  List<InputProblem> problems() {
    return problems;
  }

  void problem(String path, String entry, String reason) {
    problems.add(new InputProblem(path, entry, reason));
  }

  /** Closes all archives: places in them cannot be read any more. */
  @Override
  public void close() throws IOException {
    for (Archive archive : opened) {
      archive.close();
    }
  }

  /**
   * Walks over what the user named.
   *
   * @throws InputException if there is no such file, or it is neither a folder nor a class file nor
   *     an archive
   */
  void walk(Path path, Visitor visitor) {
    if (Files.isDirectory(path)) {
      walkFolder(path, visitor);
      return;
    }
    if (!Files.exists(path)) {
      throw new InputException(path + ": no such file or folder; check the path");
    }
    if (!Files.isReadable(path)) {
      throw new InputException(path + ": cannot be read; check its permissions");
    }
    if (path.toString().endsWith(".class")) {
      Path name = path.getFileName();
      visitor.application(String.valueOf(name), place(path));
      return;
    }
    try {
      Archive archive = Archive.open(path, limits);
      opened.add(archive);
      walkArchive(archive, path.toString(), "", 1, visitor, false);
    } catch (IOException e) {
      throw new InputException(
          path
              + ": neither a class file nor an archive that can be opened ("
              + reason(e)
              + "); name a folder of classes, a .class, .jar or .war file");
    }
  }

  private Place place(Path file) {
    return new Place(file.toString(), "", () -> readFile(file));
  }

  private byte[] readFile(Path file) throws IOException {
    if (Files.size(file) > limits.entryBytes()) {
      throw new IOException("it is larger than %,d bytes".formatted(limits.entryBytes()));
    }
    return Files.readAllBytes(file);
  }

  private void walkFolder(Path root, Visitor visitor) {
    for (Path file : files(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (!name.endsWith(".class")) {
        walkArchive(file, visitor);
      } else if (!isModule(name)) {
        visitor.application(name, place(file));
      }
    }
  }

  /** Returns whether the class file of that path says what is in a module. */
  static boolean isModule(String path) {
    return path.equals("module-info.class") || path.endsWith("/module-info.class");
  }

  private void walkArchive(Path file, Visitor visitor) {
    try {
      Archive archive = Archive.open(file, limits);
      opened.add(archive);
      walkArchive(archive, file.toString(), "", 1, visitor, false);
    } catch (IOException e) {
      problem(file.toString(), "", "it cannot be opened as an archive: " + reason(e));
    }
  }

  /** Returns the class files and archives below a folder, in the order of their names. */
  private List<Path> files(Path root) {
    List<Path> files = new ArrayList<>();
    SimpleFileVisitor<Path> collector =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.toString();
            if (name.endsWith(".class") || ArchiveLayout.isArchive(name)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            String reason =
                e instanceof FileSystemLoopException
                    ? "it is a symbolic link to a folder that it is in"
                    : "it cannot be read: " + reason(e);
            problem(file.toString(), "", reason);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
              problem(folder.toString(), "", "it cannot be listed: " + reason(e));
            }
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } catch (IOException e) {
      problem(root.toString(), "", "it cannot be listed: " + reason(e));
    }
    files.sort(Comparator.comparing(Path::toString));
    return files;
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return message == null ? kind : kind.equals("IOException") ? message : kind + ": " + message;
  }

  private void walkArchive(
      Archive archive, String path, String outer, int depth, Visitor visitor, boolean library)
      throws IOException {
    ArchiveLayout layout = ArchiveLayout.of(archive.entries());
    for (String name : layout.escaping()) {
      problem(path, outer + name, "its name leads out of the archive");
    }
    for (Map.Entry<String, String> file : layout.application()) {
      Place place = place(archive, path, outer, file.getValue());
      if (library) {
        visitor.library(file.getKey(), place);
      } else {
        visitor.application(file.getKey(), place);
      }
    }
    for (Map.Entry<String, String> file : layout.libraryClasses()) {
      visitor.library(file.getKey(), place(archive, path, outer, file.getValue()));
    }
    for (String name : layout.applicationArchives()) {
      walkNested(archive, path, outer + name, name, depth, visitor, library);
    }
    for (String name : layout.libraryArchives()) {
      walkNested(archive, path, outer + name, name, depth, visitor, true);
    }
  }

  private static Place place(Archive archive, String path, String outer, String name) {
    return new Place(path, outer + name, () -> present(archive.read(name)));
  }

  static byte[] present(byte @Nullable [] content) throws IOException {
    if (content == null) {
      throw new IOException("it is gone");
    }
    return content;
  }

  private void walkNested(
      Archive archive,
      String path,
      String entry,
      String name,
      int depth,
      Visitor visitor,
      boolean library) {
    if (depth >= limits.depth()) {
      problem(path, entry, "archives are nested more than %d deep".formatted(limits.depth()));
      return;
    }
    try {
      Archive nested = Archive.open(() -> present(archive.read(name)), limits);
      opened.add(nested);
      walkArchive(nested, path, entry + "!/", depth + 1, visitor, library);
    } catch (IOException e) {
      problem(path, entry, "it cannot be opened as an archive: " + reason(e));
    }
  }
}
