package dev.actionguard.maven;

import dev.actionguard.maven.CompilerSetup.Library;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Rule;
import dev.actionguard.rules.StandardRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * Says what is missing so that the checks run in the javac of a module. Of what javac, Error Prone
 * and maven-compiler-plugin ask for, only what goes wrong in practice is looked at.
 */
final class Diagnosis {
  private static final String ERROR_PRONE_GROUP = "com.google.errorprone";
  private static final String ERROR_PRONE = "error_prone_core";
  private static final String OWN_GROUP = "dev.actionguard";
  private static final String OWN = "actionguard-errorprone";
  private static final String LOMBOK_GROUP = "org.projectlombok";
  private static final String LOMBOK = "lombok";
  private static final String LEAST_COMPILER_PLUGIN = "3.11.0";
  private static final String PROPOSED_COMPILER_PLUGIN = "3.15.0";
  private static final int LEAST_JDK = 17;
  private static final int JDK_OF_NEWER_ERROR_PRONE = 21;
  private static final String LAST_ERROR_PRONE_FOR_17 = "2.42.0";
  private static final String PLUGIN = "-Xplugin:ErrorProne";
  private static final String POLICY = "-XDcompilePolicy=";
  private static final String STOP = "--should-stop=ifError=FLOW";
  private static final String SAME_STOP = "-XDshould-stop.ifError=FLOW";
  private static final String TYPE_ANNOTATIONS = "-XDaddTypeAnnotationsToSymbol=true";
  private static final String DISABLE_ALL = "-XepDisableAllChecks";
  private static final String TO_ARGS = "add to <compilerArgs> of maven-compiler-plugin:";
  private static final String TO_PATH =
      "add to <annotationProcessorPaths> of maven-compiler-plugin:";

  private final CompilerSetup setup;
  private final CompilerJvm jvm;
  private final JvmConfig jvmConfig;
  private final String ownVersion;
  private final List<Problem> problems = new ArrayList<>();

  private Diagnosis(CompilerSetup setup, CompilerJvm jvm, JvmConfig jvmConfig, String ownVersion) {
    this.setup = setup;
    this.jvm = jvm;
    this.jvmConfig = jvmConfig;
    this.ownVersion = ownVersion;
  }

  /**
   * Returns the problems of a module, those first that keep javac from running the checks at all.
   *
   * @param jvm the JVM that runs Maven
   * @param ownVersion the version of this plugin
   */
  static List<Problem> problems(
      CompilerSetup setup, CompilerJvm jvm, JvmConfig jvmConfig, String ownVersion) {
    Diagnosis diagnosis = new Diagnosis(setup, jvm, jvmConfig, ownVersion);
    diagnosis.jdk();
    diagnosis.compilerPlugin();
    diagnosis.access();
    diagnosis.processorPath();
    diagnosis.plugin();
    diagnosis.otherArguments();
    return List.copyOf(diagnosis.problems);
  }

  private void add(String text, String remedy, Stream<String> lines) {
    problems.add(new Problem(text, remedy, lines.toList()));
  }

  private void add(String text, String remedy, String... lines) {
    add(text, remedy, Stream.of(lines));
  }

  private void jdk() {
    if (setup.otherJdk()) {
      return;
    }
    if (!jvm.hasCompiler()) {
      add("Maven runs on a Java that has no javac", "let JAVA_HOME name a JDK");
    }
    Optional<Library> errorProne = setup.plugin(ERROR_PRONE_GROUP, ERROR_PRONE);
    boolean newer = errorProne.filter(Diagnosis::isAfterJava17).isPresent();
    if (newer && jvm.feature() < JDK_OF_NEWER_ERROR_PRONE) {
      add(
          "Error Prone %s needs JDK %d, Maven runs on JDK %d"
              .formatted(
                  errorProne.orElseThrow().version(), JDK_OF_NEWER_ERROR_PRONE, jvm.feature()),
          "let JAVA_HOME name a newer JDK, or use the last version for JDK %d:"
              .formatted(LEAST_JDK),
          "<version>" + LAST_ERROR_PRONE_FOR_17 + "</version>");
    }
    if (newer
        && jvm.feature() == JDK_OF_NEWER_ERROR_PRONE
        && !setup.arguments().contains(TYPE_ANNOTATIONS)) {
      add(
          "Error Prone needs an option on JDK " + JDK_OF_NEWER_ERROR_PRONE,
          TO_ARGS,
          arg(TYPE_ANNOTATIONS));
    }
  }

  private static boolean isAfterJava17(Library errorProne) {
    return !errorProne.version().isEmpty() && isLess(LAST_ERROR_PRONE_FOR_17, errorProne.version());
  }

  private static boolean isLess(String version, String other) {
    return new ComparableVersion(version).compareTo(new ComparableVersion(other)) < 0;
  }

  private void compilerPlugin() {
    if (!setup.compiler().equals("javac")) {
      add(
          "the compiler is %s, but Error Prone is a plugin of javac".formatted(setup.compiler()),
          "set in <configuration> of maven-compiler-plugin:",
          "<compilerId>javac</compilerId>");
    }
    if (!setup.showWarnings()) {
      add(
          "warnings of javac are not shown, nor are findings that are warnings",
          "set in <configuration> of maven-compiler-plugin:",
          "<showWarnings>true</showWarnings>");
    }
    if (setup.pluginVersion().isEmpty() || isLess(setup.pluginVersion(), LEAST_COMPILER_PLUGIN)) {
      add(
          "maven-compiler-plugin %s is older than %s, which the checks are tested with at least"
              .formatted(
                  setup.pluginVersion().isEmpty() ? "of no given version" : setup.pluginVersion(),
                  LEAST_COMPILER_PLUGIN),
          "set in <plugin> of maven-compiler-plugin:",
          "<version>" + PROPOSED_COMPILER_PLUGIN + "</version>");
    }
  }

  /** Error Prone uses packages of javac that its module keeps to itself. */
  private void access() {
    List<String> handed =
        setup.arguments().stream()
            .filter(argument -> argument.startsWith("-J"))
            .map(argument -> argument.substring(2))
            .toList();
    if (setup.fork()) {
      List<String> missing =
          CompilerJvm.needed().stream().filter(option -> !handed.contains(option)).toList();
      if (!missing.isEmpty()) {
        add(
            "javac's own packages are closed to Error Prone: with <fork>true</fork> javac runs in"
                + " a JVM of its own, which .mvn/jvm.config does not reach",
            TO_ARGS,
            missing.stream().map(option -> arg("-J" + option)));
      }
      return;
    }
    if (!handed.isEmpty()) {
      add(
          "arguments that start with -J do nothing: javac runs in Maven's own JVM",
          "delete them, or set <fork>true</fork>");
    }
    if (jvmConfig.comments()) {
      add(
          "%s has comments, which many versions of Maven hand to the JVM as options"
              .formatted(jvmConfig.file()),
          "delete the lines that start with #");
    }
    closedPackages();
  }

  private void closedPackages() {
    if (jvm.closed().isEmpty()) {
      return;
    }
    String closed = "javac's own packages are closed to Error Prone: ";
    List<String> unwritten =
        jvm.closed().stream().filter(option -> !jvmConfig.options().contains(option)).toList();
    if (unwritten.isEmpty()) {
      add(
          closed + "Maven's JVM was not started with the options of %s".formatted(jvmConfig.file()),
          "start Maven anew (mvnd --stop ends its daemons); an IDE does not read the file, give the"
              + " JVM of its Maven these options:",
          jvm.closed().stream());
      return;
    }
    String why =
        jvmConfig.exists()
            ? "options are missing in " + jvmConfig.file()
            : jvmConfig.unread().isEmpty()
                ? "there is no " + jvmConfig.file()
                : "Maven reads no %s, but only one at the root of the build"
                    .formatted(jvmConfig.unread().get(0));
    add(
        closed + why,
        (jvmConfig.exists() ? "add to " : "create ") + jvmConfig.file() + ":",
        unwritten.stream());
  }

  private void processorPath() {
    Optional<Library> errorProne = setup.plugin(ERROR_PRONE_GROUP, ERROR_PRONE);
    if (errorProne.isEmpty()) {
      missing(new Library(ERROR_PRONE_GROUP, ERROR_PRONE, LAST_ERROR_PRONE_FOR_17));
    }
    Optional<Library> own = setup.plugin(OWN_GROUP, OWN);
    if (own.isEmpty()) {
      missing(new Library(OWN_GROUP, OWN, ownVersion));
    } else if (!own.get().version().isEmpty() && !own.get().version().equals(ownVersion)) {
      add(
          "%s %s and actionguard-maven-plugin %s are of different versions and may find different"
                  .formatted(OWN, own.get().version(), ownVersion)
              + " things",
          "set in <path> of " + OWN + ":",
          "<version>" + ownVersion + "</version>");
    }
    if (setup.plugin(LOMBOK_GROUP, LOMBOK).isEmpty()) {
      setup.dependencies().stream()
          .filter(library -> library.is(LOMBOK_GROUP, LOMBOK))
          .forEach(
              library ->
                  add(
                      "Lombok does not run: with a processor path javac takes no processors from"
                          + " the dependencies",
                      TO_PATH,
                      path(library)));
    }
  }

  private void missing(Library library) {
    add("javac does not find %s".formatted(library.artifact()), TO_PATH, path(library));
  }

  private static String[] path(Library library) {
    return new String[] {
      "<path>",
      "  <groupId>" + library.group() + "</groupId>",
      "  <artifactId>" + library.artifact() + "</artifactId>",
      "  <version>" + library.version() + "</version>",
      "</path>"
    };
  }

  /** Looks at the argument that brings in Error Prone with its options. */
  private void plugin() {
    List<String> own =
        setup.arguments().stream()
            .filter(argument -> argument.equals(PLUGIN) || argument.startsWith(PLUGIN + " "))
            .toList();
    List<String> stray =
        setup.arguments().stream().filter(argument -> argument.startsWith("-Xep")).toList();
    if (!stray.isEmpty()) {
      add(
          "javac does not know %s: options of Error Prone stand in one argument with %s"
              .formatted(stray.get(0), PLUGIN),
          "write in <compilerArgs> of maven-compiler-plugin instead:",
          arg((own.isEmpty() ? PLUGIN : own.get(0)) + " " + String.join(" ", stray)));
    } else if (own.isEmpty()) {
      add(
          "javac is not told to run Error Prone",
          TO_ARGS,
          arg(PLUGIN + " " + DISABLE_ALL + rules()));
    } else if (List.of(own.get(0).split("\\s+")).contains(DISABLE_ALL)
        && StandardRules.all().rules().stream()
            .noneMatch(rule -> own.get(0).contains("-Xep:" + rule.name()))) {
      add(
          DISABLE_ALL + " turns off all checks, and none of Actionguard's is turned on",
          "write in <compilerArgs> of maven-compiler-plugin instead:",
          arg(own.get(0) + rules()));
    }
  }

  /** Returns the options that turn on each rule with its own severity. */
  private static String rules() {
    StringBuilder options = new StringBuilder();
    for (Rule rule : StandardRules.all().rules()) {
      Severity severity = rule.info().severity();
      if (severity != Severity.AUDIT) {
        options
            .append(" -Xep:")
            .append(rule.name())
            .append(severity == Severity.ERROR ? ":ERROR" : ":WARN");
      }
    }
    return options.toString();
  }

  private void otherArguments() {
    for (String argument : setup.arguments()) {
      String[] words = argument.split("\\s+(?=-)");
      if (words.length > 1 && !argument.startsWith("-Xplugin:")) {
        add(
            "'%s' is taken as one argument".formatted(argument),
            "write in <compilerArgs> of maven-compiler-plugin instead:",
            Stream.of(words).map(Diagnosis::arg));
      }
    }
    List<String> words =
        setup.arguments().stream().flatMap(a -> Stream.of(a.split("\\s+"))).toList();
    Optional<String> policy =
        words.stream().filter(word -> word.startsWith(POLICY)).reduce((first, last) -> last);
    if (policy.isEmpty()) {
      add("Error Prone needs javac's policy 'simple'", TO_ARGS, arg(POLICY + "simple"));
    } else if (!policy.get().equals(POLICY + "simple")) {
      add(
          "%s is the wrong policy: what happens between files is found with 'simple' only"
              .formatted(policy.get()),
          "write in <compilerArgs> of maven-compiler-plugin instead:",
          arg(POLICY + "simple"));
    }
    if (!words.contains(STOP) && !words.contains(SAME_STOP)) {
      add("Error Prone needs javac to go on after errors of other files", TO_ARGS, arg(STOP));
    }
  }

  private static String arg(String text) {
    return "<arg>" + text + "</arg>";
  }
}
