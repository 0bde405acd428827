package dev.actionguard.recorder.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.EventReporter;
import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.EventNotFoundException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionPage;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.FinishResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.TokenScope;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestClock;
import dev.actionguard.recorder.support.TestDatabase;
import dev.actionguard.recorder.time.TimeSource;
import dev.actionguard.recorder.view.ApiResponse;
import dev.actionguard.recorder.view.ApiVersion;
import dev.actionguard.recorder.view.InstanceActionsApi;
import dev.actionguard.recorder.view.ViewSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * What Nova gets wrong, and what the recorder does instead; each test is named after the defect.
 */
@OnEachDatabase
final class NovaDefectsTest extends RecorderTest {

  NovaDefectsTest(TestDatabase database) {
    super(database);
  }

  @Test
  void duplicateRequestIds_theFinishFindsItsRow() {
    RequestContext context = user();
    InstanceAction confirm = recorder.actions().start(context, SERVER, ActionName.CONFIRM_RESIZE);
    tick();
    InstanceAction delete = recorder.actions().start(context, SERVER, ActionName.DELETE);
    tick();
    assertThat(recorder.actions().finish(context, confirm.ref()).row().id())
        .isEqualTo(confirm.id());
    assertThat(recorder.actions().finishNewest(context, SERVER).row().id()).isEqualTo(delete.id());
    assertThat(listed(ActionQuery.ALL))
        .allSatisfy(action -> assertThat(action.finishTime()).isEqualTo(clock.instant()));
  }

  @Test
  void duplicateRequestIds_theSameActionIsStartedOnceOnly() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(() -> start(context)).isInstanceOf(AlreadyRecordedException.class);
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void sameNamedEvents_eachFinishClosesItsOwnRow() {
    RequestContext context = user();
    start(context);
    EventHandle first = recorder.events().start(context, SERVER, EVENT, HOST);
    EventHandle second = recorder.events().start(context, SERVER, EVENT, new HostName("host2"));
    recorder.events().finish(context, first, Outcome.failure("no room", null));
    recorder.events().finish(context, second, Outcome.success());
    assertThat(eventsOf(context))
        .extracting(InstanceActionEvent::host, InstanceActionEvent::result)
        .containsExactly(
            Tuple.tuple(new HostName("host2"), EventResult.SUCCESS),
            Tuple.tuple(HOST, EventResult.ERROR));
  }

  @Test
  void sameNamedEvents_aFinishByNameClosesTheNewestThatIsOpen() {
    RequestContext context = user();
    start(context);
    EventHandle first = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    EventHandle second = recorder.events().start(context, SERVER, EVENT, HOST);
    assertThat(finishByName(context).row().id()).isEqualTo(second.ref().id());
    assertThat(finishByName(context).row().id()).isEqualTo(first.ref().id());
    assertThatThrownBy(() -> finishByName(context)).isInstanceOf(EventNotFoundException.class);
  }

  @Test
  void secondFinish_theFirstOneWins() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    recorder.events().finish(context, handle, Outcome.failure("first", null));
    Instant finished = recorder.actions().finish(context, action.ref()).row().finishTime();
    tick();
    var again = recorder.events().finish(context, handle, Outcome.success());
    assertThat(again.finishedNow()).isFalse();
    assertThat(again.row().result()).isEqualTo(EventResult.ERROR);
    assertThat(recorder.actions().finish(context, action.ref()).finishedNow()).isFalse();
    assertThat(stored(context).finishTime()).isEqualTo(finished);
    assertThat(stored(context).updatedAt()).isEqualTo(finished);
    assertThat(eventsOf(context).get(0).details()).isEqualTo("first");
  }

  @Test
  void finishOfAnotherRequestsAction_theReferenceDecidesNotTheContext() {
    RequestContext first = user();
    InstanceAction action = start(first);
    RequestContext second = user();
    start(second);
    tick();
    recorder.actions().finish(second, action.ref());
    assertThat(stored(first).finishTime()).isNotNull();
    assertThat(stored(second).finishTime()).as("Nova finishes this one").isNull();
  }

  @Test
  void finishOfAnotherRequestsAction_aReferenceThatMixesTwoIsRefused() {
    InstanceAction first = start(user());
    InstanceAction second = start(user());
    ActionRef mixed = new ActionRef(SERVER, second.requestId(), first.id());
    assertThatThrownBy(() -> recorder.actions().finish(user(), mixed))
        .isInstanceOf(ActionNotFoundException.class);
    EventHandle event =
        recorder.events().start(user().withRequest(first.requestId()), SERVER, EVENT, HOST);
    EventRef wrongParent = new EventRef(SERVER, second.id(), event.ref().id());
    assertThatThrownBy(() -> recorder.events().finish(user(), wrongParent, Outcome.success()))
        .isInstanceOf(EventNotFoundException.class);
    assertThat(recorder.events().find(admin(), wrongParent)).isEmpty();
  }

  @Test
  void eventFinishWithoutATraceback_isStillAFailure() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, handle, Outcome.failure("it broke", null));
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.ERROR);
    assertThat(eventsOf(context).get(0).details()).isEqualTo("it broke");
    EventHandle silent = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, silent, Outcome.failure(null, null));
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.ERROR);
    assertThat(stored(context).failed()).isTrue();
  }

  @Test
  void exceptionLostByTheRecorder_theBlocksOwnGoesOnWithTheOtherAttached() {
    RequestContext context = user();
    start(context);
    IOException own = new IOException("the block's");
    Throwable thrown =
        catchThrowable(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, SERVER)
                    .call(
                        () -> {
                          recorder.servers().hardDelete(service(), SERVER);
                          throw own;
                        }));
    assertThat(thrown).isSameAs(own);
    assertThat(thrown.getSuppressed()).hasExactlyElementsOfTypes(ServerNotFoundException.class);
  }

  @Test
  void exceptionLostByTheRecorder_gracefulExitNeverSwallowsTheBlocks() {
    RequestContext context = user();
    start(context);
    IllegalStateException own = new IllegalStateException("the block's");
    assertThatThrownBy(
            () ->
                recorder
                    .gracefulReporter(context, EVENT, HOST, SERVER)
                    .run(
                        () -> {
                          recorder.servers().hardDelete(service(), SERVER);
                          throw own;
                        }))
        .isSameAs(own)
        .hasNoSuppressedExceptions();
  }

  @Test
  void exceptionLostByTheRecorder_tryWithResourcesKeepsTheBlocks() {
    RequestContext context = user();
    start(context);
    IllegalStateException own = new IllegalStateException("the block's");
    assertThatThrownBy(
            () -> {
              try (EventReporter.Scope scope =
                  recorder.reporter(context, EVENT, HOST, SERVER).open()) {
                assertThat(scope.handles()).hasSize(1);
                recorder.servers().hardDelete(service(), SERVER);
                throw own;
              }
            })
        .isSameAs(own)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .hasExactlyElementsOfTypes(ServerNotFoundException.class));
  }

  @Test
  void aScopeThatDoesNotSayHowItEndedHasFailed() {
    RequestContext context = user();
    start(context);
    try (EventReporter.Scope scope = recorder.reporter(context, EVENT, HOST, SERVER).open()) {
      assertThat(eventsOf(context).get(0).isOpen()).isTrue();
      assertThat(scope.handles().get(0).name()).isEqualTo(EVENT);
    }
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.ERROR);
    assertThat(eventsOf(context).get(0).details()).isEqualTo("the step ended without saying how");
  }

  @Test
  void aScopeRecordsWhatItIsTold() {
    RequestContext context = user();
    start(context);
    try (EventReporter.Scope scope = recorder.reporter(context, EVENT, HOST, SERVER).open()) {
      tick();
      scope.succeeded();
    }
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.SUCCESS);
    assertThat(eventsOf(context).get(0).duration()).isEqualTo(SECOND);
    EventReporter.Scope failing = recorder.reporter(context, EVENT, HOST, SERVER).open();
    failing.failed(new IOException("secret"));
    failing.close();
    failing.close();
    assertThat(eventsOf(context).get(0).details()).isEqualTo("IOException");
  }

  @Test
  void pageLoopAtLimitOne_theLinksEnd() {
    RequestContext context = user();
    recorder.actions().start(context, SERVER, ActionName.CONFIRM_RESIZE);
    recorder.actions().start(context, SERVER, ActionName.DELETE);
    recorder.actions().start(user(), SERVER, ActionName.STOP);
    List<String> seen = new ArrayList<>();
    ActionQuery query = ActionQuery.ALL.withLimit(1);
    for (int page = 0; page < 10; page++) {
      ActionPage found = recorder.actions().list(user(), SERVER, query);
      found.actions().forEach(action -> seen.add(action.name()));
      if (found.nextMarker() == null) {
        break;
      }
      query = query.withMarker(Marker.parse(found.nextMarker().text()));
    }
    assertThat(seen).containsExactly("stop", "delete", "confirmResize");
  }

  @Test
  void getByIdOfAnUnknownEvent_isNothing() {
    InstanceAction action = start(user());
    assertThat(recorder.events().find(admin(), new EventRef(SERVER, action.id(), 999_999_999)))
        .isEmpty();
  }

  @Test
  void offsetDroppedFromTimes_itIsConverted() {
    InstanceAction action = start(user());
    Instant start = OffsetDateTime.parse("2026-03-01T05:20:30.123456-05:00").toInstant();
    EventRef stored =
        recorder
            .migration()
            .importEvent(
                migrator(),
                action.ref(),
                new EventImport(
                    EVENT, null, start, null, null, null, null, null, null, start, null));
    assertThat(recorder.events().find(admin(), stored).orElseThrow().startTime()).isEqualTo(START);
  }

  @Test
  void clockSkewBetweenHosts_noFinishLiesBeforeItsStart() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    ActionRecorder behind =
        ActionRecorder.over(
            database.dataSource(),
            settings().withTime(new TimeSource(new TestClock(START.minusSeconds(90)), ticks::get)));
    EventHandle late = behind.events().start(context, SERVER, EVENT, HOST);
    assertThat(late.startTime()).as("no event before its action").isEqualTo(START);
    assertThat(behind.events().finish(context, handle.ref(), Outcome.success()).row().finishTime())
        .isEqualTo(START);
    assertThat(behind.actions().finish(context, action.ref()).row().finishTime()).isEqualTo(START);
    assertThat(behind.clampedMoments()).isEqualTo(3);
    assertThat(recorder.clampedMoments()).isZero();
  }

  @Test
  void clockSetBack_durationsStayTrue() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    clock.set(START.minus(Duration.ofHours(1)));
    ticks.addAndGet(Duration.ofSeconds(5).toNanos());
    InstanceActionEvent event = recorder.events().finish(context, handle, Outcome.success()).row();
    assertThat(event.duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(event.finishTime()).isEqualTo(event.startTime());
  }

  @Test
  void updatedAtMovingBack_itNeverDoes() {
    RequestContext context = user();
    InstanceAction action = start(context);
    tick();
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    Instant latest = stored(context).updatedAt();
    clock.set(START.minus(Duration.ofDays(1)));
    recorder.events().start(context, SERVER, EVENT, HOST);
    assertThat(stored(context).updatedAt()).isEqualTo(latest);
    recorder.events().finish(context, handle, Outcome.success());
    assertThat(stored(context).updatedAt()).isEqualTo(latest);
    InstanceAction finished = recorder.actions().finish(context, action.ref()).row();
    assertThat(finished.updatedAt()).isEqualTo(latest);
    assertThat(stored(context)).isEqualTo(finished);
  }

  @Test
  void detailsWithForeignExceptionText_onlyTheClassNameIsKept() {
    RequestContext context = user();
    start(context);
    RuntimeException foreign =
        new RuntimeException(
            "outer secret-1", new IOException("jdbc:x://root:secret-2@10.0.0.1/db"));
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, SERVER)
                    .run(
                        () -> {
                          throw foreign;
                        }))
        .isSameAs(foreign);
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.details()).isEqualTo("RuntimeException");
    assertThat(event.traceback())
        .contains("caused by java.io.IOException")
        .doesNotContain("secret", "10.0.0.1");
  }

  @Test
  void statusLeaks_aTokenWithoutProjectIsRefusedBeforeAnythingIsLoaded() {
    InstanceActionsApi api = new InstanceActionsApi(recorder.actions(), ViewSettings.DEFAULT);
    RequestContext noProject =
        new RequestContext(
            RequestId.generate(), USER, null, Set.of(Role.READER), TokenScope.PROJECT, START);
    ApiResponse known = api.list(noProject, ApiVersion.V2_84, SERVER.value(), Map.of());
    ApiResponse unknown = api.list(noProject, ApiVersion.V2_84, OTHER_SERVER.value(), Map.of());
    assertThat(known.status()).as("Nova: 500 here and 404 there").isEqualTo(403);
    assertThat(known).isEqualTo(unknown);
  }

  @Test
  void statusLeaks_anotherProjectsServerIsLikeNone() {
    InstanceActionsApi api = new InstanceActionsApi(recorder.actions(), ViewSettings.DEFAULT);
    RequestContext stranger = user(OTHER_PROJECT, Role.MANAGER);
    ApiResponse known = api.list(stranger, ApiVersion.V2_84, SERVER.value(), Map.of());
    ApiResponse unknown = api.list(stranger, ApiVersion.V2_84, OTHER_SERVER.value(), Map.of());
    assertThat(known.status()).isEqualTo(404);
    assertThat(known).isEqualTo(unknown);
  }

  @Test
  void writersUnchecked_nobodyRecordsForAnotherProject() {
    RequestContext owner = user();
    InstanceAction action = start(owner);
    EventHandle handle = recorder.events().start(owner, SERVER, EVENT, HOST);
    RequestContext stranger = user(OTHER_PROJECT, Role.MANAGER).withRequest(owner.requestId());
    List<ThrowingCallable> writes =
        List.of(
            () -> recorder.actions().start(stranger, SERVER, ActionName.DELETE),
            () -> recorder.actions().finish(stranger, action.ref()),
            () -> recorder.actions().finishNewest(stranger, SERVER),
            () -> recorder.events().start(stranger, SERVER, EVENT, HOST),
            () -> recorder.events().finish(stranger, handle, Outcome.success()),
            () -> recorder.events().finish(stranger, handle.ref(), Outcome.success()),
            () -> finishByName(stranger));
    for (var write : writes) {
      assertThatThrownBy(write).isInstanceOf(ServerNotFoundException.class);
    }
    assertThat(recorder.events().finishAll(stranger, List.of(handle), Outcome.success()))
        .hasExactlyElementsOfTypes(ServerNotFoundException.class);
    assertThat(stored(owner)).isEqualTo(action);
    assertThat(eventsOf(owner)).singleElement().matches(InstanceActionEvent::isOpen);
  }

  @Test
  void writersUnchecked_aReaderRecordsNothing() {
    RequestContext owner = user();
    InstanceAction action = start(owner);
    EventHandle handle = recorder.events().start(owner, SERVER, EVENT, HOST);
    RequestContext reader = user(PROJECT, Role.READER).withRequest(owner.requestId());
    List<ThrowingCallable> writes =
        List.of(
            () -> recorder.actions().start(reader, SERVER, ActionName.DELETE),
            () -> recorder.actions().finish(reader, action.ref()),
            () -> recorder.actions().finishNewest(reader, SERVER),
            () -> recorder.events().start(reader, SERVER, EVENT, HOST),
            () -> recorder.events().finish(reader, handle, Outcome.success()),
            () -> recorder.events().finishAll(reader, List.of(handle), Outcome.success()),
            () -> finishByName(reader),
            () -> recorder.servers().register(reader, OTHER_SERVER, PROJECT, null),
            () -> recorder.servers().changeState(reader, SERVER, null),
            () -> recorder.servers().softDelete(reader, SERVER),
            () -> recorder.servers().hardDelete(reader, SERVER),
            () -> recorder.archive().archive(reader, null, 1),
            () -> recorder.archive().purge(reader, null, line -> {}),
            () -> recorder.migration().export(reader, SERVER),
            () -> recorder.migration().importAll(reader, List.of()),
            () -> recorder.migration().importAction(reader, null),
            () -> recorder.migration().importEvent(reader, action.ref(), null));
    for (var write : writes) {
      assertThatThrownBy(write).isInstanceOf(AccessDeniedException.class);
    }
    assertThat(stored(owner)).isEqualTo(action);
  }

  @Test
  void eventsByBareNumber_anotherServersEventsAreOutOfReach() {
    register(OTHER_SERVER, OTHER_PROJECT);
    RequestContext owner = user();
    InstanceAction action = start(owner);
    EventHandle handle = recorder.events().start(owner, SERVER, EVENT, HOST);
    RequestContext stranger = user(OTHER_PROJECT, Role.MANAGER);
    ActionRef lie = new ActionRef(OTHER_SERVER, owner.requestId(), action.id());
    assertThat(recorder.events().listByAction(stranger, lie)).isEmpty();
    EventRef eventLie = new EventRef(OTHER_SERVER, action.id(), handle.ref().id());
    assertThat(recorder.events().find(stranger, eventLie)).isEmpty();
    assertThatThrownBy(() -> recorder.events().finish(stranger, eventLie, Outcome.success()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void fallbackEvents_neverFlagTheActionTheyWereAttachedTo() {
    RequestContext context = user();
    InstanceAction before = start(context);
    RequestContext service = service();
    EventHandle handle = recorder.events().start(service, SERVER, EVENT, HOST);
    tick();
    start(user());
    recorder.events().finish(service, handle, Outcome.failure("x", null));
    assertThat(stored(context)).as("nor a newer one").isEqualTo(before);
    assertThat(listed(ActionQuery.ALL)).noneMatch(InstanceAction::failed);
    assertThat(eventsOf(context).get(0).result()).isEqualTo(EventResult.ERROR);
  }

  @Test
  void aServiceThatActsForARequestDoesNotFallBack() {
    RequestContext context = user();
    start(context);
    RequestContext service = service().withRequest(context.requestId());
    recorder.events().start(service, SERVER, EVENT, HOST);
    assertThat(eventsOf(context).get(0).fallbackRequestId()).isNull();
  }

  @Test
  void readersSeeOfEventsOnlyWhatTheyMay() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    InstanceActionEvent own =
        recorder.events().finish(context, handle, Outcome.failure("why", "where")).row();
    InstanceActionEvent read = recorder.events().find(context, handle.ref()).orElseThrow();
    InstanceActionEvent listed = recorder.events().listByAction(context, action.ref()).get(0);
    for (InstanceActionEvent event : List.of(own, read, listed)) {
      assertThat(event.host()).isNull();
      assertThat(event.details()).isNull();
      assertThat(event.traceback()).isNull();
      assertThat(event.result()).isEqualTo(EventResult.ERROR);
    }
  }

  private FinishResult<InstanceActionEvent> finishByName(RequestContext context) {
    return recorder.events().finishNewest(context, SERVER, EVENT, Outcome.success());
  }
}
