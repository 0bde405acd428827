package dev.actionguard.analysis;

/** Notes how values that were read from the local clock are used. */
final class Clocks {
  private Clocks() {}

  /** Notes that time among these labels decides something or leaves the method. */
  static void use(Recorder recorder, Labels labels) {
    labels.forEach(
        (label, marks) -> {
          if (label instanceof Label.Source s && s.origin() == Origin.WALL_CLOCK) {
            recorder.clockUse(s.site());
          }
        });
  }
}
