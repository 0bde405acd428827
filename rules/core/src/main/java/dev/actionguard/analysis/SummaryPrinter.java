package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.Locale;

/** Prints a method's summary for people. */
final class SummaryPrinter {
  private SummaryPrinter() {}

  static String print(MethodRef method, MethodSummary summary) {
    StringBuilder out = new StringBuilder(method.toString()).append('\n');
    if (summary.result() == null) {
      line(out, "never returns normally");
    } else {
      line(out, "returns " + value(summary.result()));
    }
    summary
        .facts()
        .guards()
        .forEach(
            (label, marks) ->
                line(out, "returns only if checked: " + label + ", " + Mark.words(marks)));
    summary
        .facts()
        .checks()
        .forEach(
            check ->
                line(
                    out,
                    "returns only if access is allowed ("
                        + check.strength()
                        + (check.byName() ? ", by its name" : "")
                        + ")"));
    summary
        .heap()
        .forEach(
            (object, state) ->
                state
                    .fields()
                    .forEach(
                        (field, value) ->
                            line(out, object(object) + "." + field + " becomes " + value(value))));
    for (Obligation obligation : summary.obligations()) {
      line(out, "leaves to its callers: " + obligation(obligation));
    }
    summary
        .databaseExceptions()
        .forEach(
            (type, failure) ->
                line(out, "may throw " + type + " when it fails to " + failure.accesses()));
    switch (summary.wrapping()) {
      case NONE -> {}
      case MERE -> line(out, "is a mere wrapper");
      case STATEMENT -> line(out, "runs statements of its callers");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append("  ").append(text).append('\n');
  }

  private static String object(AbstractObject object) {
    return object instanceof AbstractObject.Parameter p
        ? (p.slot() < 0 ? "static" : "p" + p.slot()) + p.path()
        : "a new object";
  }

  private static String value(Value value) {
    if (value.isFromConstants()) {
      return "one of " + value.constants();
    }
    StringBuilder text = new StringBuilder();
    text.append(value.labels().isEmpty() ? "an unlabelled value" : "data of " + value.labels());
    value
        .outcomes()
        .forEach(
            (key, facts) -> {
              facts
                  .guards()
                  .forEach(
                      (label, marks) ->
                          text.append("; if ")
                              .append(key)
                              .append(", ")
                              .append(label)
                              .append(" is checked: ")
                              .append(Mark.words(marks)));
              facts
                  .checks()
                  .forEach(
                      c ->
                          text.append("; if ")
                              .append(key)
                              .append(", access is allowed (")
                              .append(c.strength())
                              .append(')'));
            });
    return text.toString();
  }

  private static String obligation(Obligation obligation) {
    if (obligation instanceof Obligation.CleanValue v) {
      return "%s reaches %s of %s"
          .formatted(v.label(), sink(v.sink().kind()), Descriptions.method(v.sink().method()));
    }
    Obligation.CheckBefore check = (Obligation.CheckBefore) obligation;
    return "an access check before " + Descriptions.method(check.method());
  }

  private static String sink(SinkKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
