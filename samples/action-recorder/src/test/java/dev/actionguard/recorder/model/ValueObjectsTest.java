package dev.actionguard.recorder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.recorder.failure.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value object holds an invalid value, and none shows what it holds. */
final class ValueObjectsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:20:30.123456Z");
  private static final ServerId SERVER = new ServerId("1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a01");
  private static final RequestId REQUEST =
      new RequestId("req-5f0f3a7c-1111-2222-3333-44445555abcd");
  private static final EventName EVENT = new EventName("compute_stop_instance");

  static Stream<Function<String, Object>> names() {
    return Stream.of(
        UserId::new,
        ProjectId::new,
        HostName::new,
        RequestId::new,
        EventName::new,
        text -> new Marker(REQUEST, text),
        text -> EventName.of(EventPrefix.API, text).value().substring(4),
        text -> imported(text, NOW, null, NOW, NOW).name());
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesAreOneTo255PlainCharacters(Function<String, Object> constructor) {
    assertThatCode(() -> constructor.apply("x")).doesNotThrowAnyException();
    assertThatCode(() -> constructor.apply("x".repeat(240))).doesNotThrowAnyException();
    List<String> refused = new ArrayList<>(List.of("", "x".repeat(256)));
    for (String broken : List.of("\n", "\r", "\t", "\0", "\u007f", "\u2028", "\u2029", "\ud800")) {
      refused.add("a" + broken + "b");
    }
    for (String value : refused) {
      assertThatThrownBy(() -> constructor.apply(value))
          .isInstanceOf(InvalidInputException.class)
          .satisfies(thrown -> assertThat(((InvalidInputException) thrown).field()).isNotEmpty());
    }
  }

  @Test
  void namesOfExactly255CharactersFit() {
    assertThat(new UserId("é".repeat(255)).value()).hasSize(255);
    assertThat(new RequestId("x".repeat(255)).value()).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a~b", "é", " req"})
  void requestIdsAreVisibleAscii(String value) {
    assertThatThrownBy(() -> new RequestId(value))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining(value);
  }

  @Test
  void requestIdsAreUnique() {
    RequestId id = RequestId.generate();
    assertThat(id.value()).matches("req-[0-9a-f-]{36}");
    assertThat(id).isNotEqualTo(RequestId.generate());
  }

  @Test
  void serverIdsAreCanonicalAndLowered() {
    assertThat(new ServerId("1D5B1C1E-6C5B-4A4E-9A54-7F5A6F0C8A01")).isEqualTo(SERVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1d5b1c1e6c5b4a4e9a547f5a6f0c8a01",
        "1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a0g",
        "1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a01\n",
        "{1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a01}"
      })
  void otherServerIdsAreRefused(String value) {
    assertThatThrownBy(() -> new ServerId(value)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aRefusalNamesTheFieldAndNotTheValue() {
    InvalidInputException refusal = new InvalidInputException("limit", "must not be negative");
    assertThat(refusal).hasMessage("limit must not be negative");
    assertThat(refusal.field()).isEqualTo("limit");
    assertThat(refusal.reason()).isEqualTo("must not be negative");
  }

  @Test
  void actionNamesKeepTheirSpelling() {
    assertThat(ActionName.values()).hasSize(40);
    for (ActionName name : ActionName.values()) {
      assertThat(ActionName.ofWireName(name.wireName())).contains(name);
    }
    assertThat(ActionName.CONFIRM_RESIZE.wireName()).isEqualTo("confirmResize");
    assertThat(ActionName.LIVE_MIGRATION.wireName()).isEqualTo("live-migration");
    assertThat(ActionName.LIVE_MIGRATION_CANCEL.wireName()).isEqualTo("live_migration_cancel");
    assertThat(ActionName.ofWireName("Reboot")).isEmpty();
  }

  @Test
  void resultsHaveTwoSpellings() {
    assertThat(EventResult.ofWireName("Success")).contains(EventResult.SUCCESS);
    assertThat(EventResult.ofWireName("Error")).contains(EventResult.ERROR);
    assertThat(EventResult.ofWireName("error")).isEmpty();
  }

  @Test
  void prefixesOpenEventNames() {
    assertThat(EventName.of(EventPrefix.API, "lock").value()).isEqualTo("api_lock");
    assertThat(EventName.of(EventPrefix.CONDUCTOR, "x").value()).isEqualTo("conductor_x");
    assertThat(EventName.of(EventPrefix.COMPUTE, "x")).hasToString("compute_x");
  }

  @Test
  void rolesBringThoseTheyImply() {
    assertThat(EnumSet.allOf(Role.class).stream().filter(role -> role.covers(Role.READER)))
        .containsExactly(Role.READER, Role.MEMBER, Role.MANAGER);
    assertThat(EnumSet.allOf(Role.class).stream().filter(role -> role.covers(Role.MEMBER)))
        .containsExactly(Role.MEMBER, Role.MANAGER);
    for (Role role : EnumSet.of(Role.MANAGER, Role.ADMIN, Role.SERVICE, Role.MIGRATION)) {
      assertThat(EnumSet.allOf(Role.class).stream().filter(held -> held.covers(role)))
          .containsExactly(role);
    }
  }

  @Test
  void onlyAServiceWithoutUserAndProjectActsOnItsOwn() {
    assertThat(RequestContext.ofService(REQUEST, NOW).isSystem()).isTrue();
    assertThat(context(null, null, Set.of(Role.ADMIN)).isSystem()).isFalse();
    assertThat(context(new UserId("u"), null, Set.of(Role.SERVICE)).isSystem()).isFalse();
    assertThat(context(null, new ProjectId("p"), Set.of(Role.SERVICE)).isSystem()).isFalse();
    assertThat(context(null, null, Set.of(Role.ADMIN)).isAdmin()).isTrue();
    assertThat(context(null, null, Set.of(Role.SERVICE)).isAdmin()).isFalse();
  }

  @Test
  void aContextCanBeHadForAnotherRequestOnly() {
    RequestContext context = context(new UserId("u"), new ProjectId("p"), Set.of(Role.MEMBER));
    RequestId other = RequestId.generate();
    assertThat(context.withRequest(other).requestId()).isEqualTo(other);
    assertThat(context.withRequest(other).withRequest(REQUEST)).isEqualTo(context);
  }

  @Test
  void momentsAreCutToMicrosecondsAndBounded() {
    Instant fine = Instant.parse("2026-03-01T10:20:30.123456789Z");
    assertThat(imported("stop", fine, fine, fine, fine).startTime()).isEqualTo(NOW);
    assertThat(imported("stop", fine, fine, fine, fine).finishTime()).isEqualTo(NOW);
    assertThat(imported("stop", Instant.EPOCH, null, NOW, NOW).finishTime()).isNull();
    Instant tooEarly = Instant.EPOCH.minusNanos(1);
    Instant latest = Instant.parse("9999-12-31T23:59:59.999999Z");
    Instant tooLate = latest.plusNanos(1_000);
    assertThatCode(() -> imported("stop", latest, null, NOW, NOW)).doesNotThrowAnyException();
    for (Instant outside : List.of(tooEarly, tooLate, Instant.MAX, Instant.MIN)) {
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> imported("stop", outside, null, NOW, NOW),
              () -> imported("stop", NOW, outside, NOW, NOW),
              () -> imported("stop", NOW, null, outside, NOW),
              () -> imported("stop", NOW, null, NOW, outside),
              () -> RequestContext.ofService(REQUEST, outside),
              () -> ActionQuery.ALL.withChangesSince(outside),
              () -> ActionQuery.ALL.withChangesBefore(outside))) {
        assertThatThrownBy(use).isInstanceOf(InvalidInputException.class);
      }
    }
  }

  @Test
  void noImportFinishesBeforeItStarts() {
    assertThatCode(() -> imported("stop", NOW, NOW, NOW, NOW)).doesNotThrowAnyException();
    assertThatThrownBy(() -> imported("stop", NOW, NOW.minusNanos(1_000), NOW, NOW))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> event(NOW.minusNanos(1_000), EventResult.SUCCESS, null, null, null))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anImportedEventHasAResultExactlyIfItEnded() {
    assertThatCode(() -> event(NOW, EventResult.SUCCESS, null, null, Duration.ZERO))
        .doesNotThrowAnyException();
    assertThatCode(() -> event(null, null, null, null, null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> event(NOW, null, null, null, null))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> event(null, EventResult.ERROR, null, null, null))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> event(NOW, EventResult.ERROR, null, null, Duration.ofNanos(-1)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void theTextsOfAnImportedEventAreBoundedInBytes() {
    String most = "é".repeat(127) + "x";
    assertThatCode(() -> event(NOW, EventResult.ERROR, most, null, null))
        .doesNotThrowAnyException();
    assertThatCode(() -> event(NOW, EventResult.ERROR, null, "x".repeat(65_535), null))
        .doesNotThrowAnyException();
    for (String details : List.of(most + "x", "a\nb", "\ud83d", "a\0")) {
      assertThatThrownBy(() -> event(NOW, EventResult.ERROR, details, null, null))
          .isInstanceOf(InvalidInputException.class);
    }
    for (String traceback : List.of("x".repeat(65_536), "a\0b", "\ud83d\nb")) {
      assertThatThrownBy(() -> event(NOW, EventResult.ERROR, null, traceback, null))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void referencesHaveNumbersThatRowsHave() {
    assertThatThrownBy(() -> new ActionRef(SERVER, REQUEST, 0))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new EventRef(SERVER, 0, 1)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new EventRef(SERVER, 1, 0)).isInstanceOf(InvalidInputException.class);
    assertThat(new EventRef(SERVER, 1, 1).id()).isEqualTo(1);
    assertThat(new ActionRef(SERVER, REQUEST, 1).id()).isEqualTo(1);
  }

  @Test
  void queriesHaveLimitsAndRangesThatMakeSense() {
    assertThatThrownBy(() -> ActionQuery.ALL.withLimit(-1))
        .isInstanceOf(InvalidInputException.class);
    assertThat(ActionQuery.ALL.withLimit(0).limit()).isZero();
    assertThatThrownBy(
            () -> ActionQuery.ALL.withChangesSince(NOW).withChangesBefore(NOW.minusNanos(1_000)))
        .isInstanceOf(InvalidInputException.class);
    assertThat(ActionQuery.ALL.withChangesSince(NOW).withChangesBefore(NOW).changesBefore())
        .as("equal is fine")
        .isEqualTo(NOW);
  }

  @Test
  void markersReadBackFromTheirText() {
    for (Marker marker :
        List.of(
            new Marker(REQUEST, null),
            new Marker(REQUEST, "reboot"),
            new Marker(REQUEST, "odd~name"))) {
      assertThat(Marker.parse(marker.text())).isEqualTo(marker);
    }
    assertThatThrownBy(() -> Marker.parse("~reboot")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Marker.parse("req-1~")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void hostIdsAreTheDocumentedDigest() {
    assertThat(
            HostId.of(new ProjectId("9ccc9bd7-8b23-4d57-8421-291fe888bdc6"), new HostName("host1"))
                .value())
        .isEqualTo("b7e03ca48116ea93152de5d2eff1c69f515a5198f3cfbe59103faf17");
    assertThat(HostId.of(new ProjectId("p"), null).value()).isEmpty();
  }

  @Test
  void nothingShowsWhatItHolds() {
    InstanceAction action =
        new InstanceAction(
            7,
            SERVER,
            REQUEST,
            "stop",
            new UserId("alice-the-user"),
            new ProjectId("alice-project"),
            NOW,
            null,
            true,
            NOW,
            NOW);
    InstanceActionEvent event =
        new InstanceActionEvent(
            8,
            7,
            EVENT,
            new HostName("compute-host-9"),
            NOW,
            NOW,
            EventResult.ERROR,
            "secret-details",
            "secret-trace",
            null,
            REQUEST,
            NOW,
            NOW);
    List<Object> all =
        List.of(
            action,
            action.ref(),
            ActionImport.copyOf(action),
            Marker.after(action),
            event,
            event.withoutHost(),
            EventImport.copyOf(event),
            new EventRef(SERVER, 7, 8),
            new ActionHistory(ActionImport.copyOf(action), List.of(EventImport.copyOf(event))),
            context(action.userId(), action.projectId(), Set.of(Role.MEMBER)),
            Outcome.failure(new IllegalStateException("secret-details")),
            Outcome.failure("secret-details", "secret-trace"),
            new FailureText("secret-details", "secret-trace"),
            new FinishResult.Finished<>(event),
            new ActionPage(List.of(action), Marker.after(action)),
            ActionQuery.ALL.withMarker(Marker.after(action)),
            action.userId(),
            action.projectId(),
            new HostName("compute-host-9"));
    for (Object object : all) {
      assertThat(object.toString())
          .doesNotContain(
              SERVER.value(),
              REQUEST.value(),
              "alice-the-user",
              "alice-project",
              "compute-host-9",
              "secret");
    }
    assertThat(action).hasToString("InstanceAction[7, stop, ***abcd]");
    assertThat(event).hasToString("InstanceActionEvent[8, compute_stop_instance, Error]");
    assertThat(SERVER).hasToString("ServerId[***8a01]");
  }

  @Test
  void anEventWithoutItsHostIsOtherwiseTheSame() {
    InstanceActionEvent open =
        new InstanceActionEvent(
            8, 7, EVENT, new HostName("h"), NOW, null, null, null, null, null, null, NOW, null);
    assertThat(open.withoutHost().host()).isNull();
    assertThat(open.withoutHost())
        .usingRecursiveComparison()
        .ignoringFields("host")
        .isEqualTo(open);
    assertThat(open.isOpen()).isTrue();
    assertThat(open.outcome()).isEmpty();
    assertThat(open).hasToString("InstanceActionEvent[8, compute_stop_instance, running]");
  }

  @Test
  void listsAreCopied() {
    List<EventImport> events = new ArrayList<>();
    ActionHistory history = new ActionHistory(imported("stop", NOW, null, NOW, NOW), events);
    events.add(event(null, null, null, null, null));
    assertThat(history.events()).isEmpty();
    List<InstanceAction> actions = new ArrayList<>();
    ActionPage page = new ActionPage(actions, null);
    actions.add(null);
    assertThat(page.actions()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  private static RequestContext context(UserId user, ProjectId project, Set<Role> roles) {
    return new RequestContext(REQUEST, user, project, roles, TokenScope.PROJECT, NOW);
  }

  private static ActionImport imported(
      String name, Instant start, Instant finish, Instant created, Instant updated) {
    return new ActionImport(
        SERVER, REQUEST, name, null, null, start, finish, false, created, updated);
  }

  private static EventImport event(
      Instant finish, EventResult result, String details, String traceback, Duration duration) {
    return new EventImport(
        EVENT, null, NOW, finish, result, details, traceback, duration, null, NOW, null);
  }
}
