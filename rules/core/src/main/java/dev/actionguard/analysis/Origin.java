package dev.actionguard.analysis;

/** The kinds of sources. */
public enum Origin {
  /** A request, message or upload: the user chooses it. */
  UNTRUSTED,
  /** Environment variables and program arguments. */
  ENVIRONMENT,
  /** Read from the database. */
  DATABASE,
  /** The authenticated user. */
  PRINCIPAL,
  /** The local wall clock. */
  WALL_CLOCK,
  /** A clock object made from the local clock. */
  SYSTEM_CLOCK,
  /** The local monotonic clock. */
  MONOTONIC_CLOCK,
  /** An injected clock. */
  INJECTED_CLOCK,
  /** The clock of the database server. */
  DATABASE_CLOCK,
  /** A time without a zone. */
  ZONELESS,
  /** Text that tells inner details of an exception. */
  EXCEPTION_DETAIL,
  /** A request, its headers, an authentication as a whole. */
  WHOLE_REQUEST,
  /** An object whose text shows a value that must not be logged raw. */
  RENDERING,
  /** An exception that was caught. */
  CAUGHT,
  /** A value that must not be logged raw, by its name, type or annotation. */
  SENSITIVE,
  /** The outcome of an access check. */
  DECISION
}
