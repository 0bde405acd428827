package dev.actionguard.cli;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.json.JsonFormatException;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actionguard baseline}: keeps the file of known findings. */
@Command(
    name = "baseline",
    description = {"Keeps the file of known findings, which the gate lets through.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class BaselineCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private BaselineCommand() {}

  static CommandLine line(Environment environment) {
    return new CommandLine(new BaselineCommand())
        .addSubcommand("create", new Create(environment))
        .addSubcommand("update", new Update(environment))
        .addSubcommand("prune", new Prune(environment))
        .addSubcommand("merge", new Merge(environment));
  }

  /** No command: shows how to use it. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "a command is missing: create, update, prune or merge");
    }
  }

  /** What people say about entries. */
  private static final class Notes {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "Why new entries are let through.")
    private String reason = "";

    @Option(names = "--owner", paramLabel = "NAME", description = "Who is to fix new entries.")
    private String owner = "";

    @Option(
        names = "--until",
        paramLabel = "DATE",
        description = "The last day (yyyy-MM-dd) on which new entries are let through.")
    private String until = "";

    BaselineEntry.Note note(AnalysisArguments arguments) {
      try {
        return new BaselineEntry.Note(
            reason.strip(), owner.strip(), BaselineFile.checkDate(until.strip()));
      } catch (JsonFormatException e) {
        throw arguments.misuse("--until: " + e.getMessage());
      }
    }
  }

  private static void write(
      Baseline baseline, Path file, String name, String what, Environment environment) {
    byte[] bytes = BaselineFile.write(baseline);
    UserFiles.write(file, name, out -> out.write(bytes));
    int size = baseline.entries().size();
    environment
        .err()
        .println("Baseline: " + size + (size == 1 ? " entry" : " entries") + " in " + name + what);
  }

  /** Analyses; what is not complete must not become a baseline. */
  private static Report complete(
      AnalysisArguments arguments, Environment environment, boolean compare) throws IOException {
    Report report = arguments.run(environment, compare);
    if (report.unanalyzed() > Gate.DEFAULT_ALLOWED_UNANALYZED) {
      throw new UserError(
          "actionguard: too much could not be analysed for a baseline; see: actionguard check");
    }
    return report;
  }

  /** Writes the first one. */
  @Command(
      name = "create",
      description = {"Writes a baseline of all findings there are.", ""},
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  private static final class Create implements Callable<Integer> {
    private final Environment environment;
    @Mixin private final AnalysisArguments arguments = new AnalysisArguments();
    @Mixin private final Notes notes = new Notes();

    Create(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
      BaselineEntry.Note note = notes.note(arguments);
      Path file = arguments.baselineFile(environment);
      if (Files.exists(file)) {
        throw new UserError(
            "actionguard: "
                + arguments.baselineName()
                + " is there already; update it, or delete it first");
      }
      Report report = complete(arguments, environment, false);
      Baseline baseline = Baseline.of(report.result().findings(), note);
      write(baseline, file, arguments.baselineName(), "", environment);
      return 0;
    }
  }

  /** Lets everything through that there is now. */
  @Command(
      name = "update",
      description = {
        "Adds the new findings to the baseline, takes out what is fixed and keeps what people wrote.",
        ""
      },
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  private static final class Update implements Callable<Integer> {
    private final Environment environment;
    @Mixin private final AnalysisArguments arguments = new AnalysisArguments();
    @Mixin private final Notes notes = new Notes();

    Update(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
      BaselineEntry.Note note = notes.note(arguments);
      Path file = UserFiles.existing(arguments.baselineName(), "baseline", environment);
      Report report = complete(arguments, environment, true);
      int added = report.fresh().size();
      write(
          report.comparison().updated(report.result().findings(), note),
          file,
          arguments.baselineName(),
          ": " + added + " added, " + report.comparison().fixed().size() + " taken out",
          environment);
      return 0;
    }
  }

  /** Lets nothing through that is fixed. */
  @Command(
      name = "prune",
      description = {"Takes out of the baseline what is fixed; adds nothing.", ""},
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  private static final class Prune implements Callable<Integer> {
    private final Environment environment;
    @Mixin private final AnalysisArguments arguments = new AnalysisArguments();

    Prune(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
      Path file = UserFiles.existing(arguments.baselineName(), "baseline", environment);
      Report report = complete(arguments, environment, true);
      write(
          report.comparison().pruned(),
          file,
          arguments.baselineName(),
          ": " + report.comparison().fixed().size() + " taken out",
          environment);
      return 0;
    }
  }

  /** Puts baselines together. */
  @Command(
      name = "merge",
      description = {
        "Merges baselines into the first: what any of them has. A file may have conflicts that a"
            + " merge left.",
        ""
      },
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class)
  private static final class Merge implements Callable<Integer> {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The baselines.")
    private List<String> files = new ArrayList<>();

    Merge(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
      try {
        Baseline merged = new Baseline(List.of());
        for (String name : files) {
          Path file = UserFiles.existing(name, "baseline", environment);
          merged = merged.merge(BaselineFile.readConflicting(file, name));
        }
        write(merged, UserFiles.path(files.get(0), environment), files.get(0), "", environment);
        return 0;
      } catch (BaselineException e) {
        throw new UserError("actionguard: " + e.getMessage());
      }
    }
  }
}
