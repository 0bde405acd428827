package dev.actionguard.analysis;

import dev.actionguard.options.Options;
import dev.actionguard.options.Options.Strength;
import dev.actionguard.options.Preset;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says when the duty to check access before a database call is met. */
final class AccessDuties {
  private final boolean strict;

  AccessDuties(Options options) {
    strict = options.preset() == Preset.STRICT;
  }

  /** What the checks that were passed so far are worth for a call. */
  enum Answer {
    MET,
    /**
     * Strict policy: a role was checked; that is enough only if the request does not choose the
     * target.
     */
    ROLE_ONLY,
    OPEN
  }

  /**
   * Returns what was checked instead of the targets of a call, if only objects were checked and
   * none of them is known to be a target; null if the checks may well be the right ones.
   */
  Obligation.@Nullable OtherObject other(Facts facts, Set<Label> keys, Set<Label> targets) {
    if (targets.isEmpty()
        || facts.checks().isEmpty()
        || keys.stream().anyMatch(Ownership::isUser)) {
      return null;
    }
    Set<Label> checked = new LinkedHashSet<>();
    for (Facts.Check check : facts.checks()) {
      if (check.open() || check.strength() == Strength.AUTHN) {
        continue;
      }
      if (check.strength() == Strength.ROLE || check.subjects().isEmpty()) {
        return null;
      }
      checked.addAll(check.subjects());
    }
    Obligation.OtherObject other = new Obligation.OtherObject(checked, targets);
    return checked.isEmpty() || other.isCovered() ? null : other;
  }

  /**
   * Returns whether a write may be done after a check of a role or object, or because it is keyed
   * by the authenticated user himself; a read after any check.
   */
  Answer ask(Facts facts, Set<Label> keys, Obligation.Access access) {
    if (keys.stream()
        .anyMatch(k -> k instanceof Label.Source s && s.origin() == Origin.PRINCIPAL)) {
      return Answer.MET;
    }
    if (access == Obligation.Access.READ) {
      return facts.isChecked() ? Answer.MET : Answer.OPEN;
    }
    boolean object = false;
    boolean role = false;
    for (Facts.Check check : facts.checks()) {
      object |= !check.open() && check.strength() == Strength.OBJECT;
      role |= !check.open() && check.strength() == Strength.ROLE;
    }
    if (object || (role && !strict)) {
      return Answer.MET;
    }
    return role ? Answer.ROLE_ONLY : Answer.OPEN;
  }

  /** Returns whether a duty for which only a role was checked is met after all. */
  static boolean isMetByRole(Obligation.CheckBefore duty) {
    return duty.roleChecked()
        && duty.keys().stream()
            .noneMatch(k -> k instanceof Label.Source s && s.origin() == Origin.UNTRUSTED);
  }
}
