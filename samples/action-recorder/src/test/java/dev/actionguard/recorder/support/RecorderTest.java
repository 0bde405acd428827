package dev.actionguard.recorder.support;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.model.TokenScope;
import dev.actionguard.recorder.model.UserId;
import dev.actionguard.recorder.store.RecorderSettings;
import dev.actionguard.recorder.store.RetryPolicy;
import dev.actionguard.recorder.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;

/** A recorder over an empty database, with a server that is known, and callers of all kinds. */
public abstract class RecorderTest {

  protected static final Instant START = Instant.parse("2026-03-01T10:20:30.123456Z");
  protected static final Duration SECOND = Duration.ofSeconds(1);
  protected static final ServerId SERVER = new ServerId("1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a01");
  protected static final ServerId OTHER_SERVER =
      new ServerId("2e6c2d2f-7d6c-4b5f-8b65-806b701d9b02");
  protected static final ProjectId PROJECT = new ProjectId("9ccc9bd7-8b23-4d57-8421-291fe888bdc6");
  protected static final ProjectId OTHER_PROJECT = new ProjectId("other-project");
  protected static final UserId USER = new UserId("user-5511b0c2");
  protected static final HostName HOST = new HostName("host1");
  protected static final EventName EVENT = new EventName("compute_reboot_instance");

  protected final TestDatabase database;
  protected final TestClock clock = new TestClock(START);
  protected final AtomicLong ticks = new AtomicLong();
  protected final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  protected final TimeSource time = new TimeSource(clock, ticks::get);
  protected ActionRecorder recorder;

  protected RecorderTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  final void emptyDatabase() {
    database.clear();
    recorder = ActionRecorder.over(database.dataSource(), settings());
    register(SERVER, PROJECT);
  }

  protected RecorderSettings settings() {
    return RecorderSettings.of(clock)
        .withTime(time)
        .withRetry(new RetryPolicy(5, Duration.ofMillis(20), Duration.ofSeconds(2), pauses::add));
  }

  protected void register(ServerId server, ProjectId owner) {
    recorder.servers().register(service(), server, owner, ServerState.ACTIVE);
  }

  /** A new request of a member of the project. */
  protected RequestContext user() {
    return user(PROJECT, Role.MEMBER);
  }

  protected RequestContext user(ProjectId project, Role... roles) {
    return RequestContext.ofUser(
        RequestId.generate(), USER, project, Set.of(roles), clock.instant());
  }

  /** A new request of an administrator, who comes from another project. */
  protected RequestContext admin() {
    return RequestContext.ofUser(
        RequestId.generate(),
        new UserId("admin-77aa"),
        new ProjectId("admin-project-31f0"),
        Set.of(Role.ADMIN),
        clock.instant());
  }

  /** A new request of a service on its own. */
  protected RequestContext service() {
    return RequestContext.ofService(RequestId.generate(), clock.instant());
  }

  /** A new request of the one who moves histories. */
  protected RequestContext migrator() {
    return new RequestContext(
        RequestId.generate(),
        null,
        null,
        Set.of(Role.MIGRATION),
        TokenScope.PROJECT,
        clock.instant());
  }

  protected InstanceAction start(RequestContext context) {
    return recorder.actions().start(context, SERVER, ActionName.REBOOT);
  }

  /** Returns an action as it stands in the database. */
  protected InstanceAction stored(RequestContext context) {
    return recorder.actions().findNewest(admin(), SERVER, context.requestId()).orElseThrow();
  }

  protected List<InstanceAction> listed(ActionQuery query) {
    return recorder.actions().list(admin(), SERVER, query).actions();
  }

  /** Returns all of an action's events, the newest first. */
  protected List<InstanceActionEvent> eventsOf(RequestContext context) {
    return recorder.events().listByAction(admin(), stored(context).ref());
  }

  protected void tick() {
    clock.advance(SECOND);
    ticks.addAndGet(SECOND.toNanos());
  }
}
