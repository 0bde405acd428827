package dev.actionguard.run;

import dev.actionguard.bytecode.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a build knows of a module and tells to editors. As a file it has one line for each path,
 * after a word that says what it is, as in {@code library /lib/a.jar}, and {@code release 17}.
 *
 * @param sources the source folders
 * @param classes where the class files of these sources are
 * @param libraries what the sources are compiled against
 * @param release the version of the language, or 0 if it is not known
 */
public record ModuleFile(
    List<Path> sources, List<Path> classes, List<Path> libraries, int release) {
  /** Where the file is, in a module's folder. */
  public static final String PATH = "target/actionguard-classpath.txt";

  private static final int MAX_BYTES = 4 << 20;

  public ModuleFile {
    sources = List.copyOf(sources);
    classes = List.copyOf(classes);
    libraries = List.copyOf(libraries);
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is none
   */
  public static ModuleFile read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new InputException(file + " is larger than " + MAX_BYTES + " bytes");
    }
    List<Path> sources = new ArrayList<>();
    List<Path> classes = new ArrayList<>();
    List<Path> libraries = new ArrayList<>();
    int release = 0;
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      int blank = line.indexOf(' ');
      String word = line.substring(0, Math.max(0, blank));
      String value = line.substring(blank + 1);
      try {
        switch (word) {
          case "source" -> sources.add(Path.of(value));
          case "classes" -> classes.add(Path.of(value));
          case "library" -> libraries.add(Path.of(value));
          case "release" -> release = Integer.parseInt(value);
          default -> throw new InputException(file + ": unknown line '" + line + "'");
        }
      } catch (InvalidPathException | NumberFormatException e) {
        throw new InputException(file + ": wrong line '" + line + "'");
      }
    }
    return new ModuleFile(sources, classes, libraries, release);
  }

  /** Returns the file's text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (release > 0) {
      text.append("release ").append(release).append('\n');
    }
    sources.forEach(p -> text.append("source ").append(p).append('\n'));
    classes.forEach(p -> text.append("classes ").append(p).append('\n'));
    libraries.forEach(p -> text.append("library ").append(p).append('\n'));
    return text.toString();
  }
}
