package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.options.Options.Strength;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can happen at one entry point: what comes in, what looks at it, who may call it, what the
 * code below it reads, writes and logs. «Below» are the methods that calls can run by the class
 * hierarchy. All lists are in a stable order.
 *
 * @param route the verb and the path that lead to it, as far as they are known; else empty
 * @param sure the strongest check that every way through the entry point passes; empty if none
 * @param isPublic whether it is public by design, by configuration or annotation
 * @param cut whether there was too much to list all
 */
public record EntrySurvey(
    EntryPoints.Entry entry,
    String route,
    List<Input> inputs,
    List<Validation> validations,
    List<Check> checks,
    Optional<Strength> sure,
    boolean isPublic,
    List<DatabaseUse> database,
    List<LogUse> logs,
    boolean cut) {
  public EntrySurvey {
    inputs = List.copyOf(inputs);
    validations = List.copyOf(validations);
    checks = List.copyOf(checks);
    database = List.copyOf(database);
    logs = List.copyOf(logs);
  }

  /**
   * A value that comes in.
   *
   * @param site the parameter, or the call that reads it
   * @param name what people call it
   * @param type its type, {@code ?} if unknown
   * @param origin who chooses it; null for what the framework passes
   * @param proofs what surely holds of it or of its parts after the entry point ran
   */
  public record Input(
      Site site, String name, String type, @Nullable Origin origin, List<Proof> proofs) {}

  /**
   * What is proved of data.
   *
   * @param path which part, empty for the whole
   * @param marks bits of {@link Mark}
   * @param declared whether constraints on the declaration prove it, not code
   */
  public record Proof(String path, int marks, boolean declared) {}

  /**
   * A validator that is called.
   *
   * @param of the data that it looks at
   * @param marks what it proves of it
   * @param throwing whether it throws unless all is well; else it answers
   */
  public record Validation(
      Site site, MethodRef method, List<String> of, int marks, boolean throwing) {}

  /**
   * An access check.
   *
   * @param name what checks, as people call it
   * @param throwing whether the code after it runs only if access is allowed; else it answers
   * @param byName whether it is a check only by its name
   */
  public record Check(
      Site site, String name, Strength strength, boolean throwing, boolean byName) {}

  /**
   * A use of the database.
   *
   * @param target the table, entity or repository as far as known; else empty
   * @param text the known beginning of the statement; else empty
   * @param unchecked whether somebody from outside gets there without an access check that counts
   */
  public record DatabaseUse(
      Site site,
      MethodRef method,
      Obligation.Access access,
      String target,
      String text,
      boolean unchecked) {
    /** Returns the same with the statement that a caller gives. */
    DatabaseUse running(String statement) {
      boolean read = SqlText.access(statement) == Obligation.Access.READ;
      return new DatabaseUse(
          site,
          method,
          read ? Obligation.Access.READ : access,
          read ? SqlText.readFrom(statement) : SqlText.table(statement),
          statement,
          unchecked);
    }

    DatabaseUse withoutCheck() {
      return new DatabaseUse(site, method, access, target, text, true);
    }
  }

  /**
   * Something that is logged.
   *
   * @param text the known beginning of the message; else empty
   * @param values what people call the data in it
   */
  public record LogUse(Site site, MethodRef method, String text, List<String> values) {}
}
