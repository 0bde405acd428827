package dev.actionguard.recorder.store;

/**
 * How many rows were moved or removed.
 *
 * @param servers servers
 * @param actions actions
 * @param events events
 */
public record RowCounts(long servers, long actions, long events) {

  /** No rows. */
  public static final RowCounts NONE = new RowCounts(0, 0, 0);

  /** Returns the sum over the tables. */
  public long total() {
    return servers + actions + events;
  }

  /**
   * Returns these rows and others.
   *
   * @param other the others
   */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(servers + other.servers, actions + other.actions, events + other.events);
  }
}
