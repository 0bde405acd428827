package dev.actionguard.json;

import java.io.IOException;

/** Text that is not the JSON that was asked for; the message is one line for its user. */
public final class JsonFormatException extends IOException {
  private static final long serialVersionUID = 1;

  public JsonFormatException(String message) {
    super(message.lines().findFirst().orElse(""));
  }
}
