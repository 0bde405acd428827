package dev.actionguard.recorder.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which actions of a server to list.
 *
 * @param limit the most actions wanted; null for all. 0 gives none, yet the marker is checked
 * @param marker the action after which the list begins; null for the newest
 * @param changesSince leaves out what changed before this moment
 * @param changesBefore leaves out what changed after this moment
 */
public record ActionQuery(
    @Nullable Integer limit,
    @Nullable Marker marker,
    @Nullable Instant changesSince,
    @Nullable Instant changesBefore) {

  /** All actions. */
  public static final ActionQuery ALL = new ActionQuery(null, null, null, null);

  /** Refuses a negative limit and a range that ends before it begins. */
  public ActionQuery {
    if (limit != null && limit < 0) {
      throw new InvalidInputException("limit", "must not be negative");
    }
    changesSince = Checks.optionalMoment("changes-since", changesSince);
    changesBefore = Checks.optionalMoment("changes-before", changesBefore);
    if (changesSince != null && changesBefore != null && changesSince.isAfter(changesBefore)) {
      throw new InvalidInputException("changes-since", "must not be later than changes-before");
    }
  }

  /**
   * Returns this query for at most so many actions.
   *
   * @param newLimit the most actions wanted
   */
  public ActionQuery withLimit(int newLimit) {
    return new ActionQuery(newLimit, marker, changesSince, changesBefore);
  }

  /**
   * Returns this query from a marker on.
   *
   * @param newMarker the action after which the list begins
   */
  public ActionQuery withMarker(@Nullable Marker newMarker) {
    return new ActionQuery(limit, newMarker, changesSince, changesBefore);
  }

  /**
   * Returns this query for what changed at a moment or later.
   *
   * @param since the moment
   */
  public ActionQuery withChangesSince(Instant since) {
    return new ActionQuery(limit, marker, since, changesBefore);
  }

  /**
   * Returns this query for what changed at a moment or earlier.
   *
   * @param before the moment
   */
  public ActionQuery withChangesBefore(Instant before) {
    return new ActionQuery(limit, marker, changesSince, before);
  }
}
