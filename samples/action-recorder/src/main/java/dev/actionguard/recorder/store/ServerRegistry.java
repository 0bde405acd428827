package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.error.StorageIntegrityException.Violation;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.time.TimeSource;
import java.time.Instant;

/**
 * Knows which servers there are and which project owns each: what every decision about access rests
 * on.
 */
public final class ServerRegistry {

  private final Transactions transactions;
  private final AccessGuard guard;
  private final TimeSource time;
  private final ServerTable servers;
  private final TreeTable trees = new TreeTable();

  ServerRegistry(Transactions transactions, AccessGuard guard, RecorderSettings settings) {
    this.transactions = transactions;
    this.guard = guard;
    this.time = settings.time();
    this.servers = new ServerTable(guard);
  }

  /**
   * Makes a server known.
   *
   * @param context who asks
   * @param server the server
   * @param owner the project that owns it
   * @param state its state
   * @throws AlreadyRecordedException if it is known
   */
  public void register(
      RequestContext context, ServerId server, ProjectId owner, ServerState state) {
    guard.checkCaller(context, Operation.MANAGE_SERVERS);
    guard.checkOwner(context, Operation.MANAGE_SERVERS, owner);
    Instant now = time.now();
    try {
      transactions.run(
          "server.register",
          tx -> {
            servers.insert(tx, server, owner, state, now);
            return true;
          });
    } catch (StorageIntegrityException e) {
      throw e.violation() == Violation.DUPLICATE ? new AlreadyRecordedException() : e;
    }
  }

  /**
   * Changes the state of a server.
   *
   * @param context who asks
   * @param server the server
   * @param state its new state
   */
  public void changeState(RequestContext context, ServerId server, ServerState state) {
    guard.checkCaller(context, Operation.MANAGE_SERVERS);
    Instant now = time.now();
    transactions.run(
        "server.state",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.MANAGE_SERVERS, server, false);
          servers.setState(tx, owned, state, now);
          return true;
        });
  }

  /**
   * Marks a server as deleted. Its actions stay, so that its past can be looked into.
   *
   * @param context who asks
   * @param server the server
   * @return whether it was marked by this call
   */
  public boolean softDelete(RequestContext context, ServerId server) {
    guard.checkCaller(context, Operation.MANAGE_SERVERS);
    Instant now = time.now();
    return transactions.run(
        "server.delete",
        tx ->
            servers.softDelete(
                tx, servers.load(tx, context, Operation.MANAGE_SERVERS, server, true), now));
  }

  /**
   * Removes a server with all of its actions and their events.
   *
   * @param context who asks
   * @param server the server
   * @return how many rows were removed
   */
  public RowCounts hardDelete(RequestContext context, ServerId server) {
    guard.checkCaller(context, Operation.MANAGE_SERVERS);
    return transactions.run(
        "server.remove",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.MANAGE_SERVERS, server, true);
          trees.lock(tx, owned.uuid());
          return trees.delete(tx, owned.uuid());
        });
  }
}
