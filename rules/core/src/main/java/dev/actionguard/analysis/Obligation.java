package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a method leaves to its callers. */
public sealed interface Obligation {
  /** Where it arises. */
  Site origin();

  /** Where it is reported: the origin, or the outermost call of a mere wrapper. */
  Site place();

  /** The calls from the method that has the obligation down to the origin. */
  List<CallStep> steps();

  /**
   * The data of a parameter reaches a sink.
   *
   * @param label which data
   * @param marks what was proved of it on the way
   * @param assumed the source that it is if no caller knows better: a parameter's sensitive name
   */
  record CleanValue(
      Label.Parameter label,
      int marks,
      Sink sink,
      Site place,
      List<CallStep> steps,
      Label.@Nullable Source assumed)
      implements Obligation {
    @Override
    public Site origin() {
      return sink.site();
    }
  }

  /** How a call uses the database. */
  enum Access {
    READ,
    WRITE
  }

  /**
   * A database call needs an access check before it.
   *
   * @param method the database method
   * @param keys the data that the call is given
   * @param byName whether the call is a database call only by its name
   * @param roleChecked whether a role was checked where an object should have been
   * @param seen a check on the way that does not count; null if there is none
   */
  record CheckBefore(
      Site origin,
      MethodRef method,
      Access access,
      Set<Label> keys,
      boolean byName,
      boolean roleChecked,
      @Nullable SeenCheck seen,
      Site place,
      List<CallStep> steps)
      implements Obligation {
    /** Returns the statement of the method that has the obligation from which it arises. */
    Site local() {
      return steps.isEmpty() ? origin : steps.get(0).site();
    }

    /** Returns the same at a call further up. */
    CheckBefore at(
        Set<Label> newKeys, boolean newRoleChecked, Site newPlace, List<CallStep> newSteps) {
      return new CheckBefore(
          origin, method, access, newKeys, byName, newRoleChecked, seen, newPlace, newSteps);
    }

    /** Returns the same with a check that was seen, if it tells more than the one known. */
    CheckBefore having(SeenCheck check) {
      SeenCheck best = seen == null ? check : SeenCheck.better(seen, check);
      return new CheckBefore(origin, method, access, keys, byName, roleChecked, best, place, steps);
    }
  }
}
