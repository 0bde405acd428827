package dev.actionguard.rule;

import java.util.List;

/**
 * One row of the authorization map: what can happen at one entry point. All texts are those that
 * people read; all lists are in a stable order.
 *
 * @param place the method
 * @param sort {@code web}, {@code message}, {@code scheduled} …
 * @param route the verb and the path that lead to it; empty if they are not known
 * @param inputs what comes in
 * @param validators what looks at it, wherever below the entry point
 * @param checks the access checks, wherever below the entry point
 * @param sure the strength of the check that every way through it passes: {@code object}, {@code
 *     role}, {@code authn}, {@code none}, {@code public} if it is so by design, or {@code system}
 *     if no user calls it
 * @param database the tables and queries that are read and written
 * @param logs what is logged
 * @param cut whether there was more than is listed
 */
public record Endpoint(
    Place place,
    String sort,
    String route,
    List<Input> inputs,
    List<Validator> validators,
    List<Check> checks,
    String sure,
    List<Database> database,
    List<Log> logs,
    boolean cut) {
  public Endpoint {
    inputs = List.copyOf(inputs);
    validators = List.copyOf(validators);
    checks = List.copyOf(checks);
    database = List.copyOf(database);
    logs = List.copyOf(logs);
  }

  /**
   * A value that comes in.
   *
   * @param origin who chooses it: {@code untrusted}, {@code principal}, {@code environment}, or
   *     empty for what the framework passes
   * @param proved what surely holds after the entry point ran, each with the part that it is of:
   *     {@code .name: content (declared)}
   */
  public record Input(String name, String type, String origin, List<String> proved) {
    public Input {
      proved = List.copyOf(proved);
    }
  }

  /**
   * A validator that is called.
   *
   * @param of the data that it looks at
   * @param proves what it proves of it, such as {@code content}
   * @param throwing whether it throws unless all is well; else it answers
   */
  public record Validator(
      Place place, String name, List<String> of, String proves, boolean throwing) {
    public Validator {
      of = List.copyOf(of);
    }
  }

  /**
   * An access check.
   *
   * @param strength {@code authn}, {@code role} or {@code object}
   * @param throwing whether the code after it runs only if access is allowed; else it answers
   * @param byName whether it is a check only by its name
   */
  public record Check(
      Place place, String name, String strength, boolean throwing, boolean byName) {}

  /**
   * A use of the database.
   *
   * @param access {@code read} or {@code write}
   * @param target the table, entity or repository; empty if it is not known
   * @param query the known beginning of the statement, or empty
   * @param method what is called
   * @param unchecked whether a user gets there without an access check that counts
   */
  public record Database(
      Place place, String access, String target, String query, String method, boolean unchecked) {}

  /**
   * Something that is logged.
   *
   * @param text the known beginning of the message, or empty
   * @param values what people call the data in it
   */
  public record Log(Place place, String method, String text, List<String> values) {
    public Log {
      values = List.copyOf(values);
    }
  }
}
