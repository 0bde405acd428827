package dev.actionguard.config;

import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import java.util.List;

/**
 * A configuration as read.
 *
 * @param options what it says
 * @param file the file as its user names it
 * @param mentions the methods and classes that it names, in the order of the file
 */
public record Config(Options options, String file, List<Mention> mentions) {
  /** No configuration file. */
  public static final Config NONE = new Config(Options.DEFAULT, "", List.of());

  public Config {
    mentions = List.copyOf(mentions);
  }

  /** A program element that the file names, and where. */
  public sealed interface Mention {
    int line();
  }

  /** A method. */
  public record MethodMention(MethodPattern method, int line) implements Mention {}

  /**
   * A class.
   *
   * @param name binary or simple name, without wildcards
   */
  public record ClassMention(String name, int line) implements Mention {}

  /** Returns the same with these two switched on where the argument says so. */
  public Config overridden(boolean audit, boolean includeTests) {
    Options.Scope scope = options.scope();
    return new Config(
        new Options(
            options.preset(),
            new Options.Scope(
                scope.include(),
                scope.exclude(),
                scope.systemActors(),
                scope.includeTests() || includeTests),
            options.entryPoints(),
            options.validators(),
            options.sanitizers(),
            options.checks(),
            options.publicOperations(),
            options.clock(),
            options.sensitive(),
            options.actions(),
            options.dbCalls(),
            options.independentWrites(),
            options.transactional(),
            options.freeText(),
            options.trustedSinks(),
            options.settings(),
            options.severities(),
            options.audit() || audit,
            options.suppressions()),
        file,
        mentions);
  }
}
