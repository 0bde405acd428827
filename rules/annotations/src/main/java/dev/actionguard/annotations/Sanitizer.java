package dev.actionguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method whose result is a safe form of its first argument. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD})
public @interface Sanitizer {

  /** What the method does to its argument. */
  Kind value();

  /** The kinds of sanitizing. None replaces another. */
  enum Kind {
    /** Hides the value irreversibly, except for at most four characters. */
    MASK,
    /** Replaces the value by a keyed or salted hash. */
    HASH,
    /** Removes line breaks and other control characters. */
    NEUTRALISE,
    /** Makes the value safe as a part of query text. */
    QUOTE
  }
}
