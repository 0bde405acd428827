package dev.actionguard.recorder.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a user can ask for. The spelling on the wire is frozen, mixed case included; new names are
 * in snake case. Only these names can be written; a name that a newer version wrote can still be
 * read, see {@link InstanceAction#name()}.
 */
public enum ActionName {
  /** {@code create}. */
  CREATE("create"),
  /** {@code delete}. */
  DELETE("delete"),
  /** {@code evacuate}. */
  EVACUATE("evacuate"),
  /** {@code restore}. */
  RESTORE("restore"),
  /** {@code stop}. */
  STOP("stop"),
  /** {@code start}. */
  START("start"),
  /** {@code reboot}. */
  REBOOT("reboot"),
  /** {@code rebuild}. */
  REBUILD("rebuild"),
  /** {@code revertResize}. */
  REVERT_RESIZE("revertResize"),
  /** {@code confirmResize}. */
  CONFIRM_RESIZE("confirmResize"),
  /** {@code resize}. */
  RESIZE("resize"),
  /** {@code migrate}. */
  MIGRATE("migrate"),
  /** {@code pause}. */
  PAUSE("pause"),
  /** {@code unpause}. */
  UNPAUSE("unpause"),
  /** {@code suspend}. */
  SUSPEND("suspend"),
  /** {@code resume}. */
  RESUME("resume"),
  /** {@code rescue}. */
  RESCUE("rescue"),
  /** {@code unrescue}. */
  UNRESCUE("unrescue"),
  /** {@code changePassword}. */
  CHANGE_PASSWORD("changePassword"),
  /** {@code shelve}. */
  SHELVE("shelve"),
  /** {@code shelveOffload}. */
  SHELVE_OFFLOAD("shelveOffload"),
  /** {@code unshelve}. */
  UNSHELVE("unshelve"),
  /** {@code live-migration}. */
  LIVE_MIGRATION("live-migration"),
  /** {@code live_migration_cancel}. */
  LIVE_MIGRATION_CANCEL("live_migration_cancel"),
  /** {@code live_migration_force_complete}. */
  LIVE_MIGRATION_FORCE_COMPLETE("live_migration_force_complete"),
  /** {@code trigger_crash_dump}. */
  TRIGGER_CRASH_DUMP("trigger_crash_dump"),
  /** {@code extend_volume}. */
  EXTEND_VOLUME("extend_volume"),
  /** {@code attach_interface}. */
  ATTACH_INTERFACE("attach_interface"),
  /** {@code detach_interface}. */
  DETACH_INTERFACE("detach_interface"),
  /** {@code attach_volume}. */
  ATTACH_VOLUME("attach_volume"),
  /** {@code detach_volume}. */
  DETACH_VOLUME("detach_volume"),
  /** {@code attach_share}. */
  ATTACH_SHARE("attach_share"),
  /** {@code detach_share}. */
  DETACH_SHARE("detach_share"),
  /** {@code swap_volume}. */
  SWAP_VOLUME("swap_volume"),
  /** {@code lock}. */
  LOCK("lock"),
  /** {@code unlock}. */
  UNLOCK("unlock"),
  /** {@code createBackup}. */
  CREATE_BACKUP("createBackup"),
  /** {@code createImage}. */
  CREATE_IMAGE("createImage"),
  /** {@code resetState}. */
  RESET_STATE("resetState"),
  /** {@code refresh_volume_attachment}. */
  REFRESH_VOLUME_ATTACHMENT("refresh_volume_attachment");

  private static final Map<String, ActionName> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ActionName::wireName, Function.identity()));

  private final String wireName;

  ActionName(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the spelling in the database and on the wire. */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the name with exactly that spelling, or nothing for one that this version does not
   * know.
   *
   * @param wireName the spelling in the database and on the wire
   */
  public static Optional<ActionName> ofWireName(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }
}
