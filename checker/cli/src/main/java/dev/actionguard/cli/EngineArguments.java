package dev.actionguard.cli;

import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.run.BaseTree;
import dev.actionguard.run.Engine;
import dev.actionguard.run.Input;
import dev.actionguard.run.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How code is read. */
final class EngineArguments {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "How code is read: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). For source, PATH"
              + " names sources; auto reads --sources with the types of PATH.")
  private Engine engine = Engine.BYTECODE;

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "Java version of the sources (default: the one that runs this).")
  private int release = Runtime.version().feature();

  Engine engine() {
    return engine;
  }

  /**
   * Returns what can analyse the sources that were there before a change; empty if code is read
   * from class files only.
   */
  Optional<BaseTree> before(List<Path> analysed, List<Path> libraries, List<Path> sources) {
    return switch (engine) {
      case BYTECODE -> Optional.empty();
      case SOURCE -> Optional.of(new BaseTree(analysed, libraries, release));
      case AUTO -> {
        List<Path> path = new ArrayList<>(analysed);
        path.addAll(libraries);
        yield Optional.of(new BaseTree(sources, path, release));
      }
    };
  }

  /** Returns what is being done while code is read. */
  String phase() {
    return engine == Engine.BYTECODE ? "reading class files" : "reading sources";
  }

  /**
   * Reads the code.
   *
   * @param sources the source folders
   */
  Input read(
      List<Path> analysed, List<Path> libraries, List<Path> sources, Environment environment) {
    Path directory = environment.directory();
    return switch (engine) {
      case BYTECODE -> environment.read(analysed, libraries);
      case SOURCE -> environment.read(() -> Input.sources(analysed, libraries, release, directory));
      case AUTO ->
          environment.read(() -> Input.both(analysed, sources, libraries, release, directory));
    };
  }

  /**
   * Returns the decision that too little is known of what the sources call, if it is.
   *
   * @param allowed how many of the calls may be unknown, in percent
   */
  static Optional<Decision> incomplete(Resolution resolution, double allowed) {
    return 100 - resolution.percent() <= allowed
        ? Optional.empty()
        : Optional.of(
            new Decision(
                Verdict.INCOMPLETE,
                resolution + ", more are unknown than the allowed " + allowed + " %"));
  }
}
