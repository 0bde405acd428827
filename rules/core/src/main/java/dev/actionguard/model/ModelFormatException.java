package dev.actionguard.model;

/** A model file breaks the format. The message names file, line and reason. */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ModelFormatException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}
