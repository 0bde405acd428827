package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.Options;
import dev.actionguard.options.Preset;
import java.util.Optional;

/**
 * A check that is still missing at a method that is called from outside.
 *
 * @param root the entry point, or a method that nothing in the program calls
 * @param entry what kind of entry point it is; empty if it is none
 */
public record OpenDuty(
    Obligation.CheckBefore duty, MethodModel root, Optional<EntryPoints.Entry> entry) {
  /** Returns whether a user can call the root: it is an entry point, and none of the system's. */
  public boolean isCallable() {
    return entry.filter(EntryPoints.Entry::isUserFacing).isPresent();
  }

  /** A route that asks for a role covers a write, one that asks for a login a read. */
  public boolean isCovered(RouteRules routes, Options options) {
    if (entry.isEmpty()) {
      return false;
    }
    Options.Strength needed =
        duty.access() == Obligation.Access.READ ? Options.Strength.AUTHN : Options.Strength.ROLE;
    return options.preset() != Preset.STRICT
        && routes.strength(root).filter(s -> s.compareTo(needed) >= 0).isPresent();
  }
}
