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
    if (leftUser && rightUser) {
      return Facts.NONE;
    }
    if (!leftUser && !rightUser) {
      return open(left, right);
    }
    Labels other = leftUser ? right : left;
    Strength strength = other.isEmpty() ? Strength.ROLE : Strength.OBJECT;
    return Facts.check(new Facts.Check(strength, new LinkedHashSet<>(other.list()), false));
  }

  /** Two parameters, or parts of them, are compared: the caller knows whether one is the user's. */
  private static Facts open(Labels left, Labels right) {
    boolean parameters =
        left.any(l -> l instanceof Label.Parameter) && right.any(l -> l instanceof Label.Parameter);
    if (!parameters) {
      return Facts.NONE;
    }
    LinkedHashSet<Label> subjects = new LinkedHashSet<>(left.list());
    subjects.addAll(right.list());
    return Facts.check(new Facts.Check(Strength.OBJECT, subjects, false, true));
  }

  /** Returns whether a label is the authenticated user's. */
  static boolean isUser(Label label) {
    return label instanceof Label.Source s && s.origin() == Origin.PRINCIPAL;
  }
}
