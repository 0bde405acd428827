package dev.actionguard.rule;

import dev.actionguard.options.Options;
import dev.actionguard.options.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes findings of drafts: one for each place, with its severity and fingerprint. */
final class Findings {
  /** By place; of those at one place the surest, then the one that is told shortest. */
  private static final Comparator<Finding.Draft> BEST_FIRST =
      Comparator.comparing(Finding.Draft::place)
          .thenComparing(Finding.Draft::confidence, Comparator.reverseOrder())
          .thenComparing(d -> d.flow().size())
          .thenComparing(Finding.Draft::message)
          .thenComparing(Finding.Draft::flow, Findings::compareSteps);

  private final Options options;

  Findings(Options options) {
    this.options = options;
  }

  /** Returns the findings that are to be shown, one for equal places of one rule. */
  List<Finding> finish(List<Finding.Draft> drafts) {
    Map<List<Object>, Finding.Draft> unique = new HashMap<>();
    for (Finding.Draft draft : drafts) {
      unique.merge(
          List.of(draft.rule(), draft.place(), draft.sink()),
          draft,
          (old, now) -> BEST_FIRST.compare(now, old) < 0 ? now : old);
    }
    List<Finding.Draft> sorted = new ArrayList<>(unique.values());
    sorted.sort(BEST_FIRST.thenComparing(Finding.Draft::sink));
    Map<String, Integer> ordinals = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Finding.Draft draft : sorted) {
      String key =
          String.join(
              "|", draft.rule(), draft.place().className(), draft.place().method(), draft.sink());
      int ordinal = ordinals.merge(key, 1, Integer::sum);
      Severity severity = severity(draft);
      if (severity.compareTo(Severity.AUDIT) > 0
          || (severity == Severity.AUDIT && options.audit())) {
        findings.add(finding(draft, severity, fingerprint(key + "|" + ordinal)));
      }
    }
    return findings;
  }

  /** Compares flows of one length by the text of the first step that differs. */
  private static int compareSteps(List<FlowStep> left, List<FlowStep> right) {
    for (int i = 0; i < left.size(); i++) {
      if (!left.get(i).equals(right.get(i))) {
        return left.get(i).toString().compareTo(right.get(i).toString());
      }
    }
    return 0;
  }

  private Severity severity(Finding.Draft draft) {
    Severity severity = options.severities().getOrDefault(draft.rule(), draft.severity());
    if (severity == Severity.OFF) {
      return severity;
    }
    return switch (draft.confidence()) {
      case HIGH -> severity;
      case MEDIUM -> severity.atMost(Severity.WARNING);
      case LOW -> options.audit() ? severity.atMost(Severity.WARNING) : Severity.OFF;
    };
  }

  private static Finding finding(Finding.Draft draft, Severity severity, String fingerprint) {
    return new Finding(
        draft.rule(),
        severity,
        draft.confidence(),
        draft.message(),
        draft.notes(),
        draft.place(),
        draft.flow(),
        draft.related(),
        fingerprint,
        draft.fixes());
  }

  private static String fingerprint(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
