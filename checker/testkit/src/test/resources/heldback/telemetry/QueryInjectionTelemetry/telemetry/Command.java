package telemetry;

import java.util.HashMap;
import java.util.Map;

/** A verb with arguments. */
abstract class Command {
  private final Map<String, String> arguments = new HashMap<>();

  static Command parse(String line) {
    int at = line.indexOf(' ');
    String rest = line.substring(at + 1);
    Command command = line.startsWith("drop") ? new Drop() : new Rename();
    command.arguments.put("target", rest);
    return command;
  }

  String argument(String name) {
    return arguments.get(name);
  }

  /** Template: checks, then the query. */
  final void run(Readings readings) {
    if (argument("target") == null) {
      return;
    }
    apply(readings);
  }

  protected abstract void apply(Readings readings);

  static final class Drop extends Command {
    @Override
    protected void apply(Readings readings) {
      readings.drop(argument("target"));
    }
  }

  static final class Rename extends Command {
    @Override
    protected void apply(Readings readings) {
      readings.rename(Names.require(argument("target")));
    }
  }
}
