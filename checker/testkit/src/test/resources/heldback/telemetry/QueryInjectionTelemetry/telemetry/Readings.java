package telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

class Readings {
  private final SessionFactory sessions;
  private final Map<String, String> cache = new ConcurrentHashMap<>();
  private final ThreadLocal<String> current = new ThreadLocal<>();

  Readings(SessionFactory sessions) {
    this.sessions = sessions;
  }

  void drop(String target) {
    try (Session session = sessions.openSession()) {
      // BUG: QueryInjection
      session.createNativeMutationQuery("drop table reading_" + target).executeUpdate();
    }
  }

  void rename(String target) {
    try (Session session = sessions.openSession()) {
      // OK: Names.require throws unless the name is an identifier
      session.createNativeMutationQuery("alter table probe rename to " + target).executeUpdate();
    }
  }

  void later(String probe, double value) {
    CompletableFuture.supplyAsync(() -> "p = '" + probe + "'")
        .thenApply(w -> "update reading set v = 1 where " + w)
        // BUG: QueryInjection
        .thenAccept(sql -> sessions.inTransaction(s -> s.createNativeMutationQuery(sql).executeUpdate()));
    CompletableFuture.supplyAsync(() -> "v = " + value)
        .thenApply(w -> "update reading set " + w)
        // OK: a number
        .thenAccept(sql -> sessions.inTransaction(s -> s.createNativeMutationQuery(sql).executeUpdate()));
  }

  void cached(String unit) {
    String clause = cache.computeIfAbsent(unit, u -> "unit = '" + u + "'");
    // BUG: QueryInjection
    sessions.inTransaction(s -> s.createMutationQuery("delete Reading where " + clause).executeUpdate());
    String known = Optional.of(unit).filter(Names::isName).orElseThrow();
    // OK: filtered by a full match
    sessions.inTransaction(s -> s.createMutationQuery("delete Reading where unit = '" + known + "'").executeUpdate());
    String other = Optional.of(unit).filter(u -> !u.isEmpty()).orElse("C");
    // OK: the filter above threw unless the unit is a name
    sessions.inTransaction(s -> s.createMutationQuery("delete Reading where unit = '" + other + "'").executeUpdate());
    // OK: bound
    sessions.inTransaction(s -> s.createMutationQuery("delete Reading where unit = :u").setParameter("u", unit).executeUpdate());
  }

  void remembered(String unit) {
    current.set(unit);
    purge();
    current.remove();
  }

  private void purge() {
    String unit = current.get();
    // OK: the listener comes here only after cached(), which threw unless the unit is a name
    sessions.inTransaction(s -> s.createNativeMutationQuery("delete from reading where unit = '" + unit + "'").executeUpdate());
    if (Names.isName(unit)) {
      // OK: inside the accepting branch
      sessions.inTransaction(s -> s.createNativeMutationQuery("delete from old where unit = '" + unit + "'").executeUpdate());
    }
  }
}

final class Names {
  private static final Pattern NAME = Pattern.compile("\\w{1,30}");

  private Names() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static String require(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("not a name");
    }
    return text;
  }
}
