package dev.actionguard.cli;

import dev.actionguard.options.NearestName;
import dev.actionguard.report.RulePages;
import dev.actionguard.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code actionguard explain}: shows the page of a rule. */
@Command(
    name = "explain",
    description = {"Explains a rule; without a name, lists the rules.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(paramLabel = "RULE", arity = "0..1", description = "The rule's name.")
  private @Nullable String rule;

  ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    String text = rule == null ? list() : page(rule);
    environment.out().write(text.getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  private String list() {
    StringBuilder text = new StringBuilder();
    List<Rule> rules = environment.rules().rules();
    int width = rules.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    for (Rule r : rules) {
      text.append(r.name())
          .append(" ".repeat(width - r.name().length() + 2))
          .append(severity(r))
          .append(" ".repeat(Math.max(1, 9 - severity(r).length())))
          .append(r.info().summary())
          .append('\n');
    }
    return text.toString();
  }

  private String page(String name) {
    List<String> names = environment.rules().rules().stream().map(Rule::name).toList();
    Rule found =
        environment
            .rules()
            .find(name)
            .orElseThrow(
                () ->
                    new UserError(
                        "actionguard: unknown rule '"
                            + name
                            + "'"
                            + NearestName.hint(name, names)));
    return RulePages.find(found)
        .orElseGet(
            () ->
                "# "
                    + found.name()
                    + "\n\n"
                    + found.info().summary()
                    + ".\n\nDefault severity: "
                    + severity(found)
                    + "\n");
  }

  private static String severity(Rule rule) {
    return rule.info().severity().name().toLowerCase(Locale.ROOT);
  }
}
