package dev.actionguard.maven;

import dev.actionguard.options.NearestName;
import dev.actionguard.report.Explanation;
import dev.actionguard.report.RulePages;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Explains a rule, what became of one finding or line, or what is known of a call; without any of
 * these, lists the rules.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "explain",
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class ExplainMojo extends AbstractAnalysisMojo {
  /**
   * The name of the rule.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.rule")
  private @Nullable String rule;

  /**
   * The beginning of the fingerprint of a finding, or {@code File.java:line}, of which the last
   * results tell whether there is something and whether it is new, known or suppressed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.finding")
  private @Nullable String finding;

  /**
   * {@code File.java:line}: the module is analysed, and what is known of the calls at the line is
   * told, which says why something is reported there, or why not.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.call")
  private @Nullable String call;

  /**
   * Where the results are.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "actionguard.outputDirectory",
      defaultValue = "${project.build.directory}/actionguard")
  private File outputDirectory;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (call != null) {
      String key = call;
      work(files -> explain(files, key).lines().forEach(getLog()::info));
    } else if (finding != null) {
      Path file = reportFiles(outputDirectory).results();
      if (Files.exists(file)) {
        new Explanation(results(file), EXPLAIN).of(finding).lines().forEach(getLog()::info);
      } else {
        getLog().info("There are no results in " + shown(file));
      }
    } else if (isRoot()) {
      RuleSet rules = StandardRules.all();
      if (rule == null) {
        rules.rules().forEach(r -> getLog().info(r.name() + ": " + r.info().summary()));
      } else {
        page(rules, rule).lines().forEach(getLog()::info);
      }
    }
  }

  private static String page(RuleSet rules, String name) throws MojoExecutionException {
    List<String> valid = rules.rules().stream().map(Rule::name).toList();
    Rule found =
        rules
            .find(name)
            .orElseThrow(
                () ->
                    new MojoExecutionException(
                        "actionguard.rule: unknown rule '"
                            + name
                            + "'"
                            + NearestName.hint(name, valid)));
    return RulePages.find(found).orElse(found.info().summary());
  }
}
