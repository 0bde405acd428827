package dev.actionguard.analysis;

import dev.actionguard.ir.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows by name which fields and columns tell when something began or ended. */
public final class Moments {
  private static final Set<String> START =
      Set.of("start", "started", "begin", "began", "begun", "created");
  private static final Set<String> END =
      Set.of("finish", "finished", "end", "ended", "complete", "completed", "updated");

  /** Words that only say that it is a time. */
  private static final Set<String> TIME =
      Set.of(
          "at",
          "on",
          "time",
          "date",
          "timestamp",
          "ts",
          "instant",
          "millis",
          "ms",
          "nanos",
          "moment");

  private static final Set<String> NO_TIMES =
      Set.of(
          "java.time.Duration",
          "java.time.Period",
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.Clock",
          "java.time.InstantSource");

  private Moments() {}

  /** Which end of an action a moment is. */
  public enum Role {
    START,
    END
  }

  /** Returns the role that a name says: exactly one word of a start or of an end; else null. */
  public static @Nullable Role role(String name) {
    Role role = null;
    for (String token : Names.tokens(name)) {
      Role own = START.contains(token) ? Role.START : END.contains(token) ? Role.END : null;
      if (own != null && role != null) {
        return null;
      }
      role = own == null ? role : own;
    }
    return role;
  }

  /** Returns whether a name says that it is the time of something that happened. */
  public static boolean isMomentName(String name) {
    List<String> tokens = Names.tokens(name);
    return tokens.stream().anyMatch(t -> START.contains(t) || END.contains(t))
        || (tokens.size() > 1 && TIME.contains(tokens.get(tokens.size() - 1)));
  }

  /** Returns what a start and an end of one thing have in common: {@code job} of jobStartedAt. */
  public static String subject(String name) {
    List<String> words =
        Names.tokens(name).stream()
            .filter(t -> !START.contains(t) && !END.contains(t) && !TIME.contains(t))
            .toList();
    return String.join(" ", words);
  }

  /** Returns whether values of the type are moments. */
  public static boolean isTime(Type type) {
    String name = type.name();
    if (name.startsWith("java.time.")) {
      return !NO_TIMES.contains(name);
    }
    return name.equals("java.util.Date")
        || name.equals("java.util.Calendar")
        || name.equals("java.sql.Timestamp")
        || name.startsWith("org.joda.time.");
  }

  /** Returns whether values of the type may be moments counted as a number. */
  static boolean isCount(Type type) {
    return type.name().equals("long") || type.name().equals("java.lang.Long");
  }
}
