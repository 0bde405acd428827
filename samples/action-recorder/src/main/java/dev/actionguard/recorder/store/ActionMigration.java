package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.error.StorageIntegrityException.Violation;
import dev.actionguard.recorder.model.ActionHistory;
import dev.actionguard.recorder.model.ActionImport;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Copies histories between databases. Only here can a row be written that says something else than
 * what the recorder saw itself, and only a caller with the migration role gets here. What is copied
 * keeps its times, also that of its action's last change; it gets new numbers, in the order of age.
 */
public final class ActionMigration {

  private final Transactions transactions;
  private final AccessGuard guard;
  private final ServerTable servers;
  private final ActionTable actions = new ActionTable();
  private final EventTable events = new EventTable();

  ActionMigration(Transactions transactions, AccessGuard guard) {
    this.transactions = transactions;
    this.guard = guard;
    this.servers = new ServerTable(guard);
  }

  /**
   * Copies an action into this database.
   *
   * @param context who asks
   * @param action the action
   * @return the action as stored here
   * @throws AlreadyRecordedException if the server already has this action for this request
   */
  public InstanceAction importAction(RequestContext context, ActionImport action) {
    guard.checkCaller(context, Operation.MIGRATE);
    return insert("action.import", tx -> insertAction(tx, context, action));
  }

  /**
   * Copies an event into this database, under an action that is here.
   *
   * @param context who asks
   * @param parent the action
   * @param event the event
   * @return what names the event here
   * @throws ActionNotFoundException if there is no such action
   */
  public EventRef importEvent(RequestContext context, ActionRef parent, EventImport event) {
    guard.checkCaller(context, Operation.MIGRATE);
    return insert(
        "event.import",
        tx -> {
          OwnedServer server = servers.load(tx, context, Operation.MIGRATE, parent.server(), true);
          InstanceAction action =
              actions
                  .lock(tx, server, parent)
                  .orElseThrow(() -> new ActionNotFoundException(parent.server()));
          return new EventRef(server.id(), action.id(), events.insert(tx, action.id(), event));
        });
  }

  /**
   * Copies histories into this database: all of them, or none.
   *
   * @param context who asks
   * @param histories the histories, the oldest first, as {@link #export} returns them
   * @return the actions as stored here
   * @throws AlreadyRecordedException if one of the actions is here already
   */
  public List<InstanceAction> importAll(RequestContext context, List<ActionHistory> histories) {
    guard.checkCaller(context, Operation.MIGRATE);
    return insert(
        "history.import",
        tx -> {
          List<InstanceAction> stored = new ArrayList<>();
          for (ActionHistory history : histories) {
            InstanceAction action = insertAction(tx, context, history.action());
            for (EventImport event : history.events()) {
              events.insert(tx, action.id(), event);
            }
            stored.add(action);
          }
          return stored;
        });
  }

  /**
   * Returns the histories of all actions of a server, the oldest first.
   *
   * @param context who asks
   * @param server the server
   */
  public List<ActionHistory> export(RequestContext context, ServerId server) {
    guard.checkCaller(context, Operation.MIGRATE);
    return transactions.run(
        "history.export",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.MIGRATE, server, true);
          List<ActionHistory> histories = new ArrayList<>();
          for (InstanceAction action : actions.list(tx, owned, ActionQuery.ALL, null)) {
            histories.add(
                new ActionHistory(ActionImport.copyOf(action), oldestFirst(tx, owned, action)));
          }
          Collections.reverse(histories);
          return histories;
        });
  }

  private InstanceAction insertAction(Tx tx, RequestContext context, ActionImport action)
      throws SQLException {
    OwnedServer server = servers.load(tx, context, Operation.MIGRATE, action.server(), true);
    return actions.insert(tx, server, action);
  }

  private List<EventImport> oldestFirst(Tx tx, OwnedServer server, InstanceAction action)
      throws SQLException {
    List<EventImport> copies = new ArrayList<>();
    for (InstanceActionEvent event : events.list(tx, server, action.id(), Fields.ALL)) {
      copies.add(EventImport.copyOf(event));
    }
    Collections.reverse(copies);
    return copies;
  }

  private <T> T insert(String operation, Transactions.Work<T> work) {
    try {
      return transactions.run(operation, work);
    } catch (StorageIntegrityException e) {
      throw e.violation() == Violation.DUPLICATE ? new AlreadyRecordedException() : e;
    }
  }
}
