package dev.actionguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that checks access: it throws unless access is allowed, or, if it returns a
 * boolean, returns {@code true} only if access is allowed. On an annotation type it declares that
 * the annotation, where it is written, makes the framework check access.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AccessCheck {

  /** What the check proves. */
  Strength value() default Strength.OBJECT;

  /** The strengths, from the weakest to the strongest. */
  enum Strength {
    /** The caller is logged in. */
    AUTHN,
    /** The caller has a role or authority. */
    ROLE,
    /** The caller may do this to this object. */
    OBJECT
  }
}
