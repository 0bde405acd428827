package dev.actionguard.baseline;

import dev.actionguard.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The known findings, in order. Equal entries stay: each stands for one finding.
 *
 * @param entries sorted
 */
public record Baseline(List<BaselineEntry> entries) {
  public Baseline {
    entries = entries.stream().sorted().toList();
  }

  /** Returns the baseline that lets all the findings through. */
  public static Baseline of(List<Finding> findings, BaselineEntry.Note note) {
    return new Baseline(findings.stream().map(f -> BaselineEntry.of(f, note)).toList());
  }

  /**
   * Returns what either of the baselines has, each entry as often as in the one that has it more
   * often.
   *
   * @throws BaselineException if they give different notes for one finding, which only its author
   *     can decide
   */
  public Baseline merge(Baseline other) throws BaselineException {
    Map<List<Object>, List<BaselineEntry>> ours = grouped();
    Map<List<Object>, List<BaselineEntry>> theirs = other.grouped();
    List<BaselineEntry> merged = new ArrayList<>();
    for (Map.Entry<List<Object>, List<BaselineEntry>> group : ours.entrySet()) {
      List<BaselineEntry> left = group.getValue();
      List<BaselineEntry> right = theirs.getOrDefault(group.getKey(), List.of());
      boolean leftHasAll = notes(left).containsAll(notes(right)) && left.size() >= right.size();
      if (!leftHasAll && !notes(right).containsAll(notes(left))) {
        BaselineEntry entry = left.get(0);
        throw new BaselineException(
            "both sides changed reason, owner or date of "
                + entry.rule()
                + " in "
                + entry.place()
                + ": make them equal, then merge again");
      }
      merged.addAll(leftHasAll ? left : right);
    }
    theirs.forEach(
        (key, group) -> {
          if (!ours.containsKey(key)) {
            merged.addAll(group);
          }
        });
    return new Baseline(merged);
  }

  private static Set<BaselineEntry.Note> notes(List<BaselineEntry> entries) {
    return entries.stream().map(BaselineEntry::note).collect(Collectors.toSet());
  }

  /** Groups the entries that stand for the same finding. */
  private Map<List<Object>, List<BaselineEntry>> grouped() {
    Map<List<Object>, List<BaselineEntry>> groups = new LinkedHashMap<>();
    for (BaselineEntry e : entries) {
      groups
          .computeIfAbsent(
              List.of(e.rule(), e.className(), e.method(), e.fingerprints()),
              k -> new ArrayList<>())
          .add(e);
    }
    return groups;
  }
}
