package dev.actionguard.recorder;

import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.store.InstanceActionEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a step around the block that does it, over one or several servers. The events are started
 * together before the block, and finished together on every way out of it. The block's own
 * exception is what the caller gets, always: if the finish fails as well, that is attached to it as
 * suppressed.
 *
 * <pre>{@code
 * recorder.reporter(context, name, host, server).run(() -> driver.reboot(server));
 *
 * try (EventReporter.Scope scope = recorder.reporter(context, name, host, server).open()) {
 *   driver.reboot(server);
 *   scope.succeeded();
 * }
 * }</pre>
 *
 * <p>If an event cannot be started, the block does not run and no event is left open.
 */
public final class EventReporter {

  private static final Logger LOG = LoggerFactory.getLogger(EventReporter.class);

  private final InstanceActionEvents events;
  private final RequestContext context;
  private final EventName name;
  private final @Nullable HostName host;
  private final GracefulExit gracefulExit;
  private final List<ServerId> servers;

  /**
   * Makes a reporter.
   *
   * @param events records
   * @param context who does the step; his request names the actions
   * @param name the step
   * @param host the host of the service that does it, if known
   * @param gracefulExit what to do when an action is gone at the end
   * @param servers the servers it is done to, at least one
   */
  public EventReporter(
      InstanceActionEvents events,
      RequestContext context,
      EventName name,
      @Nullable HostName host,
      GracefulExit gracefulExit,
      List<ServerId> servers) {
    this.events = events;
    this.context = context;
    this.name = name;
    this.host = host;
    this.gracefulExit = gracefulExit;
    this.servers = List.copyOf(servers);
  }

  /**
   * A block that returns nothing.
   *
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Block<E extends Exception> {

    /**
     * Does the step.
     *
     * @throws E if it fails
     */
    void run() throws E;
  }

  /**
   * A block that returns something.
   *
   * @param <T> what it returns
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface ResultBlock<T, E extends Exception> {

    /**
     * Does the step.
     *
     * @return the result
     * @throws E if it fails
     */
    T call() throws E;
  }

  /**
   * Records a block.
   *
   * @param block does the step
   * @param <E> what it may throw
   * @throws E if the block does
   */
  public <E extends Exception> void run(Block<E> block) throws E {
    call(
        () -> {
          block.run();
          return true;
        });
  }

  /**
   * Records a block that returns something.
   *
   * @param block does the step
   * @param <T> what it returns
   * @param <E> what it may throw
   * @return what the block returns
   * @throws E if the block does
   */
  public <T, E extends Exception> T call(ResultBlock<T, E> block) throws E {
    Scope scope = open();
    T result;
    try {
      result = block.call();
    } catch (Throwable failure) {
      scope.finishAfter(failure);
      throw failure;
    }
    scope.succeeded();
    scope.close();
    return result;
  }

  /**
   * Starts the events, for a block in a try statement. Say {@link Scope#succeeded()} at the end of
   * the block, or {@link Scope#failed} in it; a block that says nothing has failed.
   */
  public Scope open() {
    return new Scope(events.startAll(context, servers, name, host));
  }

  /** The events of a block that is running. Closing finishes them; not safe for several threads. */
  public final class Scope implements AutoCloseable {

    private static final String UNSAID = "the step ended without saying how";

    private final List<EventHandle> handles;
    private Outcome outcome = Outcome.failure(UNSAID, null);
    private boolean closed;

    private Scope(List<EventHandle> handles) {
      this.handles = handles;
    }

    /** Returns what names the running events, in the order of the servers. */
    public List<EventHandle> handles() {
      return handles;
    }

    /** Says that the step did what was asked. */
    public void succeeded() {
      outcome = Outcome.success();
    }

    /**
     * Says that the step failed.
     *
     * @param failure what was thrown
     */
    public void failed(Throwable failure) {
      outcome = Outcome.failure(failure);
    }

    /**
     * Finishes the events as was said; a second call does nothing.
     *
     * @throws NotFoundException if an action or event is gone and the exit is not graceful
     */
    @Override
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      NotFoundException problem = finishUninterrupted();
      if (problem != null) {
        throw problem;
      }
    }

    /** Finishes the events as failed; what goes wrong is attached to the failure, and logged. */
    private void finishAfter(Throwable failure) {
      failed(failure);
      try {
        close();
      } catch (RuntimeException | Error e) {
        LOG.warn("{} failed, and so did recording that: {}", name, e.getClass().getName());
        failure.addSuppressed(e);
      }
    }

    /** An interrupted block is still recorded: the pool would refuse an interrupted thread. */
    private @Nullable NotFoundException finishUninterrupted() {
      boolean interrupted = Thread.interrupted();
      try {
        return problemOf(events.finishAll(context, handles, outcome));
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private @Nullable NotFoundException problemOf(List<NotFoundException> missing) {
      NotFoundException problem = null;
      for (NotFoundException absent : missing) {
        if (isGraceful(absent)) {
          LOG.info("{}: the action was gone at the end of the step", name);
        } else if (problem == null) {
          problem = absent;
        } else {
          problem.addSuppressed(absent);
        }
      }
      return problem;
    }

    private boolean isGraceful(NotFoundException absent) {
      return gracefulExit == GracefulExit.ON
          && (absent instanceof ActionNotFoundException
              || absent instanceof ServerNotFoundException);
    }
  }
}
