package dev.actionguard.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Paths as users give them, and output files. */
final class UserFiles {
  private UserFiles() {}

  /** Something that writes to a stream. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Splits path lists at the system's separator; each path must exist. {@code lib/*} means the
   * folder, as for {@code java}.
   */
  static List<Path> list(List<String> lists, String what, Environment environment) {
    List<Path> paths = new ArrayList<>();
    for (String list : lists) {
      for (String entry : list.split(File.pathSeparator, -1)) {
        if (!entry.isBlank()) {
          String path = entry.endsWith("/*") ? entry.substring(0, entry.length() - 1) : entry;
          paths.add(existing(path, what, environment));
        }
      }
    }
    return paths;
  }

  /** Returns the path, absolute; it must exist. */
  static Path existing(String text, String what, Environment environment) {
    Path path = path(text, environment);
    if (!Files.exists(path)) {
      throw new UserError("actionguard: no such " + what + ": " + text);
    }
    if (!Files.isReadable(path)) {
      throw new UserError("actionguard: cannot read " + what + ": " + text);
    }
    return path;
  }

  static Path path(String text, Environment environment) {
    try {
      return environment.resolve(Path.of(text));
    } catch (InvalidPathException e) {
      throw new UserError("actionguard: not a path: " + text);
    }
  }

  /** Writes a file whole or not at all; folders on the way are made. */
  static void write(Path file, String shown, Content content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (folder == null || (Files.exists(file) && !Files.isRegularFile(file))) {
        writeTo(file, content);
        return;
      }
      // Not a temporary file of the JDK, which nobody else may read.
      Path draft = folder.resolve(".actionguard-" + UUID.randomUUID() + ".tmp");
      try {
        writeTo(draft, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UserError("actionguard: cannot write " + shown + ": " + reason(e));
    }
  }

  private static void writeTo(Path file, Content content) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.write(out);
    }
  }

  /** Returns why reading or writing failed, in words. */
  static String reason(IOException e) {
    String file = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "";
    if (e instanceof AccessDeniedException) {
      return "access denied: " + file;
    }
    if (e instanceof NoSuchFileException) {
      return "no such file: " + file;
    }
    if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
      return "not a folder: " + file;
    }
    return String.valueOf(e.getMessage());
  }
}
