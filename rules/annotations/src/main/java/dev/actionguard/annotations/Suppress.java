package dev.actionguard.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts the findings of one rule in the annotated element, with a reason. An expired suppression
 * no longer counts: the finding returns.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.CONSTRUCTOR,
  ElementType.FIELD,
  ElementType.PARAMETER
})
@Repeatable(Suppress.All.class)
public @interface Suppress {

  /** The rule's name, for example {@code "LocalClock"}. */
  String rule();

  /** Why the finding is acceptable. */
  String because();

  /** The last day on which the suppression counts, as {@code yyyy-MM-dd}; empty for no end. */
  String until() default "";

  /** The ticket that tracks the matter; empty for none. */
  String ticket() default "";

  /** Holds several suppressions on one element. */
  @Documented
  @Retention(RetentionPolicy.CLASS)
  @Target({
    ElementType.TYPE,
    ElementType.METHOD,
    ElementType.CONSTRUCTOR,
    ElementType.FIELD,
    ElementType.PARAMETER
  })
  @interface All {
    /** The suppressions, in source order. */
    Suppress[] value();
  }
}
