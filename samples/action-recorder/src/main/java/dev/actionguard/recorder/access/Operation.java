package dev.actionguard.recorder.access;

/** What the policy decides about. */
public enum Operation {
  /** Listing a server's actions. */
  LIST("os_compute_api:os-instance-actions:list"),
  /** Showing one action. */
  SHOW("os_compute_api:os-instance-actions:show"),
  /** Seeing where an event failed, and on which host it ran. */
  EVENTS("os_compute_api:os-instance-actions:events"),
  /** Seeing why an event failed. */
  EVENT_DETAILS("os_compute_api:os-instance-actions:events:details"),
  /** Recording actions and events. */
  RECORD("recorder:record"),
  /** Making servers known, changing and removing them. */
  MANAGE_SERVERS("recorder:servers"),
  /** Copying histories from and to other databases. */
  MIGRATE("recorder:migrate"),
  /** Archiving the histories of deleted servers, and purging the archive. */
  ARCHIVE("recorder:archive");

  private final String rule;

  Operation(String rule) {
    this.rule = rule;
  }

  /** Returns the name of the rule. */
  public String rule() {
    return rule;
  }
}
