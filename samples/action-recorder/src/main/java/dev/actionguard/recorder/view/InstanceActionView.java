package dev.actionguard.recorder.view;

import dev.actionguard.recorder.model.ActionDetails;
import dev.actionguard.recorder.model.ActionDetails.VisibleEvent;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the bodies of one version of the interface. Numbers of rows never appear in them. */
final class InstanceActionView {

  private final ApiVersion version;

  InstanceActionView(ApiVersion version) {
    this.version = version;
  }

  /**
   * Returns the body of an action.
   *
   * @param showActor whether to show who acted
   */
  Map<String, @Nullable Object> action(InstanceAction action, boolean showActor) {
    UserId user = showActor ? action.userId() : null;
    ProjectId project = showActor ? action.projectId() : null;
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("action", action.name());
    body.put("instance_uuid", action.server().value());
    body.put("request_id", action.requestId().value());
    body.put("user_id", user == null ? null : user.value());
    body.put("project_id", project == null ? null : project.value());
    body.put("start_time", WireTime.format(action.startTime()));
    body.put("message", action.message().orElse(null));
    if (version.isAtLeast(ApiVersion.V2_58)) {
      body.put("updated_at", WireTime.format(action.updatedAt()));
    }
    return body;
  }

  /** Returns the body of an action with its events. */
  Map<String, @Nullable Object> details(ActionDetails details, boolean showActor) {
    Map<String, @Nullable Object> body = action(details.action(), showActor);
    if (version.isAtLeast(ApiVersion.V2_51) || details.locationVisible()) {
      List<Map<String, @Nullable Object>> events =
          details.events().stream().map(event -> event(details, event)).toList();
      body.put("events", events);
    }
    return body;
  }

  private Map<String, @Nullable Object> event(ActionDetails details, VisibleEvent visible) {
    InstanceActionEvent event = visible.event();
    EventResult result = event.result();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("event", event.event().value());
    body.put("start_time", WireTime.format(event.startTime()));
    body.put("finish_time", WireTime.format(event.finishTime()));
    body.put("result", result == null ? null : result.wireName());
    if (details.locationVisible()) {
      body.put("traceback", event.traceback());
    }
    if (version.isAtLeast(ApiVersion.V2_62)) {
      body.put("hostId", visible.hostId().value());
      if (details.locationVisible()) {
        HostName host = event.host();
        body.put("host", host == null ? null : host.value());
      }
    }
    if (version.isAtLeast(ApiVersion.V2_84) && details.detailsVisible()) {
      body.put("details", event.details());
    }
    return body;
  }
}
