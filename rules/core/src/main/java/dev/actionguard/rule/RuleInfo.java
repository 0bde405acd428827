package dev.actionguard.rule;

import dev.actionguard.options.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is said about a rule in every engine; the rule page holds the rest. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RuleInfo {
  /** One sentence without full stop: what is wrong when it reports. */
  String summary();

  /** The promise that the rule guards. */
  Family family();

  /** The usual severity. */
  Severity severity();

  /** Other severities that the rule chooses by case. */
  Severity[] otherSeverities() default {};

  /** The number of the fitting CWE entry, or 0. */
  int cwe() default 0;

  /** Former names. */
  String[] altNames() default {};

  /** The five promises. */
  enum Family {
    INPUT,
    EXCEPTION,
    LOG,
    ACCESS,
    CLOCK
  }
}
