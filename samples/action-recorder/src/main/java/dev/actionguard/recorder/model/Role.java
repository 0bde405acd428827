package dev.actionguard.recorder.model;

/** What a caller may be in an installation. Each role brings those it implies. */
public enum Role {
  /** Reads what belongs to his project. */
  READER,
  /** Works on what belongs to his project. */
  MEMBER,
  /** Manages his project. */
  MANAGER,
  /** Administers the installation. */
  ADMIN,
  /** A service of the installation itself, acting for a user or on its own. */
  SERVICE,
  /** Moves histories between databases. */
  MIGRATION;

  /**
   * Returns whether holding this role is holding that one.
   *
   * @param other the role asked for
   */
  public boolean covers(Role other) {
    return this == other
        || switch (this) {
          case MANAGER -> other == MEMBER || other == READER;
          case MEMBER -> other == READER;
          case READER, ADMIN, SERVICE, MIGRATION -> false;
        };
  }
}
