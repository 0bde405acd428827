package dev.actionguard.baseline;

import dev.actionguard.baseline.Comparison.Known;
import dev.actionguard.rule.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives each entry one finding at most: first by fingerprint; then, if the entry's method is gone,
 * by what the finding says: in the same class, in a class of the same name, in a method of the same
 * name.
 */
final class Matching {
  private static final List<Function<BaselineEntry, Object>> MOVES =
      List.of(
          e -> List.of(Shape.of(e), e.className()),
          e -> List.of(Shape.of(e), Shape.simpleName(e.className()), e.method()),
          e -> List.of(Shape.of(e), e.method()));

  private final List<Finding> alone;
  private final IdentityHashMap<Finding, Known> partners = new IdentityHashMap<>();

  Matching(List<Finding> findings) {
    alone = new ArrayList<>(findings);
  }

  /** Returns the findings that have a partner, in the order of the list. */
  List<Known> known(List<Finding> findings) {
    return findings.stream().flatMap(f -> Optional.ofNullable(partners.get(f)).stream()).toList();
  }

  /** Matches the entries with the findings that are still alone; returns the entries left over. */
  List<BaselineEntry> match(List<BaselineEntry> entries, Declarations declarations) {
    List<BaselineEntry> left =
        match(
            entries,
            e -> e.fingerprints().getOrDefault(BaselineEntry.FINGERPRINT_VERSION, ""),
            false);
    for (Function<BaselineEntry, Object> key : MOVES) {
      List<BaselineEntry> gone =
          left.stream().filter(e -> !declarations.has(e.className(), e.method())).toList();
      Set<BaselineEntry> stillAlone = identities(match(gone, key, true));
      Set<BaselineEntry> tried = identities(gone);
      List<BaselineEntry> rest = new ArrayList<>();
      for (BaselineEntry entry : left) {
        if (!tried.contains(entry) || stillAlone.contains(entry)) {
          rest.add(entry);
        }
      }
      left = rest;
    }
    return left;
  }

  private static Set<BaselineEntry> identities(List<BaselineEntry> entries) {
    Set<BaselineEntry> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(entries);
    return set;
  }

  private List<BaselineEntry> match(
      List<BaselineEntry> entries, Function<BaselineEntry, Object> key, boolean moved) {
    List<BaselineEntry> left = new ArrayList<>(entries);
    if (entries.isEmpty() || alone.isEmpty()) {
      return left;
    }
    Map<Object, Deque<BaselineEntry>> byKey = new HashMap<>();
    entries.forEach(e -> byKey.computeIfAbsent(key.apply(e), k -> new ArrayDeque<>()).add(e));
    Set<BaselineEntry> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Finding finding : alone) {
      Object wanted = key.apply(BaselineEntry.of(finding, BaselineEntry.Note.NONE));
      Deque<BaselineEntry> candidates = byKey.getOrDefault(wanted, new ArrayDeque<>());
      if (!candidates.isEmpty()) {
        BaselineEntry entry = candidates.remove();
        used.add(entry);
        partners.put(finding, new Known(finding, entry, moved));
      }
    }
    left.removeIf(used::contains);
    alone.removeIf(partners::containsKey);
    return left;
  }
}
