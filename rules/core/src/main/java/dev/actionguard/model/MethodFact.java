package dev.actionguard.model;

import java.util.List;

/**
 * One fact about a library method: one row of a model file. A method that has facts does what they
 * say and nothing else: a value without a flow to the result does not reach it. Flows read the
 * state before the call. Positions that an overload does not have are ignored.
 */
public sealed interface MethodFact {

  /** The value at a position comes from outside: {@code source,,to,kind}. */
  record Source(Position to, SourceKind kind) implements MethodFact {}

  /** Where a value comes from. */
  enum SourceKind {
    /** A request, message or upload: the user chooses it. */
    UNTRUSTED,
    /** Environment variables and program arguments: untrusted with low confidence. */
    ENVIRONMENT,
    /** Read from the database. */
    DATABASE,
    /** The authenticated user, a verified token's subject. */
    PRINCIPAL,
    /** The local wall clock. */
    WALL_CLOCK,
    /** A clock made from the local one, as by {@code Clock.systemUTC()}. */
    SYSTEM_CLOCK,
    /** The local monotonic clock. */
    MONOTONIC_CLOCK,
    /** Time read through an injected clock (the receiver). */
    INJECTED_CLOCK,
    /** The clock of the database server. */
    DATABASE_CLOCK,
    /** Text that tells inner details of an exception. */
    EXCEPTION_DETAIL,
    /** Headers, cookies, body, claims or authentication as a whole. */
    WHOLE_REQUEST
  }

  /**
   * A value that must be clean where it arrives: {@code sink,from,,kind}. A position in the result
   * means what is put there later, as text written to a response's writer.
   */
  record Sink(Position from, SinkKind kind) implements MethodFact {}

  /** What kind of place a sink is. */
  enum SinkKind {
    /** Query text. */
    TEXT,
    /** A column, table, procedure, sort or other identifier in query text. */
    IDENTIFIER,
    /**
     * A bound value; one that a write is given as a whole, as an entity, binds all that it holds.
     */
    BIND,
    /** The key of what is read. */
    KEY,
    /**
     * An object whose properties are all copied to another one, or that is written as an entity.
     */
    PROPERTIES,
    /** A log message, argument or key-value. */
    LOG,
    /** The logging context. */
    LOG_CONTEXT,
    /** A standard stream. */
    STREAM,
    /** An answer that the caller of the program sees. */
    RESPONSE,
    /** The message of an exception. */
    EXCEPTION_MESSAGE,
    /** Who asks, as a check or an ownership query is told. */
    IDENTITY,
    /** A field or column that tells when something happened: found by the analysis, not by rows. */
    MOMENT
  }

  /** How values pass a call: {@code flow,from,to,kind}. */
  record Flow(Position from, Position to, FlowKind kind) implements MethodFact {}

  /** What happens to a value that flows. */
  enum FlowKind {
    /** It is the same object or value. */
    VALUE,
    /** It becomes a part of a text or object; what was validated stays valid. */
    TAINT,
    /** As TAINT, and in this order at the end of a text. */
    APPEND,
    /** Its content changes, so that earlier validation no longer holds (decode, replace …). */
    DERIVE,
    /**
     * The position is emptied before the other flows of the call ({@code setLength(0)}, {@code
     * clear()}); {@code from} is ignored. If the method has an {@code int} parameter, only when it
     * is the constant 0.
     */
    RESET
  }

  /**
   * The call runs a functional argument: {@code
   * invoke,argument[0](this.element|argument[1]),to,kind}.
   *
   * @param function the functional argument
   * @param inputs what its parameters receive, in order
   * @param to where its result goes, for FILTER where the inputs that pass go; empty if nowhere
   */
  record Invoke(Position function, List<Position> inputs, List<Position> to, InvokeKind kind)
      implements MethodFact {
    public Invoke {
      inputs = List.copyOf(inputs);
      to = List.copyOf(to);
    }
  }

  /** When and where a functional argument runs. */
  enum InvokeKind {
    /** Before the call returns, at least once or never. */
    NOW,
    /** Before the call returns, inside a transaction that rolls back on an exception. */
    TRANSACTION,
    /** When the result is used (streams, reactive chains), on the same or another thread. */
    LAZY,
    /** On another thread. */
    ASYNC,
    /** A predicate that lets pass the elements for which it is true. */
    FILTER,
    /** A predicate; the call returns true only if it was true for at least one element. */
    ANY_TRUE,
    /** A predicate; the call returns true only if it was true for every element. */
    ALL_TRUE,
    /** A predicate; the call returns true only if it was true for no element. */
    NONE_TRUE,
    /** Only when something failed; its input is the exception. */
    ON_ERROR
  }

  /**
   * The outcome tells that a value is valid: {@code guard,from,,outcome:proof}. A proof may need
   * another argument, as {@code true:full-match(argument[0])}.
   *
   * @param from the validated value
   * @param pattern where the regular expression or the set of allowed values is; equal to {@code
   *     from} if there is none
   */
  record Guard(Position from, Outcome outcome, Proof proof, Position pattern)
      implements MethodFact {}

  /** Which outcome of a call proves something. */
  enum Outcome {
    /** Returning at all. */
    RETURNS,
    TRUE,
    FALSE,
    /** A result that is not null, not an empty optional. */
    PRESENT,
    /** A result without elements, as the set of violations. */
    EMPTY,
    /** A result that is a decision: only its own answer ({@code isGranted}) tells. */
    DECISION
  }

  /** What is proved of a value. */
  enum Proof {
    /** It fully matches the regular expression at the pattern position. */
    FULL_MATCH,
    /** A part of it matches. */
    PARTIAL_MATCH,
    /** It is one of the values at the pattern position. */
    MEMBER,
    /** It equals the value at the pattern position. */
    EQUAL,
    /** It is a number, date, UUID or other text of a closed form. */
    CLOSED_FORM,
    /** It is an identifier. */
    IDENTIFIER,
    /** Its content is checked by a validator (Bean Validation and the like). */
    CONTENT,
    /** Its length is bounded. */
    LENGTH,
    /** It is not null, empty or blank: no validation. */
    PRESENCE,
    /** It is a condition, and it was true: what its being true proves holds ({@code isTrue(…)}). */
    HOLDS
  }

  /**
   * The result is a safe form: {@code sanitizer,from,to,kind}. It flows as well. A kind may need
   * another argument, as {@code replaces-matches(argument[0])}.
   *
   * @param pattern where the regular expression or the text to replace is; equal to {@code from} if
   *     there is none
   */
  record Sanitizer(Position from, Position to, SanitizerKind kind, Position pattern)
      implements MethodFact {}

  /** What a sanitizer makes safe. */
  enum SanitizerKind {
    /** Conversion to a number, boolean, UUID, enum, date: safe as text and bound. */
    CLOSED_TYPE,
    /** Quoted for query text. */
    QUOTE,
    /** Encoded for HTML, URL or JSON: not safe for query text; the encoding ends validation. */
    ENCODE,
    MASK,
    HASH,
    NEUTRALISE,
    /** Every match of the regular expression at the pattern position is replaced. */
    REPLACES_MATCHES,
    /** Every occurrence of the text at the pattern position is replaced. */
    REPLACES_TEXT,
    /** Something that looks like masking and is not: Base64, {@code hashCode}, substring. */
    WEAK,
    /** The value is gone, but a bound on the result bounds its length. */
    LENGTH,
    /** The value is gone: booleans, comparisons. */
    DROP
  }

  /**
   * The call uses the database: {@code db,from,,kind}. {@code from} is the key (or the text for
   * BY_TEXT); {@code this} if there is none.
   */
  record Database(Position from, DatabaseKind kind) implements MethodFact {}

  /** How a call uses the database. */
  enum DatabaseKind {
    READ,
    WRITE,
    /** Reads or writes by the query text at the position (or in the content of a statement). */
    BY_TEXT,
    /** Makes a statement or query object of the text at the position, which runs later. */
    PREPARE,
    FLUSH,
    BEGIN,
    COMMIT,
    ROLLBACK,
    /** Opens a connection or session. */
    OPEN
  }

  /**
   * The call checks access: {@code check,from,,outcome:strength}; {@code from} is the object that
   * is checked, {@code this} if none is named.
   */
  record AccessCheck(Position subject, Outcome outcome, CheckStrength strength)
      implements MethodFact {}

  /** What an access check proves. */
  enum CheckStrength {
    AUTHN,
    ROLE,
    OBJECT
  }

  /**
   * Calling it does something outside of the database that cannot be rolled back: {@code
   * effect,,,external}.
   */
  record Effect(EffectKind kind) implements MethodFact {}

  /** Further effects. */
  enum EffectKind {
    EXTERNAL,
    /** Marks the current transaction for rollback. */
    ROLLBACK_ONLY,
    /** Never returns normally. */
    EXITS
  }
}
