package dev.actionguard.recorder.failure;

/**
 * Implemented by exceptions whose message was written for users and holds nothing secret. Do not
 * build such a message from the text of another exception: what is foreign in it would be shown.
 */
public interface UserSafe {

  /** Returns the text for users. */
  String userMessage();
}
