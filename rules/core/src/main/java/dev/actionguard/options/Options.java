package dev.actionguard.options;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a user may configure about the analysis; {@link #DEFAULT} is no configuration.
 * Class patterns are names in which {@code *} stands for any characters without a dot and {@code
 * ..} for any number of packages: {@code com.acme..*Action}.
 *
 * @param preset the policy preset
 * @param scope which classes are looked at
 * @param entryPoints class patterns or {@code Class#method} names of further entry points
 * @param validators methods that validate an argument
 * @param sanitizers methods whose result is a safe form of an argument
 * @param checks methods and annotations that check access
 * @param publicOperations {@code Class#method} or class patterns: no access check is asked for
 * @param clock what is a legitimate clock
 * @param sensitive what must not be logged raw
 * @param actions how an action is started and finished
 * @param dbCalls further database calls
 * @param independentWrites class patterns of repositories or table names whose writes stand alone
 * @param transactional class patterns or method names inside of which a transaction is open
 * @param freeText field and parameter names of free text by design
 * @param trustedSinks class patterns of loggers that may take sensitive values
 * @param settings named switches, see {@link Setting}; absent ones have their defaults
 * @param severities severity by rule name where it differs from the rule's own
 * @param audit whether findings of severity audit and of low confidence are shown
 * @param suppressions what a suppression needs to count
 */
public record Options(
    Preset preset,
    Scope scope,
    List<String> entryPoints,
    List<Validator> validators,
    List<Sanitizer> sanitizers,
    List<Check> checks,
    List<String> publicOperations,
    Clocks clock,
    Sensitive sensitive,
    Actions actions,
    List<DbCall> dbCalls,
    List<String> independentWrites,
    List<String> transactional,
    List<String> freeText,
    List<String> trustedSinks,
    Map<Setting, Boolean> settings,
    Map<String, Severity> severities,
    boolean audit,
    SuppressionPolicy suppressions) {
  /** No configuration. */
  public static final Options DEFAULT =
      new Options(
          Preset.STANDARD,
          new Scope(List.of(), List.of(), List.of(), false),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new Clocks(List.of(), List.of()),
          new Sensitive(Map.of(), List.of(), LogPolicy.STRICT),
          new Actions(List.of(), List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          false,
          SuppressionPolicy.DEFAULT);

  /** Returns the same with another policy for suppressions. */
  public Options with(SuppressionPolicy policy) {
    return new Options(
        preset,
        scope,
        entryPoints,
        validators,
        sanitizers,
        checks,
        publicOperations,
        clock,
        sensitive,
        actions,
        dbCalls,
        independentWrites,
        transactional,
        freeText,
        trustedSinks,
        settings,
        severities,
        audit,
        policy);
  }

  /** A switch that a rule's text names. */
  public enum Setting {
    /** Wall-clock values that reach only loggers are allowed. */
    ALLOW_IN_LOGS("allowInLogs", true),
    /** A constructor may pass the system clock to another one as a default. */
    ALLOW_DEFAULT_CLOCK_CTOR("allowDefaultClockCtor", true),
    /** Fixes keep the existing constructors. */
    KEEP_CTOR("keepCtor", false),
    /** Values read from the database are untrusted. */
    SECOND_ORDER("secondOrder", false),
    /** Parameters of public methods that nothing calls are untrusted. */
    ASSUME_PUBLIC_PARAMS_TAINTED("assumePublicParamsTainted", false),
    /** Quantities need a range check, not only a numeric type. */
    NUMERIC_RANGE_REQUIRED("numericRangeRequired", false),
    /** A presence constraint alone validates. */
    PRESENCE_IS_ENOUGH("presenceIsEnough", false),
    /** Anything may be logged under an {@code isTraceEnabled} guard. */
    RAW_AT_TRACE("rawAtTrace", false),
    /** Sensitive values must not be put into exception messages, logged or not. */
    SENSITIVE_EXCEPTIONS_ALWAYS("sensitiveExceptionsAlways", false),
    /** A check of the container object covers the children taken from it. */
    BINDING_PARENT("bindingParent", false);

    private final String key;
    private final boolean byDefault;

    Setting(String key, boolean byDefault) {
      this.key = key;
      this.byDefault = byDefault;
    }

    /** The name in a configuration file. */
    public String key() {
      return key;
    }

    /** The value if nothing is configured. */
    public boolean byDefault() {
      return byDefault;
    }
  }

  /**
   * What a suppression needs to count.
   *
   * @param requireReason whether {@code @SuppressWarnings} needs a comment; {@code @Suppress}
   *     always needs a reason
   * @param maxAge if above 0, how many days a suppression counts after it was committed; where
   *     nothing tells that, it needs a date at most so many days ahead
   * @param forbid rules whose findings cannot be suppressed in code
   * @param reportUseless whether it is told that a suppression accepts no finding
   */
  public record SuppressionPolicy(
      boolean requireReason, int maxAge, List<String> forbid, boolean reportUseless) {
    /** Asks for nothing. */
    public static final SuppressionPolicy DEFAULT =
        new SuppressionPolicy(false, 0, List.of(), true);

    /** Returns the same for suppressions whose age is looked at elsewhere. */
    public SuppressionPolicy ofAnyAge() {
      return new SuppressionPolicy(requireReason, 0, forbid, reportUseless);
    }

    public SuppressionPolicy {
      forbid = List.copyOf(forbid);
    }
  }

  /**
   * Which classes are looked at.
   *
   * @param include class patterns of further action classes
   * @param exclude class patterns of classes in which nothing is reported
   * @param systemActors class patterns of system actions, which need no access check
   * @param includeTests whether findings in tests are reported
   */
  public record Scope(
      List<String> include, List<String> exclude, List<String> systemActors, boolean includeTests) {
    public Scope {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
      systemActors = List.copyOf(systemActors);
    }
  }

  /** How a guard method tells its outcome. */
  public enum Shape {
    /** Returns normally only if all is well. */
    THROWS,
    /** Returns true only if all is well. */
    BOOLEAN,
    /** Returns a clean copy of the argument. */
    RETURNS
  }

  /** What kind of use a validator makes a value fit for. */
  public enum Clears {
    /** As a part of query text. */
    TEXT,
    /** As a bound value. */
    BOUND
  }

  /** A method that validates its argument at an index (from 0). */
  public record Validator(MethodPattern method, Shape shape, int argument, Set<Clears> clears) {
    public Validator {
      clears = Set.copyOf(clears);
    }
  }

  /** The kinds of sanitizing. */
  public enum SanitizerKind {
    MASK,
    HASH,
    NEUTRALISE,
    REDACT,
    QUOTE
  }

  /** A method whose result is a safe form of its first argument for values of these levels. */
  public record Sanitizer(MethodPattern method, SanitizerKind kind, Set<SensitivityLevel> levels) {
    public Sanitizer {
      levels = Set.copyOf(levels);
    }
  }

  /** What an access check proves, from the weakest to the strongest. */
  public enum Strength {
    AUTHN,
    ROLE,
    OBJECT
  }

  /** An access check by a method or by an annotation. */
  public sealed interface Check {
    Strength strength();
  }

  /**
   * @param subject index of the argument that names the object, or -1
   */
  public record CheckMethod(MethodPattern method, Shape shape, Strength strength, int subject)
      implements Check {}

  /**
   * @param annotation binary name of the annotation type
   */
  public record CheckAnnotation(String annotation, Strength strength) implements Check {}

  /**
   * What is a legitimate clock.
   *
   * @param types class names of clock types
   * @param providers class patterns of classes that may read the local clock
   */
  public record Clocks(List<String> types, List<String> providers) {
    public Clocks {
      types = List.copyOf(types);
      providers = List.copyOf(providers);
    }
  }

  /**
   * What must not be logged raw.
   *
   * @param names further names by level; a name is compared token-wise ({@code userId}, {@code
   *     user_id})
   * @param exclude names that are not sensitive although they look so
   */
  public record Sensitive(
      Map<SensitivityLevel, List<String>> names, List<String> exclude, LogPolicy policy) {
    public Sensitive {
      names = Map.copyOf(names);
      exclude = List.copyOf(exclude);
    }
  }

  /** The methods that start and that finish (or fail) an action. */
  public record Actions(List<MethodPattern> start, List<MethodPattern> finish) {
    public Actions {
      start = List.copyOf(start);
      finish = List.copyOf(finish);
    }
  }

  /** A database call with its kinds as in the library models: {@code TEXT:0}, {@code WRITE} … */
  public record DbCall(MethodPattern method, List<String> kinds) {
    public DbCall {
      kinds = List.copyOf(kinds);
    }
  }

  public Options {
    entryPoints = List.copyOf(entryPoints);
    validators = List.copyOf(validators);
    sanitizers = List.copyOf(sanitizers);
    checks = List.copyOf(checks);
    publicOperations = List.copyOf(publicOperations);
    dbCalls = List.copyOf(dbCalls);
    independentWrites = List.copyOf(independentWrites);
    transactional = List.copyOf(transactional);
    freeText = List.copyOf(freeText);
    trustedSinks = List.copyOf(trustedSinks);
    settings = Map.copyOf(settings);
    severities = Map.copyOf(severities);
  }

  /** Returns the value of a switch. */
  public boolean is(Setting setting) {
    return settings.getOrDefault(setting, setting.byDefault());
  }
}
