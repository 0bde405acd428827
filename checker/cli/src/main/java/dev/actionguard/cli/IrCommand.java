package dev.actionguard.cli;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.IrPrinter;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.run.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code actionguard ir}: shows code in the form in which the rules see it. */
@Command(
    name = "ir",
    description = {"Prints compiled code in the form in which the rules see it.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class IrCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Class folders, class files, jars, wars, or folders of them.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATHS",
      description = "What the code was compiled against: folders and jars.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "Only this method: Class#name or Class#name(Type, Type).")
  private @Nullable String method;

  IrCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> analysed = new ArrayList<>();
    paths.forEach(p -> analysed.add(UserFiles.existing(p, "path", environment)));
    try (Input input =
        environment.read(analysed, UserFiles.list(classPath, "class path entry", environment))) {
      input.problems().forEach(p -> environment.err().println(p.location() + ": " + p.message()));
      if (method == null) {
        printClasses(input.program());
      } else {
        printMethods(input.program(), method);
      }
    }
    return 0;
  }

  private void printClasses(Program program) throws IOException {
    boolean first = true;
    for (ClassModel model : program.classes()) {
      print((first ? "" : "\n") + print(model));
      first = false;
    }
  }

  private void printMethods(Program program, String wanted) throws IOException {
    String separator = "";
    for (MethodModel m : Methods.find(program, Methods.pattern(wanted))) {
      print(separator + "// " + m.reference() + "\n" + print(m));
      separator = "\n";
    }
  }

  private void print(String text) throws IOException {
    environment.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A class with a method that cannot be lowered is printed method by method. */
  private static String print(ClassModel model) {
    try {
      return IrPrinter.print(model);
    } catch (LoweringException e) {
      StringBuilder text = new StringBuilder("// " + model.name() + "\n");
      for (MethodModel m : model.methods()) {
        text.append("\n// ").append(m.reference()).append('\n').append(print(m));
      }
      return text.toString();
    }
  }

  private static String print(MethodModel m) {
    try {
      return IrPrinter.print(m);
    } catch (LoweringException e) {
      return "// not lowered: " + e.getMessage() + "\n";
    }
  }
}
