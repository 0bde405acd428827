package dev.actionguard.report;

import dev.actionguard.rule.Endpoint;
import dev.actionguard.rule.Place;

/** Says in words what rows of the authorization map hold. */
final class MapWords {
  private MapWords() {}

  static String method(Place place) {
    return place.method().isEmpty() ? place.className() : place.className() + "#" + place.method();
  }

  static String name(Endpoint endpoint) {
    String method = method(endpoint.place());
    return endpoint.route().isEmpty() ? method : endpoint.route() + " " + method;
  }

  static String input(Endpoint.Input input) {
    return input.name()
        + (input.type().equals("?") ? "" : ": " + input.type())
        + (input.origin().isEmpty() ? "" : ", " + input.origin())
        + (input.proved().isEmpty() ? "" : ", proved: " + String.join("; ", input.proved()));
  }

  static String validator(Endpoint.Validator validator) {
    return validator.name()
        + (validator.throwing() ? " throws" : " answers")
        + ", of "
        + String.join(", ", validator.of())
        + ": "
        + validator.proves();
  }

  /** Returns the check that every way passes, or that there is none. */
  static String access(Endpoint endpoint) {
    return switch (endpoint.sure()) {
      case "none" -> "no check that every way passes";
      case "public" -> "public by design";
      case "system" -> "no user calls it";
      case "authn" -> "somebody who is logged in";
      default -> "checked by " + endpoint.sure();
    };
  }

  static String check(Endpoint.Check check) {
    return check.name()
        + ", "
        + check.strength()
        + (check.throwing() ? "" : ", answers")
        + (check.byName() ? ", by its name only" : "");
  }

  static String use(Endpoint.Database use) {
    String target = use.target().isEmpty() ? "(unknown)" : use.target();
    return (use.unchecked() ? "UNCHECKED " : "")
        + target
        + " by "
        + use.method()
        + (use.query().isEmpty() ? "" : ": " + use.query());
  }

  static String log(Endpoint.Log log) {
    return log.method()
        + (log.text().isEmpty() ? "" : " \"" + log.text() + "\"")
        + (log.values().isEmpty() ? "" : " with " + String.join(", ", log.values()));
  }
}
