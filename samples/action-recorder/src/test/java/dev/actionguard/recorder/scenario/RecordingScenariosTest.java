package dev.actionguard.recorder.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.GracefulExit;
import dev.actionguard.recorder.HostOwner;
import dev.actionguard.recorder.InstanceEvent;
import dev.actionguard.recorder.error.EventNotFoundException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.ActionHistory;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventPrefix;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.InvalidInputException;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.store.ServerChange;
import dev.actionguard.recorder.support.CapturedLog;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import java.io.IOException;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Scenarios 49 to 64: recording. */
@OnEachDatabase
final class RecordingScenariosTest extends RecorderTest {

  private static final EventName SCHEDULE =
      EventName.of(EventPrefix.CONDUCTOR, "schedule_and_build_instances");

  RecordingScenariosTest(TestDatabase database) {
    super(database);
  }

  /** A compute service as its callers see it. */
  public interface Compute {

    @InstanceEvent(prefix = EventPrefix.COMPUTE, method = "reboot_instance")
    String reboot(RequestContext context, ServerId server) throws IOException;

    @InstanceEvent(prefix = EventPrefix.COMPUTE)
    void shutAll(RequestContext context, ServerId... servers);

    @InstanceEvent(prefix = EventPrefix.COMPUTE, gracefulExit = GracefulExit.ON)
    void revert(RequestContext context, ServerId server);

    int notRecorded(int number);
  }

  /** Not public, so it cannot be called through a proxy. */
  interface NotPublic {
    @InstanceEvent(prefix = EventPrefix.API)
    void stop(RequestContext context, ServerId server);
  }

  /** Has marks that cannot be followed. */
  public interface NoServer {
    @InstanceEvent(prefix = EventPrefix.API)
    void stop(RequestContext context);
  }

  /** Has marks that cannot be followed. */
  public interface NoContext {
    @InstanceEvent(prefix = EventPrefix.API)
    void stop(ServerId server);
  }

  /** Has marks that cannot be followed. */
  public interface LongName {
    @InstanceEvent(
        prefix = EventPrefix.API,
        method =
            "0123456789012345678901234567890123456789012345678901234567890123456789012345678901"
                + "23456789012345678901234567890123456789012345678901234567890123456789012345678"
                + "90123456789012345678901234567890123456789012345678901234567890123456789012345"
                + "678901234567890123456789")
    void stop(RequestContext context, ServerId server);
  }

  /** Does what the test says. */
  private class FakeCompute implements Compute {

    @Override
    public String reboot(RequestContext context, ServerId server) throws IOException {
      return "rebooted";
    }

    @Override
    public void shutAll(RequestContext context, ServerId... servers) {}

    @Override
    public void revert(RequestContext context, ServerId server) {
      recorder.servers().hardDelete(service(), server);
    }

    @Override
    public int notRecorded(int number) {
      return number + 1;
    }
  }

  @Test
  void scenario49_theWrapperNamesTheEventAndPassesNoHostWithoutOne() throws IOException {
    RequestContext context = user();
    start(context);
    wrapped(new FakeCompute()).reboot(context, SERVER);
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.event().value()).isEqualTo("compute_reboot_instance");
    assertThat(event.host()).isNull();
  }

  @Test
  void scenario49_theWrapperPassesTheOwnersHost() throws IOException {
    class OnHost extends FakeCompute implements HostOwner {
      @Override
      public HostName host() {
        return HOST;
      }
    }
    RequestContext context = user();
    start(context);
    wrapped(new OnHost()).reboot(context, SERVER);
    assertThat(eventsOf(context).get(0).host()).isEqualTo(HOST);
  }

  @Test
  void scenario49_leadingUnderscoresStayAndTheMethodsNameIsTheDefault() {
    assertThat(EventName.of(EventPrefix.COMPUTE, "_do_build").value())
        .isEqualTo("compute__do_build");
    RequestContext context = user();
    start(context);
    wrapped(new FakeCompute()).shutAll(context, SERVER);
    assertThat(eventsOf(context).get(0).event().value()).isEqualTo("compute_shutAll");
  }

  @Test
  void scenario49_aMethodWithoutAServerIsRefusedWhenItIsWrapped() {
    NotPublic notPublic = (context, server) -> {};
    NoServer noServer = context -> {};
    NoContext noContext = server -> {};
    LongName longName = (context, server) -> {};
    assertThatThrownBy(() -> recorder.instanceEvents().wrap(NotPublic.class, notPublic))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be public");
    assertThatThrownBy(() -> recorder.instanceEvents().wrap(NoServer.class, noServer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ServerId");
    assertThatThrownBy(() -> recorder.instanceEvents().wrap(NoContext.class, noContext))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RequestContext");
    assertThatThrownBy(() -> recorder.instanceEvents().wrap(LongName.class, longName))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void scenario49_aCallWithoutItsServerIsRefusedBeforeTheWork() {
    Compute compute = wrapped(new FakeCompute());
    assertThatThrownBy(() -> compute.reboot(user(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> compute.shutAll(user())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scenario50_theWrapperRecordsOneEventAndPassesTheResultThrough() throws IOException {
    RequestContext context = user();
    start(context);
    Compute compute = wrapped(new FakeCompute());
    assertThat(compute.reboot(context, SERVER)).isEqualTo("rebooted");
    assertThat(compute.notRecorded(1)).isEqualTo(2);
    assertThat(compute).hasSameHashCodeAs(compute);
    assertThat(eventsOf(context))
        .extracting(InstanceActionEvent::result)
        .containsExactly(EventResult.SUCCESS);
  }

  @Test
  void scenario51_theWrapperThrowsTheMethodsOwnExceptionAndRecordsIt() {
    IOException own = new IOException("disk");
    class Failing extends FakeCompute {
      @Override
      public String reboot(RequestContext context, ServerId server) throws IOException {
        throw own;
      }

      @Override
      public void shutAll(RequestContext context, ServerId... servers) {
        throw new StackOverflowError();
      }
    }
    RequestContext context = user();
    start(context);
    Compute compute = wrapped(new Failing());
    assertThatThrownBy(() -> compute.reboot(context, SERVER)).isSameAs(own);
    assertThatThrownBy(() -> compute.shutAll(context, SERVER))
        .isInstanceOf(StackOverflowError.class);
    assertThat(eventsOf(context))
        .extracting(InstanceActionEvent::details)
        .containsExactly("StackOverflowError", "IOException");
  }

  @Test
  void scenario52_gracefulExitSwallowsTheMissingAction() {
    RequestContext context = user();
    start(context);
    Compute compute = wrapped(new FakeCompute());
    assertThatCode(() -> compute.revert(context, SERVER)).doesNotThrowAnyException();
  }

  @Test
  void scenario52_withoutItTheMissingActionIsThrown() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, SERVER)
                    .run(() -> recorder.servers().hardDelete(service(), SERVER)))
        .isInstanceOf(ServerNotFoundException.class);
  }

  @Test
  void scenario53_gracefulExitThrowsEverythingElse() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(
            () ->
                recorder
                    .gracefulReporter(context, EVENT, HOST, SERVER)
                    .run(() -> database.update("DELETE FROM instance_actions_events")))
        .isInstanceOf(EventNotFoundException.class);
  }

  @Test
  void scenario54_eachOperationIsRecordedOnceUnderItsName() {
    for (ActionName name : ActionName.values()) {
      RequestContext context = user();
      recorder.actions().start(context, SERVER, name);
      assertThat(
              database.query(
                  "SELECT action FROM instance_actions WHERE request_id = ?",
                  context.requestId().value()))
          .containsExactly(name.wireName());
      assertThat(stored(context).knownName()).contains(name);
    }
  }

  @Test
  void scenario55_resetStateStartsSavesAndFinishesOnce() {
    for (ServerState state : List.of(ServerState.ERROR, ServerState.ACTIVE)) {
      RequestContext context = admin();
      InstanceAction action =
          recorder
              .actions()
              .start(context, SERVER, ActionName.RESET_STATE, ServerChange.state(state));
      assertThat(recorder.actions().finish(context, action.ref()).finishedNow()).isTrue();
      assertThat(database.query("SELECT vm_state FROM instances")).containsExactly(state.name());
    }
    assertThat(listed(ActionQuery.ALL))
        .hasSize(2)
        .allSatisfy(action -> assertThat(action.finishTime()).isNotNull());
  }

  @Test
  void scenario55_aBadStateCannotBeSaid() {
    assertThatThrownBy(() -> ServerState.valueOf("BOGUS"))
        .as("a state is of a closed type; the edge answers 400 for what does not parse")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scenario56_refreshStartsAndFinishesOneActionAlsoWhenItFails() {
    for (boolean fails : List.of(false, true)) {
      RequestContext context = service();
      Throwable thrown = catchThrowable(() -> refreshVolumeAttachment(context, fails));
      assertThat(thrown != null).isEqualTo(fails);
      assertThat(stored(context).finishTime()).isNotNull();
      assertThat(stored(context).userId()).isNull();
      assertThat(stored(context).projectId()).isNull();
      assertThat(stored(context).failed()).as("differs: ours records the failure").isEqualTo(fails);
    }
    assertThat(database.count("instance_actions")).isEqualTo(2);
  }

  @Test
  void scenario57_aBuildIsRecordedInTheDatabaseTheServerLandsIn() {
    TestDatabase cell = database.otherCell();
    ActionRecorder there = ActionRecorder.over(cell.dataSource(), settings());
    RequestContext context = user();
    assertThatThrownBy(() -> there.actions().start(context, SERVER, ActionName.CREATE))
        .as("a database that does not know the server records nothing")
        .isInstanceOf(ServerNotFoundException.class);
    recorder.actions().start(context, SERVER, ActionName.CREATE);
    assertThat(cell.count("instance_actions")).isZero();
    assertThat(database.query("SELECT action FROM instance_actions")).containsExactly("create");
  }

  @Test
  void scenario58_failedSchedulingLeavesOneFailedActionAndItsEvent() {
    RequestContext context = user();
    recorder
        .actions()
        .start(context, SERVER, ActionName.CREATE, ServerChange.state(ServerState.ERROR));
    EventHandle handle = recorder.events().start(context, SERVER, SCHEDULE, null);
    Throwable failure = catchThrowable(RecordingScenariosTest::selectDestinations);
    recorder.events().finish(context, handle, Outcome.failure(failure));
    assertThat(stored(context).message()).contains("Error");
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.result()).isEqualTo(EventResult.ERROR);
    assertThat(event.traceback()).contains("selectDestinations");
  }

  @Test
  void scenario59_liveMigrationIsRecordedInTheServersOwnDatabase() {
    TestDatabase cell = database.otherCell();
    ActionRecorder there = ActionRecorder.over(cell.dataSource(), settings());
    there.servers().register(service(), OTHER_SERVER, PROJECT, ServerState.ACTIVE);
    RequestContext context = user();
    there.actions().start(context, OTHER_SERVER, ActionName.LIVE_MIGRATION);
    there
        .reporter(
            context,
            EventName.of(EventPrefix.CONDUCTOR, "live_migrate_instance"),
            null,
            OTHER_SERVER)
        .run(() -> {});
    assertThat(cell.query("SELECT event FROM instance_actions_events"))
        .containsExactly("conductor_live_migrate_instance");
    assertThat(database.count("instance_actions_events")).isZero();
  }

  @Test
  void scenario60_crossCellCopiesAreEqualButForNumbers() {
    RequestContext create = user();
    recorder.actions().start(create, SERVER, ActionName.CREATE);
    recorder.reporter(create, SCHEDULE, HOST, SERVER).run(this::tick);
    tick();
    RequestContext resize = user();
    recorder.actions().start(resize, SERVER, ActionName.RESIZE);
    recorder.events().start(resize, SERVER, EVENT, HOST);
    database.update(
        "UPDATE instance_actions SET action = 'from_the_future' WHERE action = 'create'");

    ActionRecorder target = ActionRecorder.over(database.otherCell().dataSource(), settings());
    target.servers().register(service(), SERVER, PROJECT, ServerState.ACTIVE);
    List<ActionHistory> histories = recorder.migration().export(migrator(), SERVER);
    List<InstanceAction> copies = target.migration().importAll(migrator(), histories);

    assertThat(histories).hasSize(2);
    assertThat(target.migration().export(migrator(), SERVER))
        .as("times of the last change included, which Nova loses")
        .isEqualTo(histories);
    assertThat(copies)
        .extracting(InstanceAction::id)
        .as("differs: numbers follow age, not reversed")
        .isSorted();
    assertThat(copies.get(0).knownName()).isEmpty();
  }

  @Test
  void scenario61_aFailingRemoteStepIsRecordedInTheSourceWithTheDestinationsHost() {
    RequestContext context = user();
    recorder.actions().start(context, SERVER, ActionName.RESIZE);
    HostName destination = new HostName("host2");
    EventName step = EventName.of(EventPrefix.COMPUTE, "finish_snapshot_based_resize_at_dest");
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, step, destination, SERVER)
                    .run(RecordingScenariosTest::selectDestinations))
        .isInstanceOf(IllegalStateException.class);
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.result()).isEqualTo(EventResult.ERROR);
    assertThat(event.traceback()).isNotEmpty();
    assertThat(event.host()).isEqualTo(destination);
  }

  @Test
  void scenario62_crossCellConfirmAndRevert() {
    RequestContext confirm = user();
    recorder.actions().start(confirm, SERVER, ActionName.CONFIRM_RESIZE);
    step(confirm, "conductor_confirm_snapshot_based_resize");
    step(confirm, "compute_confirm_snapshot_based_resize_at_source");
    assertThat(eventsOf(confirm))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.result()).isEqualTo(EventResult.SUCCESS));

    RequestContext revert = user();
    try (CapturedLog log = new CapturedLog()) {
      recorder.actions().start(revert, SERVER, ActionName.REVERT_RESIZE);
      step(revert, "conductor_revert_snapshot_based_resize");
      step(revert, "compute_revert_snapshot_based_resize_at_dest");
      step(revert, "compute_finish_revert_snapshot_based_resize_at_source");
      assertThat(log.text()).contains("started").doesNotContain("not found", "was gone");
    }
    assertThat(eventsOf(revert)).extracting(InstanceActionEvent::event).doesNotHaveDuplicates();
    assertThat(eventsOf(revert)).hasSize(3);
  }

  @Test
  void scenario63_powerUpdatesShowAsStopAndStart() {
    for (ActionName name : List.of(ActionName.STOP, ActionName.START)) {
      RequestContext context = service();
      recorder.actions().start(context, SERVER, name);
      step(context, "compute_power_update");
      assertThat(eventsOf(context))
          .extracting(InstanceActionEvent::event, InstanceActionEvent::result)
          .containsExactly(Tuple.tuple(new EventName("compute_power_update"), EventResult.SUCCESS));
      tick();
    }
    assertThat(listed(ActionQuery.ALL))
        .extracting(InstanceAction::name)
        .containsExactly("start", "stop");
  }

  @Test
  void scenario64_aDayOfAServerListsNewestFirst() {
    List<ActionName> day =
        List.of(
            ActionName.CREATE,
            ActionName.ATTACH_VOLUME,
            ActionName.STOP,
            ActionName.UNLOCK,
            ActionName.REFRESH_VOLUME_ATTACHMENT,
            ActionName.LOCK);
    for (ActionName name : day) {
      recorder.actions().start(user(), SERVER, name);
      tick();
    }
    assertThat(listed(ActionQuery.ALL))
        .extracting(InstanceAction::name)
        .containsExactly(
            "lock", "refresh_volume_attachment", "unlock", "stop", "attach_volume", "create");
  }

  @Test
  void severalServersStartTogetherOrNotAtAll() {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    start(context);
    boolean[] ran = {false};
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, SERVER, OTHER_SERVER)
                    .run(() -> ran[0] = true))
        .isInstanceOf(NotFoundException.class);
    assertThat(ran[0]).isFalse();
    assertThat(database.count("instance_actions_events"))
        .as("Nova leaves those open that came first")
        .isZero();
  }

  @Test
  void aServerThatIsGoneDoesNotKeepTheOthersFromBeingFinished() {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    start(context);
    recorder.actions().start(context, OTHER_SERVER, ActionName.REBOOT);
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, OTHER_SERVER, SERVER)
                    .run(() -> recorder.servers().hardDelete(service(), OTHER_SERVER)))
        .isInstanceOf(ServerNotFoundException.class);
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.SUCCESS);
  }

  @Test
  void aStepIsDoneToOneServerAtLeast() {
    assertThatThrownBy(() -> recorder.events().startAll(user(), List.of(), EVENT, HOST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachMissingServerIsTold() {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    start(context);
    recorder.actions().start(context, OTHER_SERVER, ActionName.REBOOT);
    Throwable thrown =
        catchThrowable(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, OTHER_SERVER, SERVER)
                    .run(
                        () -> {
                          recorder.servers().hardDelete(service(), OTHER_SERVER);
                          recorder.servers().hardDelete(service(), SERVER);
                        }));
    assertThat(thrown).isInstanceOf(ServerNotFoundException.class);
    assertThat(thrown.getSuppressed()).hasSize(1);
  }

  private Compute wrapped(Compute service) {
    return recorder.instanceEvents().wrap(Compute.class, service);
  }

  private void step(RequestContext context, String name) {
    recorder.reporter(context, new EventName(name), HOST, SERVER).run(this::tick);
  }

  private void refreshVolumeAttachment(RequestContext context, boolean fails) {
    InstanceAction action =
        recorder.actions().start(context, SERVER, ActionName.REFRESH_VOLUME_ATTACHMENT);
    try {
      recorder
          .reporter(context, new EventName("api_refresh_volume_attachment"), null, SERVER)
          .run(
              () -> {
                if (fails) {
                  selectDestinations();
                }
              });
    } finally {
      recorder.actions().finish(context, action.ref());
    }
  }

  private static void selectDestinations() {
    throw new IllegalStateException("no host");
  }
}
