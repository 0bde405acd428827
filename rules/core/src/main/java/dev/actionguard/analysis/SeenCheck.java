package dev.actionguard.analysis;

/**
 * An access check that was seen on the way to an operation and does not protect it.
 *
 * @param flaw why it does not count
 * @param site the call that checks; for {@link Flaw#SWALLOWED} the handler that takes the denial
 * @param name what checks, as people call it
 * @param byName whether it is a check only by its name
 */
public record SeenCheck(Flaw flaw, Site site, String name, boolean byName) {
  /** Why a check does not count, the most telling reason first. */
  public enum Flaw {
    /** Its denial is caught, and execution goes on. */
    SWALLOWED("not-dominating"),
    /** Nothing asks what it answered. */
    IGNORED("result-ignored"),
    /** It comes after the operation on every path. */
    LATE("after-use"),
    /** Some path around it leads to the operation. */
    BYPASSED("only-one-branch"),
    /** It is an annotation that is not looked at, or lets everybody pass. */
    INACTIVE("annotation-inactive"),
    /** It is an annotation that decides less, or later, than another one would. */
    WEAKENED("weaker-kind"),
    /** It checks another object than the operation touches. */
    OTHER_OBJECT("other-variable"),
    /** It asks for less than the operation needs. */
    WEAKER("weaker-kind");

    private final String reason;

    Flaw(String reason) {
      this.reason = reason;
    }

    /** Returns the word of the closed list of reasons that messages use. */
    public String reason() {
      return reason;
    }
  }

  /** Returns the one whose flaw tells more; of equals the first. */
  static SeenCheck better(SeenCheck first, SeenCheck second) {
    return second.flaw().compareTo(first.flaw()) < 0 ? second : first;
  }
}
