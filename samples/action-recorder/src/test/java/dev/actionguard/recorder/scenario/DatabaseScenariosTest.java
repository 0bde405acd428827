package dev.actionguard.recorder.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.EventNotFoundException;
import dev.actionguard.recorder.error.MarkerNotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.store.RowCounts;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios 21 to 48: the database. */
@OnEachDatabase
final class DatabaseScenariosTest extends RecorderTest {

  DatabaseScenariosTest(TestDatabase database) {
    super(database);
  }

  @Test
  void scenario21_aStartedActionReadsBackAndIsNotFinished() {
    RequestContext context = user();
    InstanceAction action = start(context);
    assertThat(stored(context)).isEqualTo(action);
    assertThat(stored(context).finishTime()).isNull();
  }

  @Test
  void scenario22_aFinishedActionHasItsFinishTime() {
    RequestContext context = user();
    start(context);
    tick();
    recorder.actions().finishNewest(context, SERVER);
    assertThat(stored(context).finishTime()).isEqualTo(START.plus(SECOND));
  }

  @Test
  void scenario23_finishWithoutAStartedActionIsNotFound() {
    assertThatThrownBy(() -> recorder.actions().finishNewest(user(), SERVER))
        .isInstanceOf(ActionNotFoundException.class);
  }

  @Test
  void scenario24_aListHasOnlyTheServersOwnActions() {
    register(OTHER_SERVER, PROJECT);
    recorder.actions().start(user(), OTHER_SERVER, ActionName.STOP);
    InstanceAction own = start(user());
    assertThat(listed(ActionQuery.ALL)).containsExactly(own);
  }

  @Test
  void scenario25_ofEqualTimesTheLaterNumberComesFirst() {
    InstanceAction first = start(user());
    InstanceAction second = start(user());
    assertThat(second.createdAt()).isEqualTo(first.createdAt());
    assertThat(listed(ActionQuery.ALL)).containsExactly(second, first);
  }

  @Test
  void scenario26_limitOneGivesOneAndItsMarkerTheNext() {
    InstanceAction oldest = start(user());
    tick();
    InstanceAction newest = start(user());
    assertThat(listed(ActionQuery.ALL.withLimit(1))).containsExactly(newest);
    assertThat(
            listed(ActionQuery.ALL.withLimit(1).withMarker(new Marker(newest.requestId(), null))))
        .containsExactly(oldest);
    assertThat(listed(ActionQuery.ALL.withLimit(1).withMarker(Marker.after(newest))))
        .containsExactly(oldest);
  }

  @Test
  void scenario27_changesSinceIncludesItsMomentAndHidesEarlierRows() {
    start(user());
    tick();
    InstanceAction second = start(user());
    assertThat(listed(ActionQuery.ALL.withChangesSince(clock.instant()))).containsExactly(second);
    assertThat(listed(ActionQuery.ALL.withChangesSince(clock.instant().plusNanos(1_000))))
        .isEmpty();
  }

  @Test
  void scenario28_changesBeforeIncludesItsMomentAndKeepsEarlierRows() {
    InstanceAction first = start(user());
    tick();
    InstanceAction second = start(user());
    assertThat(listed(ActionQuery.ALL.withChangesBefore(clock.instant())))
        .containsExactly(second, first);
    assertThat(listed(ActionQuery.ALL.withChangesBefore(START))).containsExactly(first);
    assertThat(listed(ActionQuery.ALL.withChangesBefore(START.minusNanos(1_000)))).isEmpty();
  }

  @Test
  void scenario29_anUnknownMarkerIsNotFound() {
    start(user());
    Marker unknown = new Marker(RequestId.generate(), null);
    assertThatThrownBy(() -> listed(ActionQuery.ALL.withMarker(unknown)))
        .isInstanceOf(MarkerNotFoundException.class);
  }

  @Test
  void scenario29_theMarkerIsCheckedEvenForAnEmptyPage() {
    Marker unknown = new Marker(RequestId.generate(), null);
    assertThat(listed(ActionQuery.ALL.withLimit(0))).isEmpty();
    assertThatThrownBy(() -> listed(ActionQuery.ALL.withLimit(0).withMarker(unknown)))
        .as("differs: Nova skips the check")
        .isInstanceOf(MarkerNotFoundException.class);
  }

  @Test
  void scenario30_lookUpIgnoresOtherServersAndOtherRequests() {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    recorder.actions().start(context, OTHER_SERVER, ActionName.REBOOT);
    start(user());
    assertThat(recorder.actions().findNewest(user(), SERVER, context.requestId())).isEmpty();
  }

  @Test
  void scenario31_ofTwoActionsOfOneRequestTheLaterOneIsFound() {
    RequestContext context = user();
    recorder.actions().start(context, SERVER, ActionName.CONFIRM_RESIZE);
    tick();
    InstanceAction later = recorder.actions().start(context, SERVER, ActionName.DELETE);
    assertThat(stored(context)).isEqualTo(later);
  }

  @Test
  void scenario32_anEventIsStoredUnderItsActionWithHostAndDetails() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, handle, Outcome.failure("why", null));
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.actionId()).isEqualTo(action.id());
    assertThat(event.host()).isEqualTo(HOST);
    assertThat(event.details()).isEqualTo("why");
  }

  @Test
  void scenario33_eventStartWithoutAnActionIsNotFound() {
    assertThatThrownBy(() -> recorder.events().start(user(), SERVER, EVENT, HOST))
        .isInstanceOf(ActionNotFoundException.class);
    assertThat(database.count("instance_actions_events")).isZero();
  }

  @Test
  void scenario34_eventFinishWithoutThatEventIsNotFound() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(
            () -> recorder.events().finishNewest(context, SERVER, EVENT, Outcome.success()))
        .isInstanceOf(EventNotFoundException.class);
  }

  @Test
  void scenario35_eventFinishWithoutAnActionIsNotFound() {
    assertThatThrownBy(
            () -> recorder.events().finishNewest(user(), SERVER, EVENT, Outcome.success()))
        .isInstanceOf(ActionNotFoundException.class);
  }

  @Test
  void scenario36_onlyAnErrorMarksTheAction() {
    RequestContext good = user();
    start(good);
    recorder
        .events()
        .finish(good, recorder.events().start(good, SERVER, EVENT, HOST), Outcome.success());
    assertThat(stored(good).message()).isEmpty();

    RequestContext bad = user();
    start(bad);
    recorder
        .events()
        .finish(bad, recorder.events().start(bad, SERVER, EVENT, HOST), Outcome.failure("x", null));
    assertThat(stored(bad).message()).contains("Error");
  }

  @Test
  void scenario37_aStartTimeGivenAsTextIsAcceptedAtTheEdge() {
    InstanceAction action = start(user());
    Instant start = OffsetDateTime.parse("2026-03-01T12:20:30.5+02:00").toInstant();
    EventImport copy =
        new EventImport(EVENT, HOST, start, null, null, null, null, null, null, start, null);
    recorder.migration().importEvent(migrator(), action.ref(), copy);
    assertThat(recorder.events().listByAction(admin(), action.ref()).get(0).startTime())
        .as("differs: text is turned into an instant by the caller, offset included")
        .isEqualTo(Instant.parse("2026-03-01T10:20:30.5Z"));
  }

  @Test
  void scenario38_eventsAreListedNewestFirstTiesByNumber() {
    RequestContext context = user();
    start(context);
    EventHandle first = recorder.events().start(context, SERVER, EVENT, HOST);
    EventHandle second = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    EventHandle third = recorder.events().start(context, SERVER, EVENT, HOST);
    assertThat(eventsOf(context))
        .extracting(InstanceActionEvent::id)
        .containsExactly(third.ref().id(), second.ref().id(), first.ref().id());
  }

  @Test
  void scenario39_eventLookUpFindsItAmongOtherServersEvents() {
    register(OTHER_SERVER, PROJECT);
    RequestContext context = user();
    start(context);
    recorder.actions().start(context, OTHER_SERVER, ActionName.REBOOT);
    EventHandle wanted = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().start(context, OTHER_SERVER, EVENT, HOST);
    assertThat(recorder.events().find(admin(), wanted.ref()).map(InstanceActionEvent::id))
        .contains(wanted.ref().id());
  }

  @Test
  void scenario40_aServiceOnItsOwnAttachesToTheNewestActionOfTheServer() {
    start(user());
    tick();
    RequestContext newest = user();
    start(newest);
    RequestContext service = service();
    recorder.events().start(service, SERVER, EVENT, HOST);
    recorder.events().finishNewest(service, SERVER, EVENT, Outcome.success());
    InstanceActionEvent event = eventsOf(newest).get(0);
    assertThat(event.result()).isEqualTo(EventResult.SUCCESS);
    assertThat(event.fallbackRequestId()).isEqualTo(service.requestId());
  }

  @Test
  void scenario40_nobodyElseDoes() {
    start(user());
    assertThatThrownBy(() -> recorder.events().start(admin(), SERVER, EVENT, HOST))
        .isInstanceOf(ActionNotFoundException.class);
    assertThatThrownBy(() -> recorder.events().start(user(), SERVER, EVENT, HOST))
        .isInstanceOf(ActionNotFoundException.class);
  }

  @Test
  void scenario40_withoutAnyActionThereIsNothingToAttachTo() {
    assertThatThrownBy(() -> recorder.events().start(service(), SERVER, EVENT, HOST))
        .isInstanceOf(ActionNotFoundException.class);
    assertThatThrownBy(
            () -> recorder.events().finishNewest(service(), SERVER, EVENT, Outcome.success()))
        .isInstanceOf(ActionNotFoundException.class);
    start(user());
    assertThatThrownBy(
            () -> recorder.events().finishNewest(service(), SERVER, EVENT, Outcome.success()))
        .isInstanceOf(EventNotFoundException.class);
  }

  @Test
  void scenario41_eventsSetTheActionsUpdateTime() {
    RequestContext context = user();
    start(context);
    tick();
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    assertThat(stored(context).updatedAt()).isEqualTo(START.plus(SECOND));
    tick();
    recorder.events().finish(context, handle, Outcome.success());
    assertThat(stored(context).updatedAt()).isEqualTo(START.plus(SECOND).plus(SECOND));
  }

  @Test
  void scenario42_anAttachedEventLeavesTheActionAlone() {
    RequestContext context = user();
    InstanceAction before = start(context);
    tick();
    RequestContext service = service();
    EventHandle handle = recorder.events().start(service, SERVER, EVENT, HOST);
    assertThat(stored(context)).isEqualTo(before);
    tick();
    recorder.events().finish(service, handle, Outcome.success());
    assertThat(stored(context)).isEqualTo(before);
  }

  @Test
  void scenario43_hardDeleteLeavesNoActionsAndNoEvents() {
    RequestContext context = user();
    InstanceAction action = start(context);
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.servers().softDelete(service(), SERVER);
    RowCounts removed = recorder.servers().hardDelete(service(), SERVER);
    assertThat(removed).isEqualTo(new RowCounts(1, 1, 1));
    assertThat(database.count("instances")).isZero();
    assertThat(database.count("instance_actions")).isZero();
    assertThat(database.count("instance_actions_events")).isZero();
    assertThatThrownBy(() -> recorder.events().listByAction(admin(), action.ref()))
        .isInstanceOf(ServerNotFoundException.class);
  }

  @Test
  void scenario44_shadowTablesHaveTheMainTablesColumnsAndTypes() {
    for (String table : List.of("instances", "instance_actions", "instance_actions_events")) {
      assertThat(columns("shadow_" + table)).isNotEmpty().isEqualTo(columns(table));
    }
  }

  @Test
  void scenario45_archiveMovesAServersTreeTogetherStrictlyBeforeTheLimit() {
    RequestContext context = user();
    start(context);
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.servers().softDelete(service(), SERVER);
    Instant deleted = clock.instant();
    assertThat(recorder.archive().archive(service(), deleted, 1_000)).isEqualTo(RowCounts.NONE);
    assertThat(recorder.archive().archive(service(), deleted.plusNanos(1_000), 1_000))
        .isEqualTo(new RowCounts(1, 1, 1));
    assertThat(database.count("instances")).isZero();
    assertThat(database.count("instance_actions")).isZero();
    assertThat(database.count("instance_actions_events")).isZero();
    assertThat(database.count("shadow_instances")).isEqualTo(1);
    assertThat(database.count("shadow_instance_actions")).isEqualTo(1);
    assertThat(database.count("shadow_instance_actions_events")).isEqualTo(1);
  }

  @Test
  void scenario46_oneRowBatchesMoveWholeTreesAndListingWorksAfterEach() {
    List<ServerId> servers = new ArrayList<>(List.of(SERVER));
    for (int i = 0; i < 3; i++) {
      ServerId server = new ServerId("00000000-0000-0000-0000-00000000000" + i);
      register(server, PROJECT);
      servers.add(server);
    }
    for (ServerId server : servers) {
      recorder.actions().start(user(), server, ActionName.DELETE);
      recorder.servers().softDelete(service(), server);
      tick();
    }
    for (int gone = 1; gone <= servers.size(); gone++) {
      assertThat(recorder.archive().archive(service(), null, 1)).isEqualTo(new RowCounts(1, 1, 0));
      ServerId archived = servers.get(gone - 1);
      assertThatThrownBy(() -> recorder.actions().list(user(), archived, ActionQuery.ALL))
          .isInstanceOf(ServerNotFoundException.class);
      for (ServerId rest : servers.subList(gone, servers.size())) {
        assertThat(recorder.actions().list(user(), rest, ActionQuery.ALL).actions()).hasSize(1);
      }
    }
    assertThat(recorder.archive().archive(service(), null, 1)).isEqualTo(RowCounts.NONE);
  }

  @Test
  void scenario47_archiveReportsEachTableAndTheirSum() {
    RequestContext context = user();
    start(context);
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.servers().softDelete(service(), SERVER);
    RowCounts moved = recorder.archive().archive(service(), null, 1_000);
    assertThat(moved).isEqualTo(new RowCounts(1, 1, 2));
    assertThat(moved.total()).isEqualTo(4);
  }

  @Test
  void scenario48_purgeIsStrictAndReportsTheTablesThatLostRows() {
    RequestContext context = user();
    start(context);
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.servers().softDelete(service(), SERVER);
    recorder.archive().archive(service(), null, 1_000);
    List<String> lines = new ArrayList<>();
    assertThat(recorder.archive().purge(service(), START, lines::add)).isEqualTo(RowCounts.NONE);
    assertThat(lines).isEmpty();
    assertThat(recorder.archive().purge(service(), START.plusNanos(1_000), lines::add))
        .isEqualTo(new RowCounts(1, 1, 1));
    assertThat(lines)
        .containsExactly(
            "removed 1 rows from shadow_instance_actions_events",
            "removed 1 rows from shadow_instance_actions",
            "removed 1 rows from shadow_instances");
  }

  @Test
  void scenario48_purgeWithoutLimitRemovesEverything() {
    start(user());
    recorder.servers().softDelete(service(), SERVER);
    recorder.archive().archive(service(), null, 1_000);
    recorder.archive().purge(service(), null, line -> {});
    assertThat(database.count("shadow_instances")).isZero();
    assertThat(database.count("shadow_instance_actions")).isZero();
  }

  @Test
  void scenario48_purgeNeverTakesAParentBeforeItsChildren() {
    RequestContext context = user();
    start(context);
    tick();
    recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.servers().softDelete(service(), SERVER);
    recorder.archive().archive(service(), null, 1_000);
    assertThat(recorder.archive().purge(service(), START.plus(SECOND), line -> {}))
        .as("the event is younger than the limit, so its action and server stay")
        .isEqualTo(RowCounts.NONE);
  }

  @Test
  void actionsOfTwoServersAreToldApartByTheReference() {
    register(OTHER_SERVER, PROJECT);
    InstanceAction action = start(user());
    ActionRef wrong = new ActionRef(OTHER_SERVER, action.requestId(), action.id());
    assertThatThrownBy(() -> recorder.actions().finish(user(), wrong))
        .isInstanceOf(ActionNotFoundException.class);
  }

  private List<Object> columns(String table) {
    return database.query(
        "SELECT CONCAT(LOWER(column_name), ' ', data_type, ' ',"
            + " COALESCE(CAST(character_maximum_length AS VARCHAR(20)), '-'), ' ',"
            + " COALESCE(CAST(datetime_precision AS VARCHAR(20)), '-'), ' ', is_nullable)"
            + " FROM information_schema.columns WHERE LOWER(table_name) = ?"
            + " AND LOWER(table_schema) = 'public' ORDER BY column_name",
        table);
  }
}
