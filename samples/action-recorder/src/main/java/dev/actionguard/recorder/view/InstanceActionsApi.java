package dev.actionguard.recorder.view;

import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.ActionDetails;
import dev.actionguard.recorder.model.ActionPage;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InvalidInputException;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.InstanceActions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The two read-only requests of Nova's interface, free of any web framework: a route calls one of
 * the methods with what the client sent and writes the answer as JSON. Whatever goes wrong becomes
 * an answer, too; nothing of the inside shows in it.
 */
public final class InstanceActionsApi {

  private final InstanceActions actions;
  private final ViewSettings settings;

  /**
   * Makes the interface.
   *
   * @param actions what is shown
   * @param settings what the installation chose
   */
  public InstanceActionsApi(InstanceActions actions, ViewSettings settings) {
    this.actions = actions;
    this.settings = settings;
  }

  /**
   * Answers {@code GET servers/{server}/os-instance-actions}.
   *
   * @param context the verified caller
   * @param version the version he speaks
   * @param server the server in the path
   * @param query the decoded parameters
   */
  public ApiResponse list(
      RequestContext context, ApiVersion version, String server, Map<String, List<String>> query) {
    return answer(
        () -> {
          ActionQuery wanted = ListParameters.parse(version, query, settings.maxLimit());
          ServerId id = serverId(server);
          ActionPage page = actions.list(context, id, wanted, version.isAtLeast(ApiVersion.V2_21));
          return list(context, version, id, query, page);
        });
  }

  /**
   * Answers {@code GET servers/{server}/os-instance-actions/{request}}.
   *
   * @param context the verified caller
   * @param version the version he speaks
   * @param server the server in the path
   * @param request the request in the path
   * @param query the decoded parameters
   */
  public ApiResponse show(
      RequestContext context,
      ApiVersion version,
      String server,
      String request,
      Map<String, List<String>> query) {
    return answer(
        () -> {
          if (version.isAtLeast(ApiVersion.V2_102)) {
            ListParameters.requireKnown(query, Set.of());
          }
          ServerId id = serverId(server);
          ActionDetails details =
              actions
                  .show(context, id, requestId(id, request), version.isAtLeast(ApiVersion.V2_21))
                  .orElseThrow(() -> new ActionNotFoundException(id));
          boolean showActor = showsActor(context, details.action());
          return Map.of(
              "instanceAction", new InstanceActionView(version).details(details, showActor));
        });
  }

  private Map<String, Object> list(
      RequestContext context,
      ApiVersion version,
      ServerId server,
      Map<String, List<String>> query,
      ActionPage page) {
    InstanceActionView view = new InstanceActionView(version);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "instanceActions",
        page.actions().stream()
            .map(action -> view.action(action, showsActor(context, action)))
            .toList());
    Marker next = page.nextMarker();
    if (next != null) {
      body.put("links", List.of(Map.of("rel", "next", "href", link(server, query, next))));
    }
    return body;
  }

  /** The address of the next page: the same parameters, sorted, with another marker. */
  private String link(ServerId server, Map<String, List<String>> query, Marker next) {
    Map<String, String> parameters = new TreeMap<>();
    query.forEach((name, values) -> parameters.put(name, values.get(0)));
    parameters.put(ListParameters.MARKER, next.text());
    String base = settings.linkBase() == null ? "" : settings.linkBase();
    return parameters.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(
            Collectors.joining(
                "&", base + "/servers/" + server.value() + "/os-instance-actions?", ""));
  }

  private boolean showsActor(RequestContext context, InstanceAction action) {
    if (settings.actors() == ActorVisibility.NOVA_COMPATIBLE || context.isAdmin()) {
      return true;
    }
    ProjectId actor = action.projectId();
    return actor != null && actor.equals(context.projectId());
  }

  private static ServerId serverId(String text) {
    try {
      return new ServerId(text);
    } catch (InvalidInputException e) {
      throw new ServerNotFoundException(UNKNOWN);
    }
  }

  /** An id that cannot be is an action that is not there. */
  private static RequestId requestId(ServerId server, String text) {
    try {
      return new RequestId(text);
    } catch (InvalidInputException e) {
      throw new ActionNotFoundException(server);
    }
  }

  private static ApiResponse answer(Supplier<Map<String, Object>> body) {
    try {
      return new ApiResponse(200, body.get());
    } catch (RuntimeException e) {
      return Problems.answer(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static final ServerId UNKNOWN = new ServerId("00000000-0000-0000-0000-000000000000");
}
