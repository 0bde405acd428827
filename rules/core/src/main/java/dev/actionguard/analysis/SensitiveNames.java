package dev.actionguard.analysis;

import dev.actionguard.options.Options;
import dev.actionguard.options.SensitivityLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells how sensitive a value is by its name. Names are compared word by word, never by substring:
 * a name is sensitive if its last words are a sensitive term and nothing marks it as something
 * about the value (its type, count, column …) instead of the value.
 */
final class SensitiveNames {
  private static final Map<String, SensitivityLevel> TERMS = new HashMap<>();

  /** Words which, after a sensitive term, make it something else: {@code tokenType}. */
  private static final Set<String> OTHER_AFTER =
      Set.of(
          "type",
          "count",
          "index",
          "kind",
          "length",
          "izer",
          "name",
          "stream",
          "expiry",
          "expires",
          "expiration",
          "policy",
          "encoder",
          "strength",
          "column",
          "field",
          "label",
          "pattern",
          "regex",
          "header",
          "version",
          "arn",
          "manager",
          "ref",
          "size",
          "provider",
          "service",
          "factory",
          "repository",
          "validator",
          "valid",
          "enabled",
          "required",
          "format",
          "ttl",
          "seconds",
          "millis",
          "timeout",
          "limit",
          "hint",
          "property",
          "parameter",
          "param",
          "config",
          "reset",
          "changed",
          "expired",
          "status",
          "url",
          "uri",
          "endpoint",
          "path",
          "class",
          "mode",
          "algorithm",
          "handler",
          "resolver",
          "store",
          "cache",
          "generator",
          "parser",
          "filter",
          "source",
          "scheme",
          "digits",
          "types",
          "names",
          "counts",
          "hash",
          "hashed",
          "masked",
          "encrypted");

  /** Words which, before the whole name, make it something else: {@code nextPageToken}. */
  private static final Map<String, Set<String>> OTHER_BEFORE =
      Map.of(
          "token",
              Set.of(
                  "next",
                  "continuation",
                  "page",
                  "sync",
                  "cancellation",
                  "cancel",
                  "resume",
                  "cursor",
                  "tracking",
                  "lexer",
                  "syntax"),
          "pin", Set.of("is", "map", "unpin"),
          "address", Set.of("memory", "base", "bind", "listen", "server", "local", "host"));

  /** Words which at the start of a name make it a yes or no, or a masked copy. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "has",
          "is",
          "needs",
          "should",
          "can",
          "masked",
          "hashed",
          "redacted",
          "obfuscated",
          "encrypted",
          "anonymized",
          "sanitized",
          "num",
          "number",
          "count",
          "total");

  private static final Set<String> PERSON_NOUNS =
      Set.of(
          "user",
          "account",
          "customer",
          "tenant",
          "project",
          "org",
          "organization",
          "organisation",
          "request",
          "correlation",
          "actor",
          "patient",
          "member",
          "guest",
          "employee",
          "owner",
          "client",
          "person",
          "subscriber",
          "student",
          "driver",
          "passenger",
          "citizen",
          "author",
          "creator",
          "assignee",
          "agent",
          "operator",
          "merchant",
          "buyer",
          "seller",
          "holder",
          "beneficiary",
          "caller",
          "principal",
          "subject",
          "profile",
          "contact",
          "applicant",
          "borrower",
          "policyholder",
          "admin",
          "reporter",
          "requester");

  static {
    put(
        SensitivityLevel.SECRET,
        "password passwd pwd secret token passcode passphrase credential credentials authorization cookie otp pin cvv cvc",
        "api key",
        "private key",
        "session id",
        "access key",
        "secret key",
        "signing key",
        "encryption key",
        "jwt");
    put(
        SensitivityLevel.PERSONAL,
        "email phone ssn iban pan dob msisdn",
        "e mail",
        "mail address",
        "national id",
        "card number",
        "credit card",
        "full name",
        "first name",
        "last name",
        "surname",
        "phone number",
        "mobile number",
        "date of birth",
        "birth date",
        "birthdate",
        "address",
        "ip address",
        "client ip",
        "remote ip",
        "remote addr",
        "passport number",
        "tax id",
        "account number",
        "social security number");
  }

  private final Map<List<String>, SensitivityLevel> configured = new HashMap<>();
  private final Set<List<String>> excluded;
  private final Map<String, SensitivityLevel> cache = new ConcurrentHashMap<>();

  SensitiveNames(Options.Sensitive options) {
    options
        .names()
        .forEach((level, names) -> names.forEach(n -> configured.put(Names.tokens(n), level)));
    excluded = Set.copyOf(options.exclude().stream().map(Names::tokens).toList());
  }

  /** The first text holds terms of one word, the others are terms of several. */
  private static void put(SensitivityLevel level, String words, String... terms) {
    for (String word : words.split(" ", -1)) {
      TERMS.put(word, level);
    }
    for (String term : terms) {
      TERMS.put(term, level);
    }
  }

  /** Returns the level of a variable, field, accessor property or key of that name. */
  SensitivityLevel level(String name) {
    return cache.computeIfAbsent(name, this::compute);
  }

  private SensitivityLevel compute(String name) {
    List<String> tokens = Names.tokens(name);
    if (tokens.isEmpty() || excluded.contains(tokens)) {
      return SensitivityLevel.PUBLIC;
    }
    SensitivityLevel own = configured.get(tokens);
    if (own != null) {
      return own;
    }
    if (QUESTIONS.contains(tokens.get(0)) || OTHER_AFTER.contains(tokens.get(tokens.size() - 1))) {
      return SensitivityLevel.PUBLIC;
    }
    SensitivityLevel level = ofLastWords(tokens);
    if (level == SensitivityLevel.PUBLIC) {
      List<String> singular = new ArrayList<>(tokens);
      String last = singular.get(singular.size() - 1);
      if (last.length() > 2 && last.endsWith("s") && !last.endsWith("ss")) {
        singular.set(singular.size() - 1, last.substring(0, last.length() - 1));
        level = ofLastWords(singular);
      }
    }
    return level;
  }

  private static SensitivityLevel ofLastWords(List<String> tokens) {
    for (int length = Math.min(3, tokens.size()); length > 0; length--) {
      List<String> tail = tokens.subList(tokens.size() - length, tokens.size());
      SensitivityLevel level = TERMS.get(String.join(" ", tail));
      if (level != null) {
        Set<String> others = OTHER_BEFORE.getOrDefault(tail.get(0), Set.of());
        boolean other =
            tokens.subList(0, tokens.size() - length).stream().anyMatch(others::contains);
        return other ? SensitivityLevel.PUBLIC : level;
      }
    }
    int size = tokens.size();
    boolean id =
        tokens.get(size - 1).equals("id")
            || tokens.get(size - 1).equals("uuid")
            || tokens.get(size - 1).equals("identifier");
    if (id && size > 1 && PERSON_NOUNS.contains(tokens.get(size - 2))) {
      return SensitivityLevel.INTERNAL_ID;
    }
    return isLogin(tokens) ? SensitivityLevel.INTERNAL_ID : SensitivityLevel.PUBLIC;
  }

  /** {@code username}, {@code userName}. */
  private static boolean isLogin(List<String> tokens) {
    int size = tokens.size();
    return size <= 2
        && (tokens.get(size - 1).equals("username")
            || (size == 2 && tokens.get(0).equals("user") && tokens.get(1).equals("name")));
  }
}
