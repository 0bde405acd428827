package dev.actionguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a value that must not be logged raw: a field, parameter, record component, the result of a
 * method, or every value of a type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Sensitive {

  /** How sensitive the value is. */
  Level value() default Level.PERSONAL;

  /** The levels, from the least to the most sensitive. */
  enum Level {
    /** May be logged as it is. */
    PUBLIC,
    /** Identifies a user, tenant, request or record inside the system. */
    INTERNAL_ID,
    /** Says something about a person. */
    PERSONAL,
    /** Lets its holder act: a password, token or key. */
    SECRET
  }
}
