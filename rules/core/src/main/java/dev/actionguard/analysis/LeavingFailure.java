package dev.actionguard.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Database failures that leave a method as exceptions of one type.
 *
 * @param accesses how the failing calls use the database
 * @param origin the first of these calls
 */
record LeavingFailure(Set<Obligation.Access> accesses, Site origin) {
  LeavingFailure {
    accesses = Collections.unmodifiableSet(EnumSet.copyOf(accesses));
  }

  static LeavingFailure of(Recorder.DatabaseFailure failure) {
    return new LeavingFailure(Set.of(failure.access()), failure.origin());
  }

  LeavingFailure and(LeavingFailure other) {
    Set<Obligation.Access> both = EnumSet.copyOf(accesses);
    both.addAll(other.accesses);
    return new LeavingFailure(both, origin);
  }
}
