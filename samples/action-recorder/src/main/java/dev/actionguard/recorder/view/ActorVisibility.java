package dev.actionguard.recorder.view;

/** Whether a reader sees who acted when that was somebody from outside of the server's project. */
public enum ActorVisibility {
  /** He does, as in Nova: an administrator's user and project are shown to the owner. */
  NOVA_COMPATIBLE,
  /** He does not, unless he is an admin: both are null. */
  OWN_PROJECT_ONLY
}
