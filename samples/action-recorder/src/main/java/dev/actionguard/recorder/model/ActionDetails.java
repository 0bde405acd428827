package dev.actionguard.recorder.model;

import java.util.List;

/**
 * An action with its events, as far as the reader may see them: what he may not see is not in here.
 *
 * @param action the action
 * @param owner the project that owns the server
 * @param events the events, the newest first
 * @param locationVisible whether traces and hosts are shown
 * @param detailsVisible whether the reasons of failures are shown
 */
public record ActionDetails(
    InstanceAction action,
    ProjectId owner,
    List<VisibleEvent> events,
    boolean locationVisible,
    boolean detailsVisible) {

  /** Copies the list. */
  public ActionDetails {
    events = List.copyOf(events);
  }

  /**
   * An event as far as the reader may see it.
   *
   * @param event the event; without its host, trace and details where they are not shown
   * @param hostId what is shown in place of the host
   */
  public record VisibleEvent(InstanceActionEvent event, HostId hostId) {}
}
