package dev.actionguard.config;

import dev.actionguard.options.Options.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of the configuration file. The reader accepts exactly these keys, and the reference page
 * lists them.
 *
 * @param section the key of the mapping it stands in, empty at the top; {@code validators[]} stands
 *     for each entry of a list
 * @param form what kind of value it takes
 * @param byDefault its value if it is not given, as YAML; {@code required} if it must be given
 * @param meaning one sentence
 */
record Key(String section, String name, String form, String byDefault, String meaning) {
  private static final String NAMES = "list of names";
  private static final String CLASSES = "list of class patterns";
  private static final String METHODS = "list of methods";

  /** Every key, in the order of the reference page. */
  static final List<Key> ALL = all();

  /** Returns the names of the keys of that section. */
  static List<String> namesIn(String section) {
    return ALL.stream().filter(k -> k.section.equals(section)).map(Key::name).toList();
  }

  private static List<Key> all() {
    List<Key> keys = new ArrayList<>();
    keys.add(
        key(
            "preset",
            "`standard`, `strict` or `legacy`",
            "standard",
            "A named set of policy choices: `strict` asks for object checks and for content checks"
                + " of bound values, `legacy` treats only secrets as sensitive in logs."));
    keys.add(
        key(
            "audit",
            "`true` or `false`",
            "false",
            "Shows findings of severity audit and of low confidence too."));
    keys.add(
        key(
            "rules",
            "mapping of rule names to `off`, `audit`, `note`, `warning` or `error`",
            "{}",
            "Severities that differ from the rules' own."));
    suppressions(keys);
    keys.add(key("scope", "mapping", "{}", "Which classes are looked at."));
    keys.add(in("scope", "include", CLASSES, "[]", "Further classes that are action code."));
    keys.add(
        in("scope", "exclude", CLASSES, "[]", "Classes in which findings count as suppressed."));
    keys.add(
        in("scope", "systemActors", CLASSES, "[]", "System actions: they need no access check."));
    keys.add(
        in("scope", "includeTests", "`true` or `false`", "false", "Reports findings in tests."));
    keys.add(
        key(
            "entryPoints",
            "list of class patterns or methods",
            "[]",
            "Further methods that are called from outside of the program."));
    validators(keys);
    sanitizers(keys);
    checks(keys);
    keys.add(
        key(
            "publicOperations",
            "list of class patterns or methods",
            "[]",
            "Operations that everybody may carry out: no access check is asked for."));
    keys.add(key("clock", "mapping", "{}", "What is a legitimate clock."));
    keys.add(in("clock", "types", NAMES, "[]", "Classes that are clocks."));
    keys.add(in("clock", "providers", CLASSES, "[]", "Classes that may read the local clock."));
    sensitive(keys);
    keys.add(key("actions", "mapping", "{}", "How an action is recorded."));
    keys.add(in("actions", "start", METHODS, "[]", "Methods that start an action."));
    keys.add(in("actions", "finish", METHODS, "[]", "Methods that finish or fail an action."));
    keys.add(key("dbCalls", "list of mappings", "[]", "Further methods that call a database."));
    keys.add(in("dbCalls[]", "method", "method", "required", "The method."));
    keys.add(
        in(
            "dbCalls[]",
            "kinds",
            "list of `READ`, `WRITE`, `FLUSH`, `BEGIN`, `COMMIT`, `ROLLBACK`, `OPEN`, `TEXT:n`,"
                + " `IDENTIFIER:n`, `BIND:n`, `BY_TEXT:n`, `PREPARE:n`",
            "required",
            "What it does; `n` is the index of the argument, from 0."));
    keys.add(
        key(
            "independentWrites",
            "list of class patterns or table names",
            "[]",
            "Repositories and tables whose writes stand alone: audit, outbox, journal."));
    keys.add(
        key(
            "transactional",
            "list of class patterns or methods",
            "[]",
            "Code inside of which a transaction is open."));
    keys.add(key("freeText", NAMES, "[]", "Fields and parameters that hold free text by design."));
    keys.add(key("trustedSinks", CLASSES, "[]", "Loggers that may be given sensitive values."));
    for (Setting setting : Setting.values()) {
      keys.add(
          key(
              setting.key(),
              "`true` or `false`",
              String.valueOf(setting.byDefault()),
              meaning(setting)));
    }
    return List.copyOf(keys);
  }

  private static void suppressions(List<Key> keys) {
    keys.add(key("suppressions", "mapping", "{}", "What a suppression in code needs to count."));
    keys.add(
        in(
            "suppressions",
            "requireReason",
            "`true` or `false`",
            "false",
            "Asks for a comment at `@SuppressWarnings`; `@Suppress` always needs a reason."));
    keys.add(
        in(
            "suppressions",
            "maxAge",
            "number of days",
            "0",
            "If above 0, how many days a suppression counts after it was committed; without a git"
                + " history, only `@Suppress` with a date at most so many days ahead counts."));
    keys.add(
        in(
            "suppressions",
            "forbid",
            "list of rule names",
            "[]",
            "Rules whose findings cannot be suppressed in code."));
    keys.add(
        in(
            "suppressions",
            "reportUseless",
            "`true` or `false`",
            "true",
            "Tells of suppressions that accept no finding."));
  }

  private static void validators(List<Key> keys) {
    keys.add(key("validators", "list of mappings", "[]", "Methods that validate an argument."));
    keys.add(in("validators[]", "method", "method", "required", "The method."));
    keys.add(
        in(
            "validators[]",
            "shape",
            "`throws`, `boolean` or `returns`",
            "throws",
            "How it tells its verdict: it throws unless the value is valid, returns true only if it"
                + " is, or returns a clean copy."));
    keys.add(
        in("validators[]", "arg", "number", "0", "The index of the validated argument, from 0."));
    keys.add(
        in(
            "validators[]",
            "clears",
            "list of `text`, `bound`",
            "[bound]",
            "What the value is then fit for: a part of query text, a bound value."));
  }

  private static void sanitizers(List<Key> keys) {
    keys.add(
        key(
            "sanitizers",
            "list of mappings",
            "[]",
            "Methods whose result is a safe form of their first argument."));
    keys.add(in("sanitizers[]", "method", "method", "required", "The method."));
    keys.add(
        in(
            "sanitizers[]",
            "kind",
            "`MASK`, `HASH`, `NEUTRALISE`, `REDACT` or `QUOTE`",
            "required",
            "What it does."));
    keys.add(
        in(
            "sanitizers[]",
            "levels",
            "list of `PUBLIC`, `INTERNAL_ID`, `PERSONAL`, `SECRET`",
            "[INTERNAL_ID, PERSONAL, SECRET]",
            "For values of which levels it suffices."));
  }

  private static void checks(List<Key> keys) {
    keys.add(
        key(
            "checks",
            "list of mappings",
            "[]",
            "Methods and annotations that check access; each entry has either `method` or"
                + " `annotation`."));
    keys.add(in("checks[]", "method", "method", "none", "The method."));
    keys.add(in("checks[]", "annotation", "name", "none", "The annotation type."));
    keys.add(
        in(
            "checks[]",
            "shape",
            "`throws`, `boolean` or `returns`",
            "throws",
            "How the method tells its verdict."));
    keys.add(
        in(
            "checks[]",
            "strength",
            "`AUTHN`, `ROLE` or `OBJECT`",
            "ROLE",
            "What it proves: that somebody is logged in, has a role, may use this object."));
    keys.add(
        in(
            "checks[]",
            "subject",
            "number",
            "none",
            "The index of the method's argument that names the object, from 0."));
  }

  private static void sensitive(List<Key> keys) {
    keys.add(key("sensitive", "mapping", "{}", "What must not be logged raw."));
    for (String level : List.of("SECRET", "PERSONAL", "INTERNAL_ID", "PUBLIC")) {
      keys.add(
          in("sensitive", level, NAMES, "[]", "Further names of values of level " + level + "."));
    }
    keys.add(
        in("sensitive", "exclude", NAMES, "[]", "Names that only look as if they were sensitive."));
    keys.add(
        in(
            "sensitive",
            "policy",
            "`strict`, `ids-ok-if-neutralised` or `legacy`",
            "strict",
            "What may be logged raw: only public values; internal ids without line breaks too; all"
                + " but secrets."));
  }

  private static String meaning(Setting setting) {
    return switch (setting) {
      case ALLOW_IN_LOGS -> "Allows local time that reaches only loggers.";
      case ALLOW_DEFAULT_CLOCK_CTOR ->
          "Allows a constructor that passes the system clock to another one as a default.";
      case KEEP_CTOR -> "Lets fixes keep the existing constructors.";
      case SECOND_ORDER -> "Treats values read from the database as untrusted.";
      case ASSUME_PUBLIC_PARAMS_TAINTED ->
          "Treats parameters of public methods that nothing calls as untrusted.";
      case NUMERIC_RANGE_REQUIRED -> "Asks for a range check of quantities, not only for a number.";
      case PRESENCE_IS_ENOUGH -> "Lets a presence constraint alone count as validation.";
      case RAW_AT_TRACE -> "Allows anything to be logged under an `isTraceEnabled` guard.";
      case SENSITIVE_EXCEPTIONS_ALWAYS ->
          "Reports sensitive values in exception messages that are not logged too.";
      case BINDING_PARENT -> "Lets a check of a container cover the children taken from it.";
    };
  }

  private static Key key(String name, String form, String byDefault, String meaning) {
    return new Key("", name, form, byDefault, meaning);
  }

  private static Key in(
      String section, String name, String form, String byDefault, String meaning) {
    return new Key(section, name, form, byDefault, meaning);
  }
}
