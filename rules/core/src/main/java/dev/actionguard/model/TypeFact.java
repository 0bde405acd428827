package dev.actionguard.model;

/**
 * One fact about a library type: one row {@code type,subtypes,role,kind,provenance} of a {@code
 * -types.csv} file.
 *
 * @param type binary name
 * @param subtypes whether subtypes share the fact
 * @param role what the type is
 * @param kind more about it, by role; empty if nothing
 */
public record TypeFact(String type, boolean subtypes, Role role, String kind) {
  /** What a type is. */
  public enum Role {
    /** Exceptions thrown by database calls. */
    DATABASE_EXCEPTION,
    /** Exceptions that deny access. */
    DENIAL_EXCEPTION,
    /**
     * Its public methods (kind: {@code *}) or the named ones (kind: {@code doGet|doPost}) are entry
     * points.
     */
    ENTRY_TYPE,
    /**
     * An annotation that makes a method an entry point; kind: the sort ({@code web}, {@code
     * message}, {@code scheduled} …).
     */
    ENTRY_ANNOTATION,
    /** An annotation that makes a parameter untrusted. */
    UNTRUSTED_PARAMETER,
    /** A parameter of this type is untrusted in an entry point, whatever its annotations. */
    UNTRUSTED_TYPE,
    /** A parameter of this type or annotation holds the authenticated user. */
    PRINCIPAL_PARAMETER,
    /** A parameter of this type in an entry point comes from the framework and is trusted. */
    TRUSTED_TYPE,
    /** An annotation that marks action code. */
    STEREOTYPE,
    /** An annotation that opens a transaction. */
    TRANSACTIONAL,
    /**
     * An annotation that checks access; kind: {@code authn}, {@code role}, {@code object} or {@code
     * public}.
     */
    ACCESS_ANNOTATION,
    /**
     * An annotation that constrains a value; kind: {@code content}, {@code length}, {@code
     * presence}.
     */
    CONSTRAINT,
    /** An annotation that activates constraints: {@code Valid}, {@code Validated}. */
    ACTIVATES_VALIDATION,
    /** A logger. */
    LOGGER,
    /** A type that reads time on behalf of the program: {@code java.time.Clock}. */
    CLOCK_TYPE,
    /** A repository interface whose implementation a framework makes; kind: {@code jpa} … */
    REPOSITORY,
    /** An annotation whose text is a query; kind: {@code read}, {@code write}, {@code text}. */
    QUERY_ANNOTATION,
    /** An annotation that marks generated code. */
    GENERATED,
    /** An annotation that marks entities. */
    ENTITY,
    /** A type whose values cannot carry text: numbers, dates, UUIDs, enums. */
    CLOSED_TYPE,
    /** An annotation on a bean factory method: {@code Bean}, {@code Produces}. */
    FACTORY_ANNOTATION,
    /** A base class or annotation of tests. */
    TEST,
    /** A type or annotation that handles exceptions that leave entry points. */
    EXCEPTION_HANDLER,
    /**
     * An annotation that makes access annotations effective; kind: the attributes that say which,
     * each with its default ({@code prePostEnabled=true|securedEnabled=false}).
     */
    ENABLES_ACCESS_ANNOTATIONS,
    /** An annotation whose member gets the framework's or the database's time. */
    HIDDEN_CLOCK,
    /**
     * A request, its headers, cookies, claims or the authentication of its user as a whole; kind:
     * what people call it.
     */
    WHOLE_REQUEST,
    /** A type of migrations of the database: set-up, not what a user asked for. */
    MIGRATION
  }
}
