package dev.actionguard.analysis;

/** Notes how values that were read from the local clock are used. */
final class Clocks {
  private Clocks() {}

  /**
   * Notes that what these labels stand for decides something, is stored or leaves the program. For
   * a parameter the callers know whether it is time.
   */
  static void use(Recorder recorder, Labels labels) {
    labels.forEach(
        (label, marks) -> {
          if (label instanceof Label.Parameter p) {
            if (p.slot() != AbstractObject.STATICS) {
              recorder.parameterUse(p.slot());
            }
          } else if (label instanceof Label.Source s && s.origin() == Origin.WALL_CLOCK) {
            recorder.clockUse(s.site());
          }
        });
  }

  /** Notes the time that a method leaves in objects which its callers see. */
  static void stored(Recorder recorder, State exit) {
    for (AbstractObject object : exit.objects()) {
      ObjectState state = exit.object(object);
      Value elements = state == null || state.elements() == null ? null : state.elements().all();
      if (object instanceof AbstractObject.Parameter && elements != null) {
        use(recorder, elements.labels());
      }
    }
  }

  /** Notes that a method returns time: whether that is a use its callers know. */
  static void returned(Recorder recorder, Labels labels) {
    labels.forEach(
        (label, marks) -> {
          if (label instanceof Label.Source s && s.origin() == Origin.WALL_CLOCK) {
            recorder.clockReturn(s.site());
          }
        });
  }
}
