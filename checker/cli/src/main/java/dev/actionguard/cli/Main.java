package dev.actionguard.cli;

import dev.actionguard.report.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: parses it and turns every outcome into an exit code and a message. */
@Command(
    name = "actionguard",
    description = {
      "Finds action code that breaks one of five promises: inputs are validated, database"
          + " exceptions are handled, sensitive ids are not logged raw, access is checked, time"
          + " comes from one clock.",
      ""
    },
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Arguments may also stand in a file, one a line: actionguard check @arguments.txt",
      "Help about a command: actionguard COMMAND --help"
    })
public final class Main implements Runnable {
  /** A mistake of the user or a defect of ours. */
  static final int FAILED = 2;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an internal error happened.")
  private boolean debug;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Environment.ofProcess(), args));
  }

  /** Runs the command and returns its exit code. */
  static int run(Environment environment, String... args) {
    Main main = new Main();
    PrintWriter out = new PrintWriter(environment.out(), false, StandardCharsets.UTF_8);
    CommandLine line =
        new CommandLine(main)
            .addSubcommand("check", new CheckCommand(environment))
            .addSubcommand("report", new ReportCommand(environment))
            .addSubcommand("baseline", BaselineCommand.line(environment))
            .addSubcommand("map", new MapCommand(environment))
            .addSubcommand("explain", new ExplainCommand(environment))
            .addSubcommand("ir", new IrCommand(environment))
            .addSubcommand("config", new ConfigCommand(environment))
            .setOut(out)
            .setErr(environment.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(environment.terminal() ? Ansi.AUTO : Ansi.OFF))
            .setParameterExceptionHandler((e, a) -> misused(e, environment.err()))
            .setExecutionExceptionHandler((e, c, r) -> failed(e, main.debug, environment.err()));
    int code;
    try {
      code = line.execute(args);
    } catch (StackOverflowError | OutOfMemoryError e) {
      code = failed(e, main.debug, environment.err());
    }
    out.flush();
    try {
      environment.out().flush();
    } catch (IOException e) {
      code = failed(e, main.debug, environment.err());
    }
    environment.err().flush();
    return code;
  }

  /** No command: shows how to use it. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a command is missing: check, report, baseline, map, explain, ir or config");
    }
  }

  private static int misused(ParameterException e, PrintWriter err) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    err.println("actionguard: " + message);
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        "Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' for help.");
    return FAILED;
  }

  private static int failed(Throwable e, boolean debug, PrintWriter err) {
    if (e instanceof UserError) {
      err.println(String.valueOf(e.getMessage()));
    } else if (e instanceof OutOfMemoryError) {
      err.println("actionguard: out of memory; give it more: java -Xmx4g -jar actionguard.jar …");
    } else if (e instanceof IOException io) {
      err.println("actionguard: " + UserFiles.reason(io));
    } else {
      err.println(
          "actionguard: internal error in version "
              + Tool.version()
              + ": "
              + e
              + (debug ? "" : " (run again with --debug to see where)"));
    }
    if (debug && !(e instanceof UserError)) {
      e.printStackTrace(err);
    }
    return FAILED;
  }

  /** Tells the version of the tool and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "actionguard " + Tool.version(),
        "Java "
            + System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vendor")
            + ")"
      };
    }
  }
}
