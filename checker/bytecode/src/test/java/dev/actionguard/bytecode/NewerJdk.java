package dev.actionguard.bytecode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A JDK of version 21 or later beside the one that runs the tests, if there is one. */
public final class NewerJdk {
  private static final int LEAST = 21;

  private final Path home;

  private NewerJdk(Path home) {
    this.home = home;
  }

  /** Looks at the property and variables that name one, then beside the running JDK. */
  public static Optional<NewerJdk> find() {
    List<String> named = new ArrayList<>();
    named.add(System.getProperty("actionguard.jdk25"));
    for (String variable : List.of("JAVA25_HOME", "JAVA_HOME_25", "JAVA21_HOME", "JAVA_HOME_21")) {
      named.add(System.getenv(variable));
    }
    Stream<Path> homes = named.stream().filter(Objects::nonNull).map(Path::of);
    return Stream.concat(homes, siblings().stream())
        .filter(home -> version(home) >= LEAST)
        .findFirst()
        .map(NewerJdk::new);
  }

  /** Returns the JDK that runs the tests, for what needs a process of its own. */
  public static NewerJdk running() {
    return new NewerJdk(Path.of(System.getProperty("java.home")));
  }

  private static List<Path> siblings() {
    Path parent = Path.of(System.getProperty("java.home")).getParent();
    if (parent == null) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(parent)) {
      return homes.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int version(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isDirectory(home.resolve("bin"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      return 0;
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.replaceAll("\\D.*", ""));
  }

  private String tool(String name) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    return home.resolve("bin").resolve(windows ? name + ".exe" : name).toString();
  }

  /** Compiles source files and returns what the compiler prints. */
  public String compile(List<Path> sources, Path classes, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("javac"), "-d", classes.toString()));
    command.addAll(List.of(options));
    sources.forEach(source -> command.add(source.toString()));
    return run(command);
  }

  /** Runs a class and returns what it prints. */
  String run(Path classes, String mainClass) throws Exception {
    return java(List.of("-cp", classes.toString(), mainClass));
  }

  /** Runs {@code java} with arguments and returns what it prints. */
  public String java(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(arguments);
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    File output = File.createTempFile("actionguard", ".out");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      int exit = process.waitFor();
      String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
      if (exit != 0) {
        throw new IllegalStateException(command.get(0) + " failed: " + printed);
      }
      return printed;
    } finally {
      Files.deleteIfExists(output.toPath());
    }
  }
}
