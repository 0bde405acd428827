package dev.actionguard.recorder.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.access.AccessPolicy;
import dev.actionguard.recorder.access.AccessRule;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.failure.UserSafe;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.HostId;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.TokenScope;
import dev.actionguard.recorder.store.EventHandle;
import dev.actionguard.recorder.support.CapturedLog;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import dev.actionguard.recorder.view.ActorVisibility;
import dev.actionguard.recorder.view.ApiResponse;
import dev.actionguard.recorder.view.ApiVersion;
import dev.actionguard.recorder.view.InstanceActionsApi;
import dev.actionguard.recorder.view.ViewSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenarios 65 to 84: the interface. */
@OnEachDatabase
final class RestScenariosTest extends RecorderTest {

  private static final Map<String, List<String>> NO_QUERY = Map.of();
  private static final ProjectId OTHER = OTHER_PROJECT;

  private InstanceActionsApi api;

  RestScenariosTest(TestDatabase database) {
    super(database);
  }

  @BeforeEach
  void makeApi() {
    api = new InstanceActionsApi(recorder.actions(), ViewSettings.DEFAULT);
  }

  @Test
  void scenario65_aListHasThePublicFieldsOnly() {
    RequestContext context = user();
    start(context);
    assertThat(actions(list(user(), ApiVersion.V2_1, NO_QUERY)))
        .singleElement()
        .satisfies(
            action ->
                assertThat(action.keySet())
                    .containsExactly(
                        "action",
                        "instance_uuid",
                        "request_id",
                        "user_id",
                        "project_id",
                        "start_time",
                        "message"));
    assertThat(actions(list(user(), ApiVersion.V2_58, NO_QUERY)).get(0))
        .containsEntry("action", "reboot")
        .containsEntry("instance_uuid", SERVER.value())
        .containsEntry("request_id", context.requestId().value())
        .containsEntry("user_id", USER.value())
        .containsEntry("project_id", PROJECT.value())
        .containsEntry("start_time", "2026-03-01T10:20:30.123456")
        .containsEntry("updated_at", "2026-03-01T10:20:30.123456")
        .containsEntry("message", null)
        .hasSize(8);
  }

  @Test
  void scenario66_anAdminSeesEventsAndFrom262HostAndHostId() {
    RequestContext context = failedAction();
    assertThat(events(show(admin(), ApiVersion.V2_1, context)).get(0))
        .containsOnlyKeys("event", "start_time", "finish_time", "result", "traceback");
    assertThat(events(show(admin(), ApiVersion.V2_62, context)).get(0))
        .containsEntry("host", HOST.value())
        .containsEntry("hostId", HostId.of(PROJECT, HOST).value());
  }

  @Test
  void scenario67_aReaderSeesEventsFrom251WithoutTracebackAndHost() {
    RequestContext context = failedAction();
    RequestContext reader = user(PROJECT, Role.READER);
    assertThat(action(show(reader, new ApiVersion(2, 50), context))).doesNotContainKey("events");
    assertThat(events(show(reader, ApiVersion.V2_51, context)).get(0))
        .containsOnlyKeys("event", "start_time", "finish_time", "result");
    assertThat(events(show(reader, ApiVersion.V2_62, context)).get(0))
        .containsOnlyKeys("event", "start_time", "finish_time", "result", "hostId");
  }

  @Test
  void scenario68_unknownActionAndUnknownServerAre404() {
    RequestContext context = user();
    start(context);
    assertThat(show(user(), ApiVersion.V2_84, user()).status()).isEqualTo(404);
    assertThat(api.show(user(), ApiVersion.V2_84, SERVER.value(), "no such\nid", NO_QUERY).status())
        .isEqualTo(404);
    for (String server : List.of(OTHER_SERVER.value(), "not-a-uuid")) {
      assertThat(api.list(user(), ApiVersion.V2_84, server, NO_QUERY).status()).isEqualTo(404);
      assertThat(
              api.show(user(), ApiVersion.V2_84, server, context.requestId().value(), NO_QUERY)
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void scenario69_deletedServersAreFoundFrom221() {
    RequestContext context = user();
    start(context);
    recorder.servers().softDelete(service(), SERVER);
    assertThat(list(user(), new ApiVersion(2, 20), NO_QUERY).status()).isEqualTo(404);
    assertThat(show(user(), new ApiVersion(2, 20), context).status()).isEqualTo(404);
    assertThat(list(user(), ApiVersion.V2_21, NO_QUERY).status()).isEqualTo(200);
    assertThat(show(user(), ApiVersion.V2_21, context).status()).isEqualTo(200);
  }

  @Test
  void scenario70_afterADeletionTheActionsListNewestFirst() {
    for (ActionName name : List.of(ActionName.CREATE, ActionName.SHELVE, ActionName.DELETE)) {
      recorder.actions().start(user(), SERVER, name);
      tick();
    }
    recorder.servers().softDelete(service(), SERVER);
    assertThat(actions(list(user(), ApiVersion.V2_21, NO_QUERY)))
        .extracting(action -> action.get("action"))
        .containsExactly("delete", "shelve", "create");
  }

  @Test
  void scenario71_unknownMarkerAndBadLimitsAre400() {
    start(user());
    assertThat(error(list(user(), ApiVersion.V2_58, Map.of("marker", List.of("req-unknown"))), 400))
        .as("differs: the marker is not repeated")
        .doesNotContain("req-unknown");
    assertThat(error(list(user(), ApiVersion.V2_58, Map.of("limit", List.of("x"))), 400))
        .contains("limit");
    assertThat(error(list(user(), ApiVersion.V2_58, Map.of("limit", List.of("-1"))), 400))
        .contains("limit");
  }

  @Test
  void scenario72_badTimesNameTheirParameterAndUnknownParametersAreRefused() {
    for (String parameter : List.of("changes-since", "changes-before")) {
      assertThat(
              error(list(user(), ApiVersion.V2_66, Map.of(parameter, List.of("yesterday"))), 400))
          .contains(parameter)
          .doesNotContain("yesterday");
    }
    assertThat(error(list(user(), ApiVersion.V2_58, Map.of("foo", List.of("bar"))), 400))
        .contains("additional properties");
    assertThat(list(user(), new ApiVersion(2, 57), Map.of("foo", List.of("bar"))).status())
        .as("ignored before")
        .isEqualTo(200);
  }

  @Test
  void scenario72_showRefusesUnknownParametersFrom2102() {
    RequestContext context = user();
    start(context);
    Map<String, List<String>> query = Map.of("foo", List.of("bar"));
    String request = context.requestId().value();
    assertThat(api.show(user(), ApiVersion.V2_84, SERVER.value(), request, query).status())
        .isEqualTo(200);
    assertThat(error(api.show(user(), ApiVersion.V2_102, SERVER.value(), request, query), 400))
        .contains("additional properties");
  }

  @Test
  void scenario73_aRepeatedMarkerIsRefused() {
    assertThat(
            error(list(user(), ApiVersion.V2_58, Map.of("marker", List.of("req-1", "req-2"))), 400))
        .contains("marker must be given once");
  }

  @Test
  void scenario74_anActionWithoutProjectShowsNullAndTheServersHostId() {
    RequestContext service = service();
    start(service);
    recorder.events().start(service, SERVER, EVENT, HOST);
    ApiResponse response = show(admin(), ApiVersion.V2_62, service);
    assertThat(action(response)).containsEntry("project_id", null).containsEntry("user_id", null);
    assertThat(events(response).get(0))
        .containsEntry("hostId", "b7e03ca48116ea93152de5d2eff1c69f515a5198f3cfbe59103faf17");
  }

  @Test
  void scenario75_bothTimesReachTheQueryAsUtc() {
    start(user());
    Map<String, List<String>> query =
        Map.of(
            "changes-since", List.of("2026-03-01T12:20:30.123456+02:00"),
            "changes-before", List.of("2026-03-01T10:20:30.123456"));
    ApiResponse response = list(user(), ApiVersion.V2_66, query);
    assertThat(actions(response)).hasSize(1);
    assertThat(response.body()).doesNotContainKey("links");
    assertThat(
            actions(
                list(
                    user(),
                    ApiVersion.V2_66,
                    Map.of("changes-since", List.of("2026-03-01T10:20:30.123457Z")))))
        .isEmpty();
  }

  @Test
  void scenario76_sinceAfterBeforeIs400AndBeforeIsUnknownAt265() {
    Map<String, List<String>> query =
        Map.of(
            "changes-since", List.of("2026-03-01T10:20:31Z"),
            "changes-before", List.of("2026-03-01T10:20:30Z"));
    assertThat(error(list(user(), ApiVersion.V2_66, query), 400))
        .contains("changes-since must not be later than changes-before");
    assertThat(
            list(
                    user(),
                    new ApiVersion(2, 65),
                    Map.of("changes-before", List.of("2026-03-01T10:20:30Z")))
                .status())
        .isEqualTo(400);
  }

  @Test
  void scenario77_detailsShowAt284IfThePolicyAllows() {
    RequestContext context = failedAction();
    assertThat(events(show(admin(), ApiVersion.V2_84, context)).get(0))
        .containsEntry("details", "IllegalStateException");
    assertThat(events(show(admin(), new ApiVersion(2, 83), context)).get(0))
        .doesNotContainKey("details");
    RequestContext reader = user(PROJECT, Role.READER);
    assertThat(events(show(reader, ApiVersion.V2_84, context)).get(0)).doesNotContainKey("details");
    usePolicy(
        AccessPolicy.defaults().with(Operation.EVENT_DETAILS, AccessRule.ownProject(Role.READER)));
    assertThat(events(show(reader, ApiVersion.V2_84, context)).get(0))
        .containsEntry("details", "IllegalStateException")
        .doesNotContainKeys("traceback", "host");
  }

  @Test
  void scenario78_limitOneReturnsOneAndALinkToTheNext() {
    RequestContext first = user();
    start(first);
    tick();
    RequestContext second = user();
    start(second);
    ApiResponse page = list(user(), ApiVersion.V2_58, Map.of("limit", List.of("1")));
    assertThat(actions(page)).hasSize(1);
    String marker = second.requestId().value() + "~reboot";
    assertThat(page.body().get("links"))
        .as("differs: the marker also names the action, so that it means one row")
        .isEqualTo(
            List.of(
                Map.of(
                    "rel",
                    "next",
                    "href",
                    "/servers/"
                        + SERVER.value()
                        + "/os-instance-actions?limit=1&marker="
                        + marker.replace("~", "%7E"))));
    for (String text : List.of(marker, second.requestId().value())) {
      assertThat(
              actions(
                  list(
                      user(),
                      ApiVersion.V2_58,
                      Map.of("limit", List.of("1"), "marker", List.of(text)))))
          .extracting(action -> action.get("request_id"))
          .containsExactly(first.requestId().value());
    }
  }

  @Test
  void scenario78_theEffectiveLimitIsTheSmallerOneAndALinkShowsOnlyOnAFullPage() {
    api =
        new InstanceActionsApi(
            recorder.actions(),
            new ViewSettings(2, ActorVisibility.NOVA_COMPATIBLE, "https://example.org/v2.1"));
    for (int i = 0; i < 3; i++) {
      start(user());
    }
    for (String limit : List.of("2", "1000", "99999999999999999999")) {
      ApiResponse page = list(user(), ApiVersion.V2_58, Map.of("limit", List.of(limit)));
      assertThat(actions(page)).hasSize(2);
      assertThat(page.body().get("links").toString()).contains("https://example.org/v2.1/servers/");
    }
    assertThat(list(user(), ApiVersion.V2_58, NO_QUERY).body()).containsKey("links");
    ApiResponse none = list(user(), ApiVersion.V2_58, Map.of("limit", List.of("0")));
    assertThat(actions(none)).isEmpty();
    assertThat(none.body()).doesNotContainKey("links");
    Marker second = Marker.after(listed(ActionQuery.ALL).get(1));
    assertThat(list(user(), ApiVersion.V2_58, Map.of("marker", List.of(second.text()))).body())
        .doesNotContainKey("links");
    assertThat(actions(list(user(), ApiVersion.V2_1, NO_QUERY))).as("unlimited").hasSize(3);
  }

  @Test
  void scenario79_adminsOfAnyProjectAndReadersOfTheProjectMayOthersMayNot() {
    RequestContext context = user();
    start(context);
    for (RequestContext allowed :
        List.of(
            admin(),
            user(PROJECT, Role.READER),
            user(PROJECT, Role.MEMBER),
            user(PROJECT, Role.MANAGER))) {
      assertThat(list(allowed, ApiVersion.V2_84, NO_QUERY).status()).isEqualTo(200);
      assertThat(show(allowed, ApiVersion.V2_84, context).status()).isEqualTo(200);
    }
    assertThat(list(user(OTHER, Role.MANAGER), ApiVersion.V2_84, NO_QUERY).status()).isEqualTo(404);
    assertThat(show(user(OTHER, Role.MANAGER), ApiVersion.V2_84, context).status()).isEqualTo(404);
    RequestContext systemAdmin =
        new RequestContext(
            RequestId.generate(), USER, null, Set.of(Role.ADMIN), TokenScope.SYSTEM, START);
    assertThat(list(systemAdmin, ApiVersion.V2_84, NO_QUERY).status()).isEqualTo(403);
    assertThat(show(systemAdmin, ApiVersion.V2_84, context).status()).isEqualTo(403);
  }

  @Test
  void scenario80_aProjectUserWithoutAnyOfTheRolesIsDenied() {
    RequestContext context = user();
    start(context);
    RequestContext noRole = user(PROJECT);
    assertThat(error(list(noRole, ApiVersion.V2_84, NO_QUERY), 403))
        .contains("os_compute_api:os-instance-actions:list");
    assertThat(error(show(noRole, ApiVersion.V2_84, context), 403))
        .contains("os_compute_api:os-instance-actions:show");
  }

  @Test
  void scenario81_whatIsDeniedLeavesNoKeyBehind() {
    RequestContext context = failedAction();
    usePolicy(
        AccessPolicy.defaults()
            .with(Operation.EVENTS, AccessRule.nobody())
            .with(Operation.EVENT_DETAILS, AccessRule.nobody()));
    assertThat(action(show(admin(), ApiVersion.V2_1, context))).doesNotContainKey("events");
    assertThat(events(show(admin(), ApiVersion.V2_84, context)).get(0))
        .doesNotContainKeys("details", "traceback", "host");
  }

  @Test
  void scenario82_anOverriddenLegacyRuleStillCountsUnlessTheNewOneIsSet() {
    start(user());
    RequestContext noRole = user(PROJECT);
    AccessRule sameProject = (caller, owner) -> owner != null && owner.equals(caller.projectId());
    try (CapturedLog log = new CapturedLog()) {
      usePolicy(AccessPolicy.defaults().withLegacyRule(sameProject));
      assertThat(log.text()).containsOnlyOnce("deprecated catch-all policy rule");
    }
    assertThat(list(noRole, ApiVersion.V2_84, NO_QUERY).status()).isEqualTo(200);
    usePolicy(
        AccessPolicy.defaults()
            .with(Operation.LIST, AccessRule.anyProject(Role.ADMIN))
            .withLegacyRule(sameProject));
    assertThat(error(list(noRole, ApiVersion.V2_84, NO_QUERY), 403))
        .contains("os_compute_api:os-instance-actions:list");
    usePolicy(AccessPolicy.defaults().withLegacyRule(AccessRule.nobody()));
    assertThat(error(list(noRole, ApiVersion.V2_84, NO_QUERY), 403))
        .contains("os_compute_api:os-instance-actions:list");
  }

  @Test
  void scenario83_aForeignExceptionShowsItsClassNameAndNeverItsText() {
    RequestContext context = failedAction();
    ApiResponse seenByReader = show(user(PROJECT, Role.READER), ApiVersion.V2_84, context);
    assertThat(action(seenByReader)).containsEntry("message", "Error");
    assertThat(seenByReader.body().toString()).doesNotContain("traceback", "10.0.0.1");
    ApiResponse seenByAdmin = show(admin(), ApiVersion.V2_84, context);
    assertThat(events(seenByAdmin).get(0)).containsEntry("details", "IllegalStateException");
    assertThat(seenByAdmin.body().toString()).doesNotContain("10.0.0.1");
  }

  @Test
  void scenario84_anExceptionForUsersShowsItsReasonAndTheAdminSeesTheMethod() {
    class RebootFailed extends RuntimeException implements UserSafe {
      private static final long serialVersionUID = 1;

      @Override
      public String userMessage() {
        return "Failed to reboot: no power";
      }
    }
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, handle, Outcome.failure(new RebootFailed()));
    Map<String, Object> event = events(show(admin(), ApiVersion.V2_84, context)).get(0);
    assertThat(event).containsEntry("details", "Failed to reboot: no power");
    assertThat(event.get("traceback").toString())
        .contains("scenario84_anExceptionForUsersShowsItsReasonAndTheAdminSeesTheMethod");
  }

  @Test
  void whoActedFromOutsideCanBeHiddenFromTheOwner() {
    api =
        new InstanceActionsApi(
            recorder.actions(), new ViewSettings(10, ActorVisibility.OWN_PROJECT_ONLY, null));
    RequestContext admin = admin();
    start(admin);
    assertThat(action(show(user(), ApiVersion.V2_84, admin)))
        .containsEntry("user_id", null)
        .containsEntry("project_id", null);
    assertThat(action(show(admin(), ApiVersion.V2_84, admin)))
        .containsEntry("user_id", "admin-77aa");
    RequestContext own = user();
    start(own);
    assertThat(action(show(user(), ApiVersion.V2_84, own))).containsEntry("user_id", USER.value());
  }

  private RequestContext failedAction() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    recorder
        .events()
        .finish(context, handle, Outcome.failure(new IllegalStateException("at 10.0.0.1")));
    assertThat(action.startTime()).isEqualTo(START);
    return context;
  }

  private void usePolicy(AccessPolicy policy) {
    ActionRecorder other =
        ActionRecorder.over(database.dataSource(), settings().withPolicy(policy));
    api = new InstanceActionsApi(other.actions(), ViewSettings.DEFAULT);
  }

  private ApiResponse list(
      RequestContext context, ApiVersion version, Map<String, List<String>> query) {
    return api.list(context, version, SERVER.value(), query);
  }

  private ApiResponse show(RequestContext caller, ApiVersion version, RequestContext of) {
    return api.show(caller, version, SERVER.value(), of.requestId().value(), NO_QUERY);
  }

  @SuppressWarnings("unchecked" /* the shape of the body is what is tested */)
  private static List<Map<String, Object>> actions(ApiResponse response) {
    assertThat(response.status()).isEqualTo(200);
    return (List<Map<String, Object>>) response.body().get("instanceActions");
  }

  @SuppressWarnings("unchecked" /* the shape of the body is what is tested */)
  private static Map<String, Object> action(ApiResponse response) {
    assertThat(response.status()).isEqualTo(200);
    return (Map<String, Object>) response.body().get("instanceAction");
  }

  @SuppressWarnings("unchecked" /* the shape of the body is what is tested */)
  private static List<Map<String, Object>> events(ApiResponse response) {
    return (List<Map<String, Object>>) action(response).get("events");
  }

  private static String error(ApiResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    Map<?, ?> error = (Map<?, ?>) response.body().values().iterator().next();
    assertThat(error.get("code")).isEqualTo(status);
    return error.get("message").toString();
  }

  @Test
  void timesOfBodiesAreUtcWithMicroseconds() {
    clock.set(Instant.parse("2026-12-31T23:59:59Z"));
    start(user());
    assertThat(actions(list(user(), ApiVersion.V2_58, NO_QUERY)).get(0).get("start_time"))
        .isEqualTo("2026-12-31T23:59:59.000000");
  }
}
