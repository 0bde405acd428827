package dev.actionguard.analysis;

import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashSet;

/** Recognises comparisons of something with the authenticated user. */
final class Ownership {
  private Ownership() {}

  /**
   * Returns the check that is passed if two values are equal: of an object if one is the user's and
   * the other belongs to some data, of a role if the user's is compared with a constant; else
   * nothing.
   */
  static Facts facts(Labels left, Labels right) {
    boolean leftUser = left.has(Origin.PRINCIPAL);
    boolean rightUser = right.has(Origin.PRINCIPAL);
    if (leftUser == rightUser) {
      return Facts.NONE;
    }
    Labels other = leftUser ? right : left;
    Strength strength = other.isEmpty() ? Strength.ROLE : Strength.OBJECT;
    return Facts.check(new Facts.Check(strength, new LinkedHashSet<>(other.list()), false));
  }
}
