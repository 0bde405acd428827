package dev.actionguard.recorder.model;

/** What the caller's token is for. */
public enum TokenScope {
  /** One project, or none in particular. */
  PROJECT,
  /** The installation as a whole; such a token reads no project's actions, not even as admin. */
  SYSTEM
}
