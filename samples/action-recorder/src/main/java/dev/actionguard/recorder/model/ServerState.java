package dev.actionguard.recorder.model;

/** The states of a server that this library itself writes. */
public enum ServerState {
  /** It is being made. */
  BUILDING,
  /** It runs. */
  ACTIVE,
  /** It is switched off. */
  STOPPED,
  /** It needs somebody's help. */
  ERROR
}
