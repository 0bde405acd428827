package dev.actionguard.testkit;

import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reviewed findings in one archive of real code, a line each: {@code Rule file:line fingerprint
 * # true: why}.
 */
record RealFindings(List<Entry> entries) {
  private static final Pattern LINE =
      Pattern.compile("(\\w+) (\\S+) ([0-9a-f]+)  # (true|false|unreviewed)(?:: (.*))?");
  private static final String UNREVIEWED = "unreviewed";

  RealFindings {
    entries = List.copyOf(entries);
  }

  /**
   * One finding.
   *
   * @param verdict {@code true} if its owner would want to know of it, {@code false} if not
   * @param why the reason for the verdict
   */
  record Entry(String rule, String place, String fingerprint, String verdict, String why) {
    private String key() {
      return rule + " " + fingerprint;
    }

    boolean isTrue() {
      return verdict.equals("true");
    }

    boolean isReviewed() {
      return !verdict.equals(UNREVIEWED) && !why.isBlank();
    }

    @Override
    public String toString() {
      return rule + " " + place + " " + fingerprint + "  # " + verdict + ": " + why;
    }
  }

  /** Reads a file of reviewed findings; a file that is not there holds none. */
  static RealFindings read(Path file) {
    if (!Files.exists(file)) {
      return new RealFindings(List.of());
    }
    try {
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          entries.add(parse(file, line));
        }
      }
      return new RealFindings(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry parse(Path file, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(file + ": not a finding: " + line);
    }
    String why = matcher.group(5) == null ? "" : matcher.group(5);
    return new Entry(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), why);
  }

  /** Returns what was found, with the verdicts that these findings have. */
  RealFindings found(List<Finding> findings) {
    Map<String, Entry> reviewed = new LinkedHashMap<>();
    entries.forEach(e -> reviewed.put(e.key(), e));
    List<Entry> found = new ArrayList<>();
    for (Finding finding : findings) {
      String place = finding.place().sourceFile() + ":" + finding.place().range().startLine();
      Entry fresh = new Entry(finding.rule(), place, finding.fingerprint(), UNREVIEWED, "");
      Entry old = reviewed.getOrDefault(fresh.key(), fresh);
      found.add(new Entry(finding.rule(), place, fresh.fingerprint(), old.verdict(), old.why()));
    }
    return new RealFindings(found);
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, entries.stream().map(Entry::toString).toList(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the true and all findings of each rule to counts. */
  void count(TreeMap<String, int[]> byRule) {
    for (Entry entry : entries) {
      int[] counts = byRule.computeIfAbsent(entry.rule(), r -> new int[2]);
      counts[0] += entry.isTrue() ? 1 : 0;
      counts[1]++;
    }
  }
}
