package dev.actionguard.baseline;

import dev.actionguard.json.JsonFormatException;
import dev.actionguard.json.JsonObject;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A known finding. It has no line, column, path, date of making or tool version, so it stays the
 * same while code around it changes.
 *
 * @param rule the rule's name
 * @param className binary name of the class
 * @param method signature in the class; empty for a place outside of methods
 * @param message what the finding says
 * @param flow where it comes from and where it goes, in a few words; may be empty
 * @param fingerprints by version of the way to make them, such as {@code v1}; one that is equal
 *     suffices
 * @param reason why it is let through, or empty
 * @param owner who is to fix it, or empty
 * @param until the last day, {@code yyyy-MM-dd}, on which it is let through, or empty
 */
public record BaselineEntry(
    String rule,
    String className,
    String method,
    String message,
    String flow,
    SortedMap<String, String> fingerprints,
    String reason,
    String owner,
    String until)
    implements Comparable<BaselineEntry> {
  /** The way of making fingerprints that this version knows. */
  public static final String FINGERPRINT_VERSION = "v1";

  private static final Set<String> MEMBERS =
      Set.of(
          "rule", "class", "method", "message", "flow", "fingerprints", "reason", "owner", "until");

  private static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing(BaselineEntry::className)
          .thenComparing(BaselineEntry::method)
          .thenComparing(BaselineEntry::rule)
          .thenComparing(e -> e.fingerprints.toString())
          .thenComparing(BaselineEntry::message)
          .thenComparing(BaselineEntry::flow)
          .thenComparing(BaselineEntry::reason)
          .thenComparing(BaselineEntry::owner)
          .thenComparing(BaselineEntry::until);

  public BaselineEntry {
    fingerprints = Collections.unmodifiableSortedMap(new TreeMap<>(fingerprints));
  }

  /** Returns the entry for a finding. */
  public static BaselineEntry of(Finding finding, Note note) {
    return new BaselineEntry(
        finding.rule(),
        finding.place().className(),
        finding.place().method(),
        finding.message(),
        flow(finding.flow()),
        new TreeMap<>(Map.of(FINGERPRINT_VERSION, finding.fingerprint())),
        note.reason,
        note.owner,
        note.until);
  }

  /** What people add to an entry; each may be empty. */
  public record Note(String reason, String owner, String until) {
    public static final Note NONE = new Note("", "", "");
  }

  Note note() {
    return new Note(reason, owner, until);
  }

  private static String flow(List<FlowStep> flow) {
    return flow.size() < 2
        ? ""
        : flow.get(0).reason()
            + (flow.size() > 2 ? " → … → " : " → ")
            + flow.get(flow.size() - 1).reason();
  }

  /** Returns the members that are texts, by name and in order, without empty ones. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("rule", rule);
    texts.put("class", className);
    texts.put("method", method);
    texts.put("message", message);
    texts.put("flow", flow);
    texts.put("reason", reason);
    texts.put("owner", owner);
    texts.put("until", until);
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  /**
   * Reads an entry.
   *
   * @throws JsonFormatException if it is none
   */
  public static BaselineEntry read(JsonObject entry) throws JsonFormatException {
    for (String member : entry.names()) {
      if (!MEMBERS.contains(member)) {
        throw new JsonFormatException("unknown member '" + member + "'");
      }
    }
    SortedMap<String, String> fingerprints = new TreeMap<>();
    JsonObject versions = entry.object("fingerprints");
    for (String version : versions.names()) {
      fingerprints.put(version, versions.text(version));
    }
    return new BaselineEntry(
        entry.text("rule"),
        entry.text("class"),
        entry.optionalText("method"),
        entry.text("message"),
        entry.optionalText("flow"),
        fingerprints,
        entry.optionalText("reason"),
        entry.optionalText("owner"),
        BaselineFile.checkDate(entry.optionalText("until")));
  }

  /** Returns {@code class#method}, or the class alone. */
  public String place() {
    return method.isEmpty() ? className : className + "#" + method;
  }

  /** By class, method, rule and fingerprint. */
  @Override
  public int compareTo(BaselineEntry other) {
    return ORDER.compare(this, other);
  }
}
