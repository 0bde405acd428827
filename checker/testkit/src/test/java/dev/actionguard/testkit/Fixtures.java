package dev.actionguard.testkit;

import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Where the fixtures are, and the rules that they are about. */
final class Fixtures {
  /** Topic by rule, for every rule that has fixtures. */
  static final Map<String, String> TOPICS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("BypassableAccessCheck", "access"),
              Map.entry("ClientSuppliedIdentity", "access"),
              Map.entry("IgnoredAccessDecision", "access"),
              Map.entry("IneffectiveAccessRule", "access"),
              Map.entry("LateAccessCheck", "access"),
              Map.entry("MismatchedAccessCheck", "access"),
              Map.entry("MissingAccessCheck", "access"),
              Map.entry("SwallowedDenial", "access"),
              Map.entry("FrozenTime", "clock"),
              Map.entry("HiddenClock", "clock"),
              Map.entry("LocalClock", "clock"),
              Map.entry("MixedClocks", "clock"),
              Map.entry("MonotonicTimeStored", "clock"),
              Map.entry("ZonelessTimestamp", "clock"),
              Map.entry("BrokenTransaction", "exception"),
              Map.entry("DatabaseDetailLeak", "exception"),
              Map.entry("IgnoredWriteResult", "exception"),
              Map.entry("LostCause", "exception"),
              Map.entry("MaskedFailure", "exception"),
              Map.entry("PartialWrite", "exception"),
              Map.entry("SwallowedDatabaseException", "exception"),
              Map.entry("UnfinishedAction", "exception"),
              Map.entry("UnhandledDatabaseException", "exception"),
              Map.entry("IneffectiveValidation", "input"),
              Map.entry("MassAssignment", "input"),
              Map.entry("QueryInjection", "input"),
              Map.entry("UnvalidatedInput", "input"),
              Map.entry("SensitiveExceptionMessage", "log"),
              Map.entry("SensitiveIdInLog", "log"),
              Map.entry("SensitiveLogContext", "log"),
              Map.entry("SensitiveToString", "log"),
              Map.entry("WeakRedaction", "log"),
              Map.entry("WholeRequestLogged", "log")));

  private Fixtures() {}

  /** Returns the folder of the fixtures on the class path. */
  static Path folder() {
    return folder("fixtures");
  }

  /** Returns a folder of programs on the class path. */
  static Path folder(String name) {
    URL url = Objects.requireNonNull(Fixtures.class.getResource("/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns where compiled fixtures go, beside the compiled tests. */
  static Path output() {
    return folder().resolveSibling("../fixture-classes").normalize();
  }

  static List<Fixture> read(Path folder) {
    return new FixtureReader(List.copyOf(TOPICS.keySet())).readAll(folder);
  }

  /** Returns the rules that are implemented: {@code dev.actionguard.rules.<topic>.<Rule>}. */
  static RuleSet rules() {
    List<Rule> rules = new ArrayList<>();
    TOPICS.forEach(
        (rule, topic) -> {
          String className = "dev.actionguard.rules." + topic + "." + rule;
          try {
            rules.add(
                Class.forName(className)
                    .asSubclass(Rule.class)
                    .getDeclaredConstructor()
                    .newInstance());
          } catch (ClassNotFoundException e) {
            // Not implemented yet: its fixtures are left out, and counted.
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " cannot be made", e);
          }
        });
    return new RuleSet(rules);
  }
}
