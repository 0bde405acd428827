package dev.actionguard.recorder.view;

import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.MarkerNotFoundException;
import dev.actionguard.recorder.error.NotFoundException;
import dev.actionguard.recorder.error.StorageConflictException;
import dev.actionguard.recorder.error.StorageException;
import dev.actionguard.recorder.error.StorageTimeoutException;
import dev.actionguard.recorder.error.StorageUnavailableException;
import dev.actionguard.recorder.model.InvalidInputException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns exceptions into answers. Their texts are fixed; what is not foreseen gets a text that says
 * nothing and an id that finds the matter in the log.
 */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static ApiResponse answer(RuntimeException problem) {
    if (problem instanceof InvalidInputException invalid) {
      return body("badRequest", 400, "Invalid input: " + invalid.field() + " " + invalid.reason());
    }
    if (problem instanceof MarkerNotFoundException) {
      return body("badRequest", 400, "Marker could not be found.");
    }
    if (problem instanceof AccessDeniedException denied) {
      return body("forbidden", 403, "Policy doesn't allow " + denied.rule() + " to be performed.");
    }
    if (problem instanceof ActionNotFoundException) {
      return body("itemNotFound", 404, "Action could not be found.");
    }
    if (problem instanceof NotFoundException) {
      return body("itemNotFound", 404, "Instance could not be found.");
    }
    if (problem instanceof StorageException failed) {
      return unavailable(failed);
    }
    String id = UUID.randomUUID().toString();
    LOG.error("unexpected {}, correlation {}", problem.getClass().getName(), id);
    return failure(id);
  }

  private static ApiResponse unavailable(StorageException failed) {
    boolean passing =
        failed instanceof StorageUnavailableException
            || failed instanceof StorageTimeoutException
            || failed instanceof StorageConflictException;
    return passing
        ? body(
            "serviceUnavailable",
            503,
            "The service is not available. Correlation: " + failed.correlationId())
        : failure(failed.correlationId());
  }

  private static ApiResponse failure(String correlationId) {
    return body("computeFault", 500, "Unexpected error. Correlation: " + correlationId);
  }

  private static ApiResponse body(String kind, int code, String message) {
    return new ApiResponse(code, Map.of(kind, Map.of("code", code, "message", message)));
  }
}
