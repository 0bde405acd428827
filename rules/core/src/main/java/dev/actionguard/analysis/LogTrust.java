package dev.actionguard.analysis;

import dev.actionguard.ir.Type;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.Options;
import dev.actionguard.options.SensitivityLevel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows which logging the configuration allows to be raw: that of trusted loggers, and under the
 * setting for it whatever stands behind {@code isTraceEnabled()}.
 */
final class LogTrust {
  /** Stands for the builders and the like that a trusted logger hands out. */
  private static final AbstractObject TRUSTED =
      new AbstractObject.Allocated(StatementTransfer.STANDARD_STREAM, "trusted log", "?");

  /** Carries the fact that the trace level is enabled. */
  private static final Label TRACE =
      new Label.Source(
          Origin.DECISION,
          StatementTransfer.STANDARD_STREAM,
          "trace",
          AccessPath.EMPTY,
          0,
          SensitivityLevel.PUBLIC,
          false);

  private final List<ClassPattern> trusted;
  private final boolean rawAtTrace;

  LogTrust(Options options) {
    trusted = options.trustedSinks().stream().map(ClassPattern::of).toList();
    rawAtTrace = options.is(Options.Setting.RAW_AT_TRACE);
  }

  /** Returns whether what this call logs may be raw. */
  boolean allows(State state, CallSite call) {
    return (rawAtTrace && state.facts().guard(TRACE) != 0) || isTrusted(call);
  }

  private boolean isTrusted(CallSite call) {
    if (trusted.isEmpty() || call.receiver() == null) {
      return false;
    }
    Type declared = call.operands().get(0).type();
    return call.receiver().objects().contains(TRUSTED)
        || trusted.stream()
            .anyMatch(p -> p.matches(call.method().owner()) || p.matches(declared.name()));
  }

  /** Returns the result of a call with what it tells about later logging. */
  Value passedOn(CallSite call, Value result) {
    if (rawAtTrace && call.method().name().equals("isTraceEnabled")) {
      return result.withOutcome(1, Facts.guard(Labels.of(TRACE, 0), Mark.PRESENCE));
    }
    if (call.returnType().isPrimitive() || !isTrusted(call)) {
      return result;
    }
    Set<AbstractObject> objects = new LinkedHashSet<>(result.objects());
    objects.add(TRUSTED);
    return result.withObjects(objects);
  }
}
