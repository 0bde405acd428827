package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.time.SkewMonitor;
import javax.sql.DataSource;

/** The recording services over one database. */
public final class RecordingServices {

  private final InstanceActions actions;
  private final InstanceActionEvents events;
  private final ServerRegistry servers;
  private final ActionArchive archive;
  private final ActionMigration migration;
  private final SkewMonitor skew = new SkewMonitor();

  /**
   * Puts the services together.
   *
   * @param dataSource gives connections to a database whose schema is up to date
   * @param settings what the installation chose
   */
  public RecordingServices(DataSource dataSource, RecorderSettings settings) {
    Transactions transactions = new Transactions(dataSource, settings.retry());
    AccessGuard guard = new AccessGuard(settings.policy(), settings.masker());
    this.actions = new InstanceActions(transactions, guard, settings, skew);
    this.events = new InstanceActionEvents(transactions, guard, settings, skew);
    this.servers = new ServerRegistry(transactions, guard, settings);
    this.archive = new ActionArchive(transactions, guard);
    this.migration = new ActionMigration(transactions, guard);
  }

  /** Returns what records actions. */
  public InstanceActions actions() {
    return actions;
  }

  /** Returns what records events. */
  public InstanceActionEvents events() {
    return events;
  }

  /** Returns what knows the servers. */
  public ServerRegistry servers() {
    return servers;
  }

  /** Returns what archives and purges. */
  public ActionArchive archive() {
    return archive;
  }

  /** Returns what copies histories between databases. */
  public ActionMigration migration() {
    return migration;
  }

  /** Returns what counted the moments that had to be moved. */
  public SkewMonitor skew() {
    return skew;
  }
}
