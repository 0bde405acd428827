package dev.actionguard.recorder.view;

import java.util.Collections;
import java.util.Map;

/**
 * What goes back to a client: a status and a body of maps, lists, texts, numbers and nulls, ready
 * for any JSON writer.
 *
 * @param status the HTTP status
 * @param body the body; its keys are in the order to be written
 */
public record ApiResponse(int status, Map<String, Object> body) {

  /** Keeps the body from being changed. */
  public ApiResponse {
    body = Collections.unmodifiableMap(body);
  }

  @Override
  public String toString() {
    return "ApiResponse[" + status + "]";
  }
}
