package dev.actionguard.cli;

import dev.actionguard.bytecode.InputException;
import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.run.Input;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run has around it.
 *
 * @param directory to which relative paths refer
 * @param terminal whether somebody watches
 */
record Environment(
    Path directory,
    OutputStream out,
    PrintWriter err,
    boolean terminal,
    Clock clock,
    RuleSet rules,
    Analysis analysis) {
  /** Runs the rules. */
  @FunctionalInterface
  interface Analysis {
    AnalysisResult run(Program program, Options options, RuleSet rules, int threads);
  }

  /** The process's own. */
  static Environment ofProcess() {
    boolean terminal = isTerminal();
    return new Environment(
        Path.of("").toAbsolutePath(),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        new PrintWriter(
            new FileOutputStream(FileDescriptor.err),
            true,
            terminal ? Charset.defaultCharset() : StandardCharsets.UTF_8),
        terminal,
        Clock.system(ZoneId.systemDefault()),
        StandardRules.all(),
        Analyzer::survey);
  }

  /** From Java 22 on there always is a console, which can tell whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull" /* older ones have none if there is no terminal */)
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Returns the path, absolute. */
  Path resolve(Path path) {
    return directory.resolve(path).normalize();
  }

  /** Reads class files; what is wrong with a path is the user's mistake. */
  Input read(List<Path> analysed, List<Path> classPath) {
    return read(() -> Input.read(analysed, classPath, directory));
  }

  /** Reads code; what is wrong with a path is the user's mistake. */
  Input read(Supplier<Input> reading) {
    try {
      return reading.get();
    } catch (InputException e) {
      throw new UserError("actionguard: " + Input.shortened(e.getMessage(), directory));
    }
  }
}
