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
   * An object was checked, but not one that the call is known to touch.
   *
   * @param checked the data that names what was checked
   * @param targets the data that names what is touched
   */
  record OtherObject(Set<Label> checked, Set<Label> targets) {
    /** Returns whether one of the targets belongs to what was checked after all. */
    boolean isCovered() {
      return targets.stream().anyMatch(t -> checked.stream().anyMatch(c -> Targets.covers(c, t)));
    }

    /** Returns whether it is sure: the request names both, and it names different things. */
    boolean isSure() {
      return isOfRequest(targets) && isOfRequest(checked) && !isCovered();
    }

    /** At an entry point a parameter is known by its own label and as a source. */
    private static boolean isOfRequest(Set<Label> labels) {
      return labels.stream().anyMatch(OtherObject::isOfRequest)
          && labels.stream()
              .allMatch(l -> l instanceof Label.Parameter || isOfRequest(l) || Ownership.isUser(l));
    }

    private static boolean isOfRequest(Label label) {
      return label instanceof Label.Source s && s.origin() == Origin.UNTRUSTED;
    }
  }

  /**
   * A database call needs an access check before it.
   *
   * @param method the database method
   * @param keys the data that the call is given
   * @param targets the data that says which rows the call touches, where that is known
   * @param byName whether the call is a database call only by its name
   * @param roleChecked whether a role was checked where an object should have been
   * @param other what was checked instead of what the call touches; null if nothing was
   * @param seen a check on the way that does not count; null if there is none
   */
  record CheckBefore(
      Site origin,
      MethodRef method,
      Access access,
      Set<Label> keys,
      Set<Label> targets,
      boolean byName,
      boolean roleChecked,
      @Nullable OtherObject other,
      @Nullable SeenCheck seen,
      Site place,
      List<CallStep> steps)
      implements Obligation {
    /** Returns why the check that was seen does not count; null if none was seen. */
    public SeenCheck.@Nullable Flaw flaw() {
      return other != null ? SeenCheck.Flaw.OTHER_OBJECT : seen == null ? null : seen.flaw();
    }

    /** Returns the statement of the method that has the obligation from which it arises. */
    Site local() {
      return steps.isEmpty() ? origin : steps.get(0).site();
    }

    /** Returns the same at a call further up. */
    CheckBefore at(
        Set<Label> newKeys,
        Set<Label> newTargets,
        boolean newRoleChecked,
        @Nullable OtherObject newOther,
        Site newPlace,
        List<CallStep> newSteps) {
      return new CheckBefore(
          origin,
          method,
          access,
          newKeys,
          newTargets,
          byName,
          newRoleChecked,
          newOther,
          seen,
          newPlace,
          newSteps);
    }

    /** Returns the same with what it touches known better. */
    CheckBefore resolved(Set<Label> newTargets, @Nullable OtherObject newOther) {
      return at(keys, newTargets, roleChecked, newOther, place, steps);
    }

    /** Returns the same with a check that was seen, if it tells more than the one known. */
    CheckBefore having(SeenCheck check) {
      SeenCheck best = seen == null ? check : SeenCheck.better(seen, check);
      return new CheckBefore(
          origin, method, access, keys, targets, byName, roleChecked, other, best, place, steps);
    }
  }
}
