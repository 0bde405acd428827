package dev.actionguard.recorder.error;

/**
 * Something the recorder could not do. The texts of all kinds are fixed: they hold no identifier,
 * no query and nothing that the database said, so they may be shown to anybody.
 */
public abstract sealed class RecorderException extends RuntimeException
    permits AccessDeniedException, AlreadyRecordedException, NotFoundException, StorageException {

  private static final long serialVersionUID = 1;

  RecorderException(String message) {
    super(message);
  }
}
