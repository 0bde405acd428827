package dev.actionguard.cli;

import dev.actionguard.config.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code actionguard config}: shows what may be configured. */
@Command(
    name = "config",
    description = {"Lists the keys of actionguard.yaml with their defaults.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ConfigCommand implements Callable<Integer> {
  private final Environment environment;

  ConfigCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    environment.out().write(Reference.page().getBytes(StandardCharsets.UTF_8));
    return 0;
  }
}
