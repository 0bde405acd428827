package dev.actionguard.analysis;

import dev.actionguard.options.Options.Strength;
import java.util.Set;

/** Says when the duty to check access before a database call is met. */
final class AccessDuties {
  private AccessDuties() {}

  /**
   * Returns whether a check of a role or object was passed, or the call is keyed by the
   * authenticated user himself.
   */
  static boolean isMet(Facts facts, Set<Label> keys) {
    return facts.checks().stream().anyMatch(c -> c.strength() != Strength.AUTHN)
        || keys.stream()
            .anyMatch(k -> k instanceof Label.Source s && s.origin() == Origin.PRINCIPAL);
  }
}
