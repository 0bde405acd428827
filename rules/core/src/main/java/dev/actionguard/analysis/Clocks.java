package dev.actionguard.analysis;

import org.jspecify.annotations.Nullable;

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

  /** {@code Duration.between(start, end)}, {@code start.until(end, unit)}: not mere comparisons. */
  static void difference(Recorder recorder, CallSite call) {
    String name = call.method().name();
    int count = call.arguments().size();
    if (count >= 2 && (name.equals("between") || name.endsWith("Between"))) {
      mixed(
          recorder, call.arguments().get(count - 2), call.arguments().get(count - 1), call.site());
    } else if (count >= 1 && name.equals("until") && call.receiver() != null) {
      mixed(recorder, call.receiver(), call.arguments().get(0), call.site());
    }
  }

  /** Notes that two times were subtracted which two reads gave. */
  static void mixed(Recorder recorder, Value start, Value end, Site site) {
    Label.Source first = onlyTime(start);
    Label.Source second = onlyTime(end);
    if (first != null && second != null && !first.site().equals(second.site())) {
      recorder.mixed(new MixedTimes(first, second, site));
    }
  }

  /** The source of a value that is nothing but one clock's time, or null. */
  private static Label.@Nullable Source onlyTime(Value value) {
    Label.Source only = null;
    for (Label label : value.labels().list()) {
      boolean clockItself = label instanceof Label.Parameter p && p.path().isAnyElement();
      if (clockItself || (label instanceof Label.Source s && s.origin() == Origin.ZONELESS)) {
        continue;
      }
      if (!(label instanceof Label.Source s)
          || !Demands.isMoment(s.origin())
          || (value.labels().marks(s) & Mark.ASPECT) != 0
          || (only != null && !only.site().equals(s.site()))) {
        return null;
      }
      only = s;
    }
    return only;
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
