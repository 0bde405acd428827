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

  void addAll(UseLog part) {
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

  Collection<Label.Source> reads() {
    return reads.values();
  }
}
