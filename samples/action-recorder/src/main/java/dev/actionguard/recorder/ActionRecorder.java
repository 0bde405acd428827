package dev.actionguard.recorder;

import dev.actionguard.recorder.error.StorageException;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.ActionArchive;
import dev.actionguard.recorder.store.ActionMigration;
import dev.actionguard.recorder.store.Database;
import dev.actionguard.recorder.store.DatabaseSettings;
import dev.actionguard.recorder.store.InstanceActionEvents;
import dev.actionguard.recorder.store.InstanceActions;
import dev.actionguard.recorder.store.RecorderSettings;
import dev.actionguard.recorder.store.RecordingServices;
import dev.actionguard.recorder.store.ServerRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The recorder: one object per database, safe for any number of threads.
 *
 * <pre>{@code
 * try (ActionRecorder recorder =
 *     ActionRecorder.open(DatabaseSettings.inFile(path), RecorderSettings.of(clock))) {
 *   recorder.actions().start(context, server, ActionName.REBOOT);
 *   recorder.reporter(context, name, host, server).run(() -> driver.reboot(server));
 * }
 * }</pre>
 */
public final class ActionRecorder implements AutoCloseable {

  private final RecordingServices services;
  private final @Nullable Database database;

  private ActionRecorder(RecordingServices services, @Nullable Database database) {
    this.services = services;
    this.database = database;
  }

  /**
   * Connects to a database, brings its schema up to date and returns a recorder that owns the
   * connections.
   *
   * @param database where the database is
   * @param settings what the installation chose
   * @throws StorageException if the database cannot be used
   */
  public static ActionRecorder open(DatabaseSettings database, RecorderSettings settings) {
    Database opened = Database.open(database);
    return new ActionRecorder(new RecordingServices(opened.dataSource(), settings), opened);
  }

  /**
   * Returns a recorder over connections that are managed elsewhere, to a database that {@link
   * Database#migrate} has been run on. They must be of isolation level read committed or higher.
   *
   * @param dataSource gives connections
   * @param settings what the installation chose
   */
  public static ActionRecorder over(DataSource dataSource, RecorderSettings settings) {
    return new ActionRecorder(new RecordingServices(dataSource, settings), null);
  }

  /** Returns what records actions. */
  public InstanceActions actions() {
    return services.actions();
  }

  /** Returns what records events. */
  public InstanceActionEvents events() {
    return services.events();
  }

  /** Returns what knows the servers. */
  public ServerRegistry servers() {
    return services.servers();
  }

  /** Returns what archives and purges. */
  public ActionArchive archive() {
    return services.archive();
  }

  /** Returns what copies histories between databases. */
  public ActionMigration migration() {
    return services.migration();
  }

  /** Returns how many moments had to be moved because of a clock that stood too early. */
  public long clampedMoments() {
    return services.skew().clamps();
  }

  /** Returns what wraps a service so that its marked methods are recorded. */
  public InstanceEvents instanceEvents() {
    return new InstanceEvents(services.events());
  }

  /**
   * Returns what records a block as a step on one server or several.
   *
   * @param context who does it; his request names the actions
   * @param name the step
   * @param host the host of the service that does it, if known
   * @param servers the servers, at least one
   */
  public EventReporter reporter(
      RequestContext context, EventName name, @Nullable HostName host, ServerId... servers) {
    return new EventReporter(
        services.events(), context, name, host, GracefulExit.OFF, List.of(servers));
  }

  /**
   * Returns what records a block as a step that may itself remove the action.
   *
   * @param context who does it; his request names the actions
   * @param name the step
   * @param host the host of the service that does it, if known
   * @param servers the servers, at least one
   */
  public EventReporter gracefulReporter(
      RequestContext context, EventName name, @Nullable HostName host, ServerId... servers) {
    return new EventReporter(
        services.events(), context, name, host, GracefulExit.ON, List.of(servers));
  }

  /** Closes the connections that this recorder opened. */
  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
