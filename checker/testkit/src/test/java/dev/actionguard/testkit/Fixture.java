package dev.actionguard.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One small program with expected findings: a folder {@code <topic>/<Rule><Something>} or a single
 * file {@code <topic>/<Rule>_<name>.java}.
 *
 * @param id topic, slash, name: {@code input/QueryInjectionClinic}
 * @param topic the rule's package below {@code dev.actionguard.rules}
 * @param rule the rule that it is about
 * @param root folder below which its files lie as their packages say
 * @param sources its files, sorted
 * @param specLines the lines of the specification that it covers, from {@code // SPEC:}
 * @param only the rules that it is checked for, from {@code // ONLY:}; empty for every rule
 * @param without rules that speak up in it rightly and are not its matter, from {@code // WITHOUT:}
 * @param later why it is not run yet, from {@code // LATER:}; empty if it is run
 * @param expectations from {@code // BUG:}
 * @param guarded how many places it marks as guarded, by {@code // OK}
 * @param configuration its {@code actionguard.yaml}, if any
 */
record Fixture(
    String id,
    String topic,
    String rule,
    Path root,
    List<Path> sources,
    List<SpecLine> specLines,
    Set<String> only,
    Set<String> without,
    Optional<String> later,
    List<Expectation> expectations,
    int guarded,
    Optional<Path> configuration) {
  Fixture {
    sources = List.copyOf(sources);
    specLines = List.copyOf(specLines);
    only = Set.copyOf(only);
    without = Set.copyOf(without);
    expectations = List.copyOf(expectations);
  }

  /**
   * A finding that must be there.
   *
   * @param file path below the root, with slashes
   * @param contains what its message must contain; empty for anything
   * @param frontEnds the front ends that must report it; empty for every one
   */
  record Expectation(String rule, String file, int line, String contains, List<String> frontEnds) {
    Expectation {
      frontEnds = List.copyOf(frontEnds);
    }

    boolean isFor(String frontEnd) {
      return frontEnds.isEmpty() || frontEnds.contains(frontEnd);
    }
  }

  /** A numbered line of the specification: section, finding or not, number. */
  record SpecLine(int section, boolean finding, int number) {
    @Override
    public String toString() {
      return "§" + section + (finding ? " finding " : " not ") + number;
    }
  }

  /** How many findings it expects of its own rule. */
  long positives() {
    return expectations.stream().filter(e -> e.rule().equals(rule)).count();
  }
}
