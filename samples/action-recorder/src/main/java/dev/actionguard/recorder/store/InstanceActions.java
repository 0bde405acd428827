package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.MarkerNotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.model.ActionDetails;
import dev.actionguard.recorder.model.ActionDetails.VisibleEvent;
import dev.actionguard.recorder.model.ActionImport;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionPage;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.FinishResult;
import dev.actionguard.recorder.model.FinishResult.AlreadyFinished;
import dev.actionguard.recorder.model.FinishResult.Finished;
import dev.actionguard.recorder.model.HostId;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.time.SkewMonitor;
import dev.actionguard.recorder.time.StartTime;
import dev.actionguard.recorder.time.TimeSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what users ask for. Each method asks the policy before it loads anything, reaches only
 * servers that are the caller's, and writes in one transaction; see the package for what can be
 * thrown.
 */
public final class InstanceActions {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceActions.class);

  private final Transactions transactions;
  private final AccessGuard guard;
  private final TimeSource time;
  private final StartTime startTime;
  private final SkewMonitor skew;
  private final ServerTable servers;
  private final ActionTable actions = new ActionTable();
  private final EventTable events = new EventTable();

  InstanceActions(
      Transactions transactions, AccessGuard guard, RecorderSettings settings, SkewMonitor skew) {
    this.transactions = transactions;
    this.guard = guard;
    this.time = settings.time();
    this.startTime = settings.startTime();
    this.skew = skew;
    this.servers = new ServerTable(guard);
  }

  /**
   * Records that a user's action on a server begins.
   *
   * @param context who asks
   * @param server the server
   * @param name what he asks for
   * @return the action as recorded
   * @throws AlreadyRecordedException if this request began this action on this server before
   */
  public InstanceAction start(RequestContext context, ServerId server, ActionName name) {
    return start(context, server, name, ServerChange.none());
  }

  /**
   * Records that a user's action on a server begins, and changes the server in the same
   * transaction.
   *
   * @param context who asks
   * @param server the server
   * @param name what he asks for
   * @param change what the action changes about the server at its start
   * @return the action as recorded
   * @throws AlreadyRecordedException if this request began this action on this server before
   */
  public InstanceAction start(
      RequestContext context, ServerId server, ActionName name, ServerChange change) {
    guard.checkCaller(context, Operation.RECORD);
    Instant now = time.now();
    Instant start = startOf(context, now);
    ActionImport row =
        new ActionImport(
            server,
            context.requestId(),
            name.wireName(),
            context.userId(),
            context.projectId(),
            start,
            null,
            false,
            now,
            start);
    InstanceAction action =
        insert(
            server,
            "action.start",
            tx -> {
              OwnedServer owned = servers.load(tx, context, Operation.RECORD, server, true);
              change.apply(tx.connection(), server);
              return actions.insert(tx, owned, row);
            });
    LOG.debug("started {} for request {}", name, IdMasker.tail(context.requestId().value()));
    return action;
  }

  /**
   * Records that an action has ended. The first finish wins.
   *
   * @param context who asks; need not be of the request that began the action
   * @param action the action; number, server and request must all be those of the row
   * @return the action as it now stands
   * @throws ActionNotFoundException if there is no such action
   */
  public FinishResult<InstanceAction> finish(RequestContext context, ActionRef action) {
    return finish(context, action.server(), (tx, server) -> actions.lock(tx, server, action));
  }

  /**
   * Records that the caller's own request has ended: the newest action of that request on the
   * server. The first finish wins.
   *
   * @param context who asks; his request names the action
   * @param server the server
   * @return the action as it now stands
   * @throws ActionNotFoundException if the request began no action on the server
   */
  public FinishResult<InstanceAction> finishNewest(RequestContext context, ServerId server) {
    return finish(
        context, server, (tx, owned) -> actions.lockNewest(tx, owned, context.requestId()));
  }

  /**
   * Returns the newest action of a request on a server, or nothing.
   *
   * @param context who asks
   * @param server the server; may be deleted
   * @param request the request
   */
  public Optional<InstanceAction> findNewest(
      RequestContext context, ServerId server, RequestId request) {
    guard.checkCaller(context, Operation.SHOW);
    return transactions.run(
        "action.find",
        tx -> actions.newest(tx, servers.load(tx, context, Operation.SHOW, server, true), request));
  }

  /**
   * Lists a server's actions, the newest first, those of a deleted server as well.
   *
   * @param context who asks
   * @param server the server
   * @param query which of them
   * @throws MarkerNotFoundException if the marker means no action of the server
   */
  public ActionPage list(RequestContext context, ServerId server, ActionQuery query) {
    return list(context, server, query, true);
  }

  /**
   * Lists a server's actions, the newest first.
   *
   * @param context who asks
   * @param server the server
   * @param query which of them
   * @param withDeleted whether a deleted server is found
   * @throws MarkerNotFoundException if the marker means no action of the server
   */
  public ActionPage list(
      RequestContext context, ServerId server, ActionQuery query, boolean withDeleted) {
    guard.checkCaller(context, Operation.LIST);
    return transactions.run(
        "action.list",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.LIST, server, withDeleted);
          InstanceAction after = markedBy(tx, owned, query.marker());
          return page(actions.list(tx, owned, query, after), query.limit());
        });
  }

  /**
   * Returns the newest action of a request with what the caller may see of its events, or nothing.
   *
   * @param context who asks
   * @param server the server
   * @param request the request
   * @param withDeleted whether a deleted server is found
   */
  public Optional<ActionDetails> show(
      RequestContext context, ServerId server, RequestId request, boolean withDeleted) {
    guard.checkCaller(context, Operation.SHOW);
    return transactions.run(
        "action.show",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.SHOW, server, withDeleted);
          Optional<InstanceAction> action = actions.newest(tx, owned, request);
          return action.isEmpty()
              ? Optional.empty()
              : Optional.of(details(tx, context, owned, action.get()));
        });
  }

  /** Finds and locks the row that is to be finished. */
  @FunctionalInterface
  private interface Lock {
    Optional<InstanceAction> take(Tx tx, OwnedServer server) throws SQLException;
  }

  private FinishResult<InstanceAction> finish(RequestContext context, ServerId server, Lock lock) {
    guard.checkCaller(context, Operation.RECORD);
    Instant now = time.now();
    FinishResult<InstanceAction> result =
        transactions.run(
            "action.finish",
            tx -> {
              OwnedServer owned = servers.load(tx, context, Operation.RECORD, server, true);
              InstanceAction action =
                  lock.take(tx, owned).orElseThrow(() -> new ActionNotFoundException(server));
              if (action.finishTime() != null) {
                return new AlreadyFinished<>(action);
              }
              Instant finish = Moments.latest(now, action.startTime());
              actions.finish(tx, owned, action.id(), finish);
              return new Finished<>(Moments.finished(action, finish));
            });
    Instant finish = result.row().finishTime();
    if (result.finishedNow() && finish != null) {
      skew.observe("the finish of an action", now, finish);
    }
    LOG.debug("finished {}, now: {}", result.row().name(), result.finishedNow());
    return result;
  }

  private InstanceAction insert(
      ServerId server, String operation, Transactions.Work<InstanceAction> work) {
    try {
      return transactions.run(operation, work);
    } catch (StorageIntegrityException e) {
      throw switch (e.violation()) {
        case DUPLICATE -> new AlreadyRecordedException();
        case REFERENCE -> new ServerNotFoundException(server);
        case VALUE, ROW_COUNT -> e;
      };
    }
  }

  private Instant startOf(RequestContext context, Instant now) {
    if (startTime == StartTime.RECORDER_CLOCK) {
      return now;
    }
    Instant arrival = context.timestamp();
    Instant start = arrival.isAfter(now) ? now : arrival;
    skew.observe("the arrival of a request", arrival, start);
    return start;
  }

  private @Nullable InstanceAction markedBy(Tx tx, OwnedServer server, @Nullable Marker marker)
      throws SQLException {
    if (marker == null) {
      return null;
    }
    return actions
        .marked(tx, server, marker)
        .orElseThrow(() -> new MarkerNotFoundException(server.id()));
  }

  private ActionDetails details(
      Tx tx, RequestContext context, OwnedServer server, InstanceAction action)
      throws SQLException {
    Fields fields = Fields.of(guard, context, server);
    ProjectId actor = action.projectId();
    ProjectId project = actor == null ? server.owner() : actor;
    List<VisibleEvent> visible =
        events.list(tx, server, action.id(), fields).stream()
            .map(event -> visible(event, project, fields))
            .toList();
    return new ActionDetails(action, server.owner(), visible, fields.location(), fields.details());
  }

  private static VisibleEvent visible(InstanceActionEvent event, ProjectId project, Fields fields) {
    return new VisibleEvent(fields.strip(event), HostId.of(project, event.host()));
  }

  private static ActionPage page(List<InstanceAction> found, @Nullable Integer limit) {
    boolean full = limit != null && limit > 0 && found.size() == limit;
    return new ActionPage(found, full ? Marker.after(found.get(found.size() - 1)) : null);
  }
}
