package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.EventNotFoundException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.failure.FailureSanitizer;
import dev.actionguard.recorder.failure.FailureText;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.FinishResult;
import dev.actionguard.recorder.model.FinishResult.AlreadyFinished;
import dev.actionguard.recorder.model.FinishResult.Finished;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.time.SkewMonitor;
import dev.actionguard.recorder.time.Stopwatch;
import dev.actionguard.recorder.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the steps done for an action. A start returns a handle, and a finish closes exactly the
 * event of that handle, so steps of the same name never meet. Each method asks the policy first,
 * reaches only servers that are the caller's, and writes in one transaction, in which the action's
 * row is locked: of steps that end at the same time none loses the mark of failure.
 *
 * <p>A service on its own (see {@link RequestContext#isSystem()}) whose request began no action
 * attaches its events to the newest action of the server. Such an event never changes that action.
 */
public final class InstanceActionEvents {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceActionEvents.class);

  private final Transactions transactions;
  private final AccessGuard guard;
  private final TimeSource time;
  private final SkewMonitor skew;
  private final ServerTable servers;
  private final FailureSanitizer sanitizer = new FailureSanitizer();
  private final ActionTable actions = new ActionTable();
  private final EventTable events = new EventTable();

  InstanceActionEvents(
      Transactions transactions, AccessGuard guard, RecorderSettings settings, SkewMonitor skew) {
    this.transactions = transactions;
    this.guard = guard;
    this.time = settings.time();
    this.skew = skew;
    this.servers = new ServerTable(guard);
  }

  /**
   * Records that a step of the caller's request begins.
   *
   * @param context who does it; his request names the action
   * @param server the server
   * @param name the step
   * @param host the host of the service that does it, if known
   * @return what finishes the event
   * @throws ActionNotFoundException if the request began no action on the server
   */
  public EventHandle start(
      RequestContext context, ServerId server, EventName name, @Nullable HostName host) {
    return startAll(context, List.of(server), name, host).get(0);
  }

  /**
   * Records that a step that is done to several servers begins: for all of them, or for none.
   *
   * @param context who does it; his request names the actions
   * @param targets the servers
   * @param name the step
   * @param host the host of the service that does it, if known
   * @return what finishes the events, in the order of the servers
   * @throws ActionNotFoundException if the request began no action on one of the servers
   */
  public List<EventHandle> startAll(
      RequestContext context, List<ServerId> targets, EventName name, @Nullable HostName host) {
    guard.checkCaller(context, Operation.RECORD);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a step is done to one server at least");
    }
    Instant now = time.now();
    Stopwatch watch = time.startWatch();
    Map<ServerId, EventHandle> started =
        run(
            targets.get(0),
            "event.start",
            tx -> {
              Map<ServerId, EventHandle> handles = new HashMap<>();
              // Every writer locks in the same order, so two of them cannot block each other.
              for (ServerId server : sorted(targets)) {
                handles.put(server, start(tx, context, server, name, host, now, watch));
              }
              return handles;
            });
    started
        .values()
        .forEach(handle -> skew.observe("the start of an event", now, handle.startTime()));
    LOG.debug("started {} on {} servers", name, started.size());
    return targets.stream().map(started::get).toList();
  }

  /**
   * Records how the step of a handle ended. The first finish wins.
   *
   * @param context who did it
   * @param handle what the start returned
   * @param outcome how it ended
   * @return the event as it now stands, as far as the caller may see it
   * @throws NotFoundException if the server, the action or the event is no longer there
   */
  public FinishResult<InstanceActionEvent> finish(
      RequestContext context, EventHandle handle, Outcome outcome) {
    return finish(context, handle.ref(), outcome, handle.elapsed());
  }

  /**
   * Records how a step ended that another process began. The first finish wins.
   *
   * @param context who did it
   * @param event the event; number, action and server must all be those of the row
   * @param outcome how it ended
   * @return the event as it now stands, as far as the caller may see it
   * @throws NotFoundException if there is no such event
   */
  public FinishResult<InstanceActionEvent> finish(
      RequestContext context, EventRef event, Outcome outcome) {
    return finish(context, event, outcome, null);
  }

  /**
   * Records how a step ended that is known by name only: the newest of that name that the caller's
   * request began and that is still open.
   *
   * @param context who did it; his request names the action
   * @param server the server
   * @param name the step
   * @param outcome how it ended
   * @return the event as it now stands, as far as the caller may see it
   * @throws ActionNotFoundException if the request began no action on the server
   * @throws EventNotFoundException if the request has no open event of that name
   */
  public FinishResult<InstanceActionEvent> finishNewest(
      RequestContext context, ServerId server, EventName name, Outcome outcome) {
    guard.checkCaller(context, Operation.RECORD);
    Instant now = time.now();
    FailureText text = sanitizer.sanitize(outcome);
    FinishResult<InstanceActionEvent> result =
        transactions.run(
            "event.finish",
            tx -> {
              OwnedServer owned = servers.load(tx, context, Operation.RECORD, server, true);
              Closing closing = new Closing(now, outcome.result(), text, null);
              return finish(tx, context, owned, openEvent(tx, context, owned, name), closing);
            });
    observe(now, result);
    return result;
  }

  /**
   * Records how a step ended that was done to several servers, in one transaction. A server whose
   * action or event is no longer there does not keep the others from being finished.
   *
   * @param context who did it
   * @param handles what the start returned
   * @param outcome how it ended
   * @return one exception for each event that could not be finished because it is not there
   */
  public List<NotFoundException> finishAll(
      RequestContext context, List<EventHandle> handles, Outcome outcome) {
    guard.checkCaller(context, Operation.RECORD);
    Instant now = time.now();
    FailureText text = sanitizer.sanitize(outcome);
    List<Pending> ordered =
        handles.stream()
            .sorted(Comparator.comparing(handle -> handle.ref().server().value()))
            .map(
                handle ->
                    new Pending(
                        handle.ref(), new Closing(now, outcome.result(), text, handle.elapsed())))
            .toList();
    List<FinishResult<InstanceActionEvent>> results = new ArrayList<>();
    List<NotFoundException> missing =
        transactions.run(
            "event.finish",
            tx -> {
              results.clear();
              List<NotFoundException> absent = new ArrayList<>();
              for (Pending event : ordered) {
                try {
                  results.add(finish(tx, context, event.ref(), event.closing()));
                } catch (NotFoundException e) {
                  absent.add(e);
                }
              }
              return absent;
            });
    results.forEach(result -> observe(now, result));
    return missing;
  }

  /**
   * Lists the events of an action, the newest first, as far as the caller may see them.
   *
   * @param context who asks
   * @param action the action
   * @return the events; none if there is no such action
   */
  public List<InstanceActionEvent> listByAction(RequestContext context, ActionRef action) {
    guard.checkCaller(context, Operation.SHOW);
    return transactions.run(
        "event.list",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.SHOW, action.server(), true);
          Fields fields = Fields.of(guard, context, owned);
          return events.list(tx, owned, action.id(), fields).stream().map(fields::strip).toList();
        });
  }

  /**
   * Returns an event as far as the caller may see it, or nothing if there is no such event.
   *
   * @param context who asks
   * @param event the event; number, action and server must all be those of the row
   */
  public Optional<InstanceActionEvent> find(RequestContext context, EventRef event) {
    guard.checkCaller(context, Operation.SHOW);
    return transactions.run(
        "event.find",
        tx -> {
          OwnedServer owned = servers.load(tx, context, Operation.SHOW, event.server(), true);
          Fields fields = Fields.of(guard, context, owned);
          return events.find(tx, owned, event, fields).map(fields::strip);
        });
  }

  /** What a finish writes. */
  private record Closing(
      Instant now, EventResult result, FailureText text, @Nullable Duration duration) {}

  /** An event that is about to be finished. */
  private record Pending(EventRef ref, Closing closing) {}

  private FinishResult<InstanceActionEvent> finish(
      RequestContext context, EventRef event, Outcome outcome, @Nullable Duration duration) {
    guard.checkCaller(context, Operation.RECORD);
    Instant now = time.now();
    Closing closing = new Closing(now, outcome.result(), sanitizer.sanitize(outcome), duration);
    FinishResult<InstanceActionEvent> result =
        transactions.run("event.finish", tx -> finish(tx, context, event, closing));
    observe(now, result);
    return result;
  }

  private EventHandle start(
      Tx tx,
      RequestContext context,
      ServerId server,
      EventName name,
      @Nullable HostName host,
      Instant now,
      Stopwatch watch)
      throws SQLException {
    OwnedServer owned = servers.load(tx, context, Operation.RECORD, server, true);
    Optional<InstanceAction> own = actions.lockNewest(tx, owned, context.requestId());
    InstanceAction parent = own.isPresent() ? own.get() : fallback(tx, context, owned);
    Instant start = Moments.latest(now, parent.startTime());
    RequestId attachedBy = own.isPresent() ? null : context.requestId();
    EventImport row =
        new EventImport(name, host, start, null, null, null, null, null, attachedBy, now, null);
    long id = events.insert(tx, parent.id(), row);
    if (own.isPresent()) {
      actions.touch(tx, owned, parent.id(), start, false);
    }
    return new EventHandle(new EventRef(server, parent.id(), id), name, start, watch);
  }

  private InstanceAction fallback(Tx tx, RequestContext context, OwnedServer server)
      throws SQLException {
    if (!context.isSystem()) {
      throw new ActionNotFoundException(server.id());
    }
    return actions
        .newestOfServer(tx, server)
        .orElseThrow(() -> new ActionNotFoundException(server.id()));
  }

  private EventRef openEvent(Tx tx, RequestContext context, OwnedServer server, EventName name)
      throws SQLException {
    RequestId request = context.requestId();
    boolean system = context.isSystem();
    Optional<EventRef> open = events.newestOpen(tx, server, request, system, name);
    if (open.isPresent()) {
      return open.get();
    }
    if (actions.newest(tx, server, request).isEmpty()) {
      fallback(tx, context, server);
    }
    throw new EventNotFoundException(server.id());
  }

  private FinishResult<InstanceActionEvent> finish(
      Tx tx, RequestContext context, EventRef event, Closing closing) throws SQLException {
    OwnedServer owned = servers.load(tx, context, Operation.RECORD, event.server(), true);
    return finish(tx, context, owned, event, closing);
  }

  private FinishResult<InstanceActionEvent> finish(
      Tx tx, RequestContext context, OwnedServer server, EventRef ref, Closing closing)
      throws SQLException {
    Fields fields = Fields.of(guard, context, server);
    InstanceAction parent =
        actions
            .lock(tx, server, ref.actionId())
            .orElseThrow(() -> new ActionNotFoundException(server.id()));
    InstanceActionEvent event =
        events
            .lock(tx, server, ref, fields)
            .orElseThrow(() -> new EventNotFoundException(server.id()));
    if (!event.isOpen()) {
      return new AlreadyFinished<>(fields.strip(event));
    }
    Instant finish = Moments.latest(closing.now(), event.startTime());
    events.finish(tx, server, ref, finish, closing.result(), closing.text(), closing.duration());
    if (event.fallbackRequestId() == null) {
      boolean failed = closing.result() == EventResult.ERROR;
      actions.touch(tx, server, parent.id(), finish, failed);
    }
    return new Finished<>(
        events
            .find(tx, server, ref, fields)
            .map(fields::strip)
            .orElseThrow(() -> new EventNotFoundException(server.id())));
  }

  private void observe(Instant now, FinishResult<InstanceActionEvent> result) {
    Instant finish = result.row().finishTime();
    if (result.finishedNow() && finish != null) {
      skew.observe("the finish of an event", now, finish);
    }
    LOG.debug("finished {}, now: {}", result.row().event(), result.finishedNow());
  }

  private <T> T run(ServerId server, String operation, Transactions.Work<T> work) {
    try {
      return transactions.run(operation, work);
    } catch (StorageIntegrityException e) {
      if (e.violation() == StorageIntegrityException.Violation.REFERENCE) {
        throw new ActionNotFoundException(server);
      }
      throw e;
    }
  }

  private static List<ServerId> sorted(List<ServerId> servers) {
    return servers.stream().distinct().sorted(Comparator.comparing(ServerId::value)).toList();
  }
}
