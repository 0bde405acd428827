package dev.actionguard.baseline;

import dev.actionguard.rule.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The findings of a run beside those of a baseline. Each entry stands for one finding at most, so a
 * second equal finding is new.
 */
public final class Comparison {
  private final boolean active;
  private final List<Known> known;
  private final List<BaselineEntry> fixed;
  private final List<BaselineEntry> unchecked;
  private final List<BaselineEntry> expired;
  private final IdentityHashMap<Finding, Known> index = new IdentityHashMap<>();

  /**
   * A finding that the baseline has.
   *
   * @param moved whether it stands in another place now
   */
  public record Known(Finding finding, BaselineEntry entry, boolean moved) {
    /** Returns the entry as it has to be from now on: as the finding is, with what people wrote. */
    BaselineEntry renewed() {
      return BaselineEntry.of(finding, entry.note());
    }
  }

  private Comparison(
      boolean active,
      List<Known> known,
      List<BaselineEntry> fixed,
      List<BaselineEntry> unchecked,
      List<BaselineEntry> expired) {
    this.active = active;
    this.known = List.copyOf(known);
    this.fixed = List.copyOf(fixed);
    this.unchecked = List.copyOf(unchecked);
    this.expired = List.copyOf(expired);
    known.forEach(k -> index.put(k.finding(), k));
  }

  /**
   * Makes one whose parts are known.
   *
   * @param known the findings that the baseline has, in the order of the findings
   * @param fixed entries without a finding although this run looked at their class, or it is gone
   * @param unchecked entries of classes that another run looks at
   * @param expired entries past their date that let nothing through, although there is a finding
   */
  public Comparison(
      List<Known> known,
      List<BaselineEntry> fixed,
      List<BaselineEntry> unchecked,
      List<BaselineEntry> expired) {
    this(true, known, fixed, unchecked, expired);
  }

  /** Returns what stands for a run without a baseline: no finding is known. */
  public static Comparison none() {
    return new Comparison(false, List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Compares.
   *
   * @param findings in their order
   * @param today the day that decides which entries are past their date
   */
  public static Comparison of(
      Baseline baseline, List<Finding> findings, Declarations declarations, LocalDate today) {
    List<BaselineEntry> valid = new ArrayList<>();
    List<BaselineEntry> past = new ArrayList<>();
    for (BaselineEntry entry : baseline.entries()) {
      boolean isPast = !entry.until().isEmpty() && today.isAfter(LocalDate.parse(entry.until()));
      (isPast ? past : valid).add(entry);
    }
    Matching matching = new Matching(findings);
    List<BaselineEntry> left = matching.match(valid, declarations);
    List<Known> known = matching.known(findings);
    List<BaselineEntry> withoutFinding = matching.match(past, declarations);
    past.removeAll(withoutFinding);
    left.addAll(withoutFinding);
    List<BaselineEntry> fixed = new ArrayList<>();
    List<BaselineEntry> unchecked = new ArrayList<>();
    for (BaselineEntry entry : left) {
      boolean here =
          declarations.analyzed(entry.className())
              || !declarations.has(entry.className(), entry.method());
      (here ? fixed : unchecked).add(entry);
    }
    return new Comparison(known, fixed, unchecked, past);
  }

  /** Returns whether there is a baseline. */
  public boolean isActive() {
    return active;
  }

  public List<Known> known() {
    return known;
  }

  public List<BaselineEntry> fixed() {
    return fixed;
  }

  public List<BaselineEntry> unchecked() {
    return unchecked;
  }

  public List<BaselineEntry> expired() {
    return expired;
  }

  /** Returns the entry that lets the finding through. */
  public Optional<Known> find(Finding finding) {
    return Optional.ofNullable(index.get(finding));
  }

  /** Returns whether the baseline lets the finding through. */
  public boolean knows(Finding finding) {
    return index.containsKey(finding);
  }

  /** Returns the findings that the baseline does not have, in their order. */
  public List<Finding> fresh(List<Finding> findings) {
    return findings.stream().filter(f -> !knows(f)).toList();
  }

  /** Orders findings for their readers: new ones first, then the more severe. */
  public Comparator<Finding> newFirst() {
    return Comparator.<Finding, Boolean>comparing(this::knows)
        .thenComparing(Finding::severity, Collections.reverseOrder())
        .thenComparing(Finding.ORDER);
  }

  /** Returns the baseline without what is fixed, and with moved entries where they are now. */
  public Baseline pruned() {
    List<BaselineEntry> entries = new ArrayList<>(unchecked);
    entries.addAll(expired);
    known.forEach(k -> entries.add(k.renewed()));
    return new Baseline(entries);
  }

  /**
   * Returns the baseline that lets all findings of this run through; what is known keeps its notes.
   *
   * @param findings of this run
   * @param note for the findings that the baseline does not let through
   */
  public Baseline updated(List<Finding> findings, BaselineEntry.Note note) {
    List<BaselineEntry> entries = new ArrayList<>(unchecked);
    known.forEach(k -> entries.add(k.renewed()));
    fresh(findings).forEach(f -> entries.add(BaselineEntry.of(f, note)));
    return new Baseline(entries);
  }
}
