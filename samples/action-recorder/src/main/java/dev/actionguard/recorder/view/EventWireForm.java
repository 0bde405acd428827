package dev.actionguard.recorder.view;

import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceActionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as sent to another service of the installation, which may speak an older version of the
 * object: below 1.4 without details, below 1.2 without the host.
 */
public final class EventWireForm {

  /** The version that has all fields. */
  public static final ApiVersion LATEST = new ApiVersion(1, 4);

  private static final ApiVersion WITH_HOST = new ApiVersion(1, 2);

  private EventWireForm() {}

  /**
   * Returns the fields of an event that a peer understands.
   *
   * @param event the event
   * @param peer the version that the peer speaks
   */
  public static Map<String, @Nullable Object> of(InstanceActionEvent event, ApiVersion peer) {
    EventResult result = event.result();
    HostName host = event.host();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", event.id());
    fields.put("action_id", event.actionId());
    fields.put("event", event.event().value());
    fields.put("start_time", WireTime.format(event.startTime()));
    fields.put("finish_time", WireTime.format(event.finishTime()));
    fields.put("result", result == null ? null : result.wireName());
    fields.put("traceback", event.traceback());
    fields.put("created_at", WireTime.format(event.createdAt()));
    fields.put("updated_at", WireTime.format(event.updatedAt()));
    if (peer.isAtLeast(WITH_HOST)) {
      fields.put("host", host == null ? null : host.value());
    }
    if (peer.isAtLeast(LATEST)) {
      fields.put("details", event.details());
    }
    return fields;
  }
}
