package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects, for a survey of entry points, what a method reads, writes and logs. */
final class UseLog {
  private final Map<List<Object>, EntrySurvey.DatabaseUse> database = new LinkedHashMap<>();
  private final Map<Site, EntrySurvey.LogUse> logs = new LinkedHashMap<>();
  private final Map<Site, Label.Source> reads = new LinkedHashMap<>();
  private final Map<MethodRef, Set<String>> statements = new LinkedHashMap<>();

  void database(EntrySurvey.DatabaseUse use) {
    database.putIfAbsent(List.of(use.site(), use.access(), use.target()), use);
  }

  /**
   * @param text the known beginning of the message, or empty
   * @param values the data in it
   */
  void log(Site site, MethodRef method, String text, Set<String> values) {
    logs.merge(site, new EntrySurvey.LogUse(site, method, text, List.copyOf(values)), UseLog::both);
  }

  private static EntrySurvey.LogUse both(EntrySurvey.LogUse old, EntrySurvey.LogUse now) {
    Set<String> values = new LinkedHashSet<>(old.values());
    values.addAll(now.values());
    return new EntrySurvey.LogUse(
        old.site(),
        old.method(),
        old.text().isEmpty() ? now.text() : old.text(),
        List.copyOf(values));
  }

  /** Notes that a call gives what a user chose. */
  void read(Label.Source source) {
    reads.putIfAbsent(source.site(), source);
  }

  /** Notes that a method of the program is called with a text that is a statement. */
  void statement(MethodRef callee, String text) {
    statements.computeIfAbsent(callee, m -> new LinkedHashSet<>()).add(text);
  }

  void addAll(UseLog part) {
    part.statements.forEach((m, texts) -> texts.forEach(t -> statement(m, t)));
    part.database.values().forEach(this::database);
    part.logs.values().forEach(l -> logs.merge(l.site(), l, UseLog::both));
    part.reads.values().forEach(this::read);
  }

  Collection<EntrySurvey.DatabaseUse> database() {
    return database.values();
  }

  Collection<EntrySurvey.LogUse> logs() {
    return logs.values();
  }

  /** Returns the statements that methods of the program are called with. */
  Map<MethodRef, Set<String>> statements() {
    return statements;
  }

  Collection<Label.Source> reads() {
    return reads.values();
  }
}
