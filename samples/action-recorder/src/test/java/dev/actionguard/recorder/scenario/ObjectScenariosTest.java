package dev.actionguard.recorder.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.failure.UserSafe;
import dev.actionguard.recorder.model.ActionImport;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionPage;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.FinishResult;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import dev.actionguard.recorder.time.StartTime;
import dev.actionguard.recorder.view.ApiVersion;
import dev.actionguard.recorder.view.EventWireForm;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Scenarios 1 to 20: the objects. */
@OnEachDatabase
final class ObjectScenariosTest extends RecorderTest {

  ObjectScenariosTest(TestDatabase database) {
    super(database);
  }

  @Test
  void scenario01_lookUpByRequestIdReturnsEveryFieldAsStored() {
    RequestContext context = user();
    InstanceAction started = start(context);
    assertThat(recorder.actions().findNewest(context, SERVER, context.requestId()))
        .contains(started);
  }

  @Test
  void scenario02_startHoldsContextServerNameAndTheArrivalOfTheRequest() {
    ActionRecorder likeNova =
        ActionRecorder.over(
            database.dataSource(), settings().withStartTime(StartTime.CONTEXT_TIMESTAMP));
    RequestContext context = user();
    tick();
    InstanceAction action = likeNova.actions().start(context, SERVER, ActionName.REBOOT);
    assertThat(action.requestId()).isEqualTo(context.requestId());
    assertThat(action.userId()).isEqualTo(USER);
    assertThat(action.projectId()).isEqualTo(PROJECT);
    assertThat(action.server()).isEqualTo(SERVER);
    assertThat(action.name()).isEqualTo("reboot");
    assertThat(action.startTime()).isEqualTo(context.timestamp());
  }

  @Test
  void scenario02_differsByDefault_startIsReadFromTheClockThatTheFinishIsReadFrom() {
    RequestContext context = user();
    tick();
    assertThat(start(context).startTime())
        .as("the context's timestamp may come from another host")
        .isEqualTo(clock.instant())
        .isNotEqualTo(context.timestamp());
  }

  @Test
  void scenario03_finishHoldsRequestServerAndTheFrozenClock() {
    RequestContext context = user();
    InstanceAction action = start(context);
    tick();
    InstanceAction finished = recorder.actions().finish(context, action.ref()).row();
    assertThat(finished.requestId()).isEqualTo(context.requestId());
    assertThat(finished.server()).isEqualTo(SERVER);
    assertThat(finished.finishTime()).isEqualTo(clock.instant());
  }

  @Test
  void scenario04_startInsertsExactlyItsValuesAndReturnsThem() {
    RequestContext context = user();
    InstanceAction action = start(context);
    assertThat(database.count("instance_actions")).isEqualTo(1);
    assertThat(action)
        .isEqualTo(
            new InstanceAction(
                action.id(),
                SERVER,
                context.requestId(),
                "reboot",
                USER,
                PROJECT,
                START,
                null,
                false,
                START,
                START));
    assertThat(stored(context)).isEqualTo(action);
  }

  @Test
  void scenario05_differs_aStartAlwaysReturnsTheAction() {
    RequestContext context = user();
    start(context);
    assertThat(stored(context))
        .as("Nova returns null when no result is wanted; the row is the same")
        .isNotNull();
  }

  @Test
  void scenario06_finishWritesExactlyItsValuesAndReturnsTheAction() {
    RequestContext context = user();
    InstanceAction action = start(context);
    tick();
    InstanceAction finished = recorder.actions().finishNewest(context, SERVER).row();
    assertThat(finished)
        .as("differs: there is always a result")
        .isEqualTo(
            new InstanceAction(
                action.id(),
                SERVER,
                context.requestId(),
                "reboot",
                USER,
                PROJECT,
                START,
                clock.instant(),
                false,
                START,
                clock.instant()));
    assertThat(stored(context)).isEqualTo(finished);
  }

  @Test
  void scenario07_startThenFinishStampsEachTimeOnce() {
    ActionRecorder likeNova =
        ActionRecorder.over(
            database.dataSource(), settings().withStartTime(StartTime.CONTEXT_TIMESTAMP));
    RequestContext context = user();
    tick();
    InstanceAction started = likeNova.actions().start(context, SERVER, ActionName.REBOOT);
    assertThat(started.startTime()).isEqualTo(context.timestamp());
    assertThat(started.updatedAt()).isEqualTo(context.timestamp());
    tick();
    InstanceAction finished = likeNova.actions().finish(context, started.ref()).row();
    assertThat(finished.finishTime()).isEqualTo(clock.instant());
    assertThat(finished.updatedAt()).isEqualTo(clock.instant());
  }

  @Test
  void scenario08_listTakesLimitMarkerAndFiltersAndKeepsTheOrder() {
    RequestContext first = user();
    start(first);
    tick();
    RequestContext second = user();
    start(second);
    assertThat(ActionQuery.ALL).isEqualTo(new ActionQuery(null, null, null, null));
    assertThat(listed(ActionQuery.ALL))
        .extracting(InstanceAction::requestId)
        .containsExactly(second.requestId(), first.requestId());
    ActionPage page = recorder.actions().list(user(), SERVER, ActionQuery.ALL.withLimit(1));
    assertThat(page.next()).contains(new Marker(second.requestId(), "reboot"));
  }

  @Test
  void scenario09_importOfAnActionThatIsHereSaysAlreadyCreated() {
    ActionImport copy = ActionImport.copyOf(start(user()));
    assertThatThrownBy(() -> recorder.migration().importAction(migrator(), copy))
        .as("differs: an import has no number, so being here is what counts")
        .isInstanceOf(AlreadyRecordedException.class)
        .hasMessage("already created");
  }

  @Test
  void scenario09_importInsertsPreciselyItsFields() {
    ActionImport copy =
        new ActionImport(
            SERVER,
            RequestId.generate(),
            "reboot",
            USER,
            null,
            START.minusSeconds(9),
            START.minusSeconds(4),
            true,
            START.minusSeconds(8),
            START.minusSeconds(3));
    InstanceAction stored = recorder.migration().importAction(migrator(), copy);
    assertThat(ActionImport.copyOf(stored)).isEqualTo(copy);
    assertThat(recorder.actions().findNewest(admin(), SERVER, copy.requestId())).contains(stored);
  }

  @Test
  void scenario10_eventLookUpReturnsTheFullEvent() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    recorder.events().finish(context, handle, Outcome.failure("why", "where"));
    assertThat(recorder.events().find(admin(), handle.ref()))
        .contains(
            new InstanceActionEvent(
                handle.ref().id(),
                handle.ref().actionId(),
                EVENT,
                HOST,
                START,
                START.plus(SECOND),
                EventResult.ERROR,
                "why",
                "where",
                SECOND,
                null,
                START,
                START.plus(SECOND)));
  }

  @Test
  void scenario11_eventStartReturnsAHandleOfWhatItStored() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(handle.ref())
        .as("differs: there is always a result, for it is what finishes the event")
        .isEqualTo(new EventRef(SERVER, action.id(), event.id()));
    assertThat(handle.name()).isEqualTo(event.event());
    assertThat(handle.startTime()).isEqualTo(event.startTime());
    assertThat(event.host()).isEqualTo(HOST);
    assertThat(event.isOpen()).isTrue();
  }

  @Test
  void scenario12_eventFinishWithoutFailureWritesNoDetails() {
    InstanceActionEvent event = finishedWith(Outcome.success());
    assertThat(event.result()).isEqualTo(EventResult.SUCCESS);
    assertThat(event.details()).isNull();
    assertThat(event.traceback()).isNull();
  }

  @Test
  void scenario13_detailsOfAnExceptionForUsersAreItsMessage() {
    InstanceActionEvent event = finishedWith(Outcome.failure(new NoHostException(3)));
    assertThat(event.details()).isEqualTo("No valid host among 3");
    assertThat(event.traceback()).contains("at ").contains("scenario13");
  }

  @Test
  void scenario13_aTextualTracebackIsStoredUnformatted() {
    InstanceActionEvent event =
        finishedWith(Outcome.failure("No valid host", "File nova/x.py, line 7, in f"));
    assertThat(event.traceback()).isEqualTo("File nova/x.py, line 7, in f");
  }

  @Test
  void scenario14_detailsOfAForeignExceptionAreItsClassName() {
    InstanceActionEvent event =
        finishedWith(Outcome.failure(new IllegalStateException("password=hunter2")));
    assertThat(event.details()).isEqualTo("IllegalStateException");
    assertThat(event.traceback())
        .doesNotContain("hunter2")
        .containsOnlyOnce("scenario14_detailsOfAForeignExceptionAreItsClassName");
  }

  @Test
  void scenario15_textualValueAndTracebackAreStoredAsGiven() {
    InstanceActionEvent event = finishedWith(Outcome.failure("some text", "some frames"));
    assertThat(event.details()).isEqualTo("some text");
    assertThat(event.traceback()).isEqualTo("some frames");
  }

  @Test
  void scenario16_differs_failureAlwaysReturnsTheEvent() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    FinishResult<InstanceActionEvent> result =
        recorder.events().finish(context, handle, Outcome.failure("x", null));
    assertThat(result.finishedNow()).isTrue();
    assertThat(result.row().outcome()).contains(EventResult.ERROR);
  }

  @Test
  void scenario17_exceptionArrivesAsMessageTextAndTracebackText() {
    RuntimeException failure = new NoHostException(1);
    InstanceActionEvent event = finishedWith(Outcome.failure(failure));
    assertThat(event.details()).isEqualTo("No valid host among 1");
    assertThat(event.traceback().lines().count()).isEqualTo(failure.getStackTrace().length);
  }

  @Test
  void scenario18_importOfAnEventAddsItsActionToItsFields() {
    InstanceAction action = start(user());
    EventImport copy =
        new EventImport(
            EVENT,
            HOST,
            START,
            START.plusSeconds(2),
            EventResult.ERROR,
            "why",
            "where",
            Duration.ofSeconds(2),
            RequestId.generate(),
            START.plusSeconds(1),
            START.plusSeconds(2));
    EventRef stored = recorder.migration().importEvent(migrator(), action.ref(), copy);
    assertThat(stored.actionId()).isEqualTo(action.id());
    assertThat(recorder.events().find(admin(), stored).map(EventImport::copyOf)).contains(copy);
  }

  @Test
  void scenario18_differs_anImportCannotHaveANumber() {
    assertThat(Arrays.stream(EventImport.class.getRecordComponents()))
        .as("so there is no 'already created' for events: the type does not allow it")
        .noneMatch(component -> component.getName().equals("id"));
  }

  @Test
  void scenario19_anEventForAnOlderPeerKeepsTheHostAndLosesDetails() {
    InstanceActionEvent event = finishedWith(Outcome.failure("why", "where"));
    assertThat(EventWireForm.of(event, EventWireForm.LATEST))
        .containsEntry("details", "why")
        .containsEntry("host", "host1");
    assertThat(EventWireForm.of(event, new ApiVersion(1, 3)))
        .doesNotContainKey("details")
        .containsEntry("host", "host1");
    assertThat(EventWireForm.of(event, new ApiVersion(1, 1)))
        .doesNotContainKeys("details", "host")
        .containsEntry("result", "Error");
  }

  @Test
  void scenario20_whatAnotherProcessBeganCanBeFinishedFromItsReferenceAlone() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();

    ActionRecorder elsewhere = ActionRecorder.over(database.dataSource(), settings());
    EventRef event =
        new EventRef(new ServerId(SERVER.value()), handle.ref().actionId(), handle.ref().id());
    ActionRef parent =
        new ActionRef(
            new ServerId(SERVER.value()), new RequestId(context.requestId().value()), action.id());
    InstanceActionEvent finished =
        elsewhere.events().finish(context, event, Outcome.success()).row();
    assertThat(finished.finishTime()).isEqualTo(clock.instant());
    assertThat(finished.duration())
        .as("a monotonic clock means nothing in another process")
        .isNull();
    assertThat(elsewhere.actions().finish(context, parent).row().finishTime())
        .isEqualTo(clock.instant());
  }

  private InstanceActionEvent finishedWith(Outcome outcome) {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, handle, outcome);
    return eventsOf(context).get(0);
  }

  /** Stands for Nova's own exceptions, whose messages are written for users. */
  private static final class NoHostException extends RuntimeException implements UserSafe {

    private static final long serialVersionUID = 1;

    NoHostException(int hosts) {
      super("No valid host among " + hosts);
    }

    @Override
    public String userMessage() {
      return getMessage();
    }
  }
}
