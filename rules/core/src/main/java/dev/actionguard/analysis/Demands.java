package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options;
import dev.actionguard.options.Options.Setting;

/** Says which sources a sink does not want raw, and which marks make them welcome. */
final class Demands {
  private Demands() {}

  /** Returns whether data with these marks is clean for the sink, wherever it comes from. */
  static boolean isClean(SinkKind kind, int marks) {
    return (marks & (cleansing(kind) | Mark.ASPECT)) != 0;
  }

  private static int cleansing(SinkKind kind) {
    return switch (kind) {
      case TEXT, IDENTIFIER -> Mark.TEXT;
      case BIND, KEY -> Mark.BOUND;
      case PROPERTIES -> 0;
      case LOG, LOG_CONTEXT, STREAM, EXCEPTION_MESSAGE ->
          Mark.MASKED | Mark.HASHED | Mark.OPAQUE | Mark.ENCLOSED;
      case RESPONSE, IDENTITY, MOMENT -> 0;
    };
  }

  /** Returns whether the sink must not receive raw data of that source. */
  static boolean wants(SinkKind kind, Label.Source source, Options options) {
    return switch (kind) {
      case TEXT, IDENTIFIER, BIND, KEY ->
          source.origin() == Origin.UNTRUSTED
              || source.origin() == Origin.ENVIRONMENT
              || (source.origin() == Origin.DATABASE && options.is(Setting.SECOND_ORDER));
      case LOG, LOG_CONTEXT, STREAM, EXCEPTION_MESSAGE ->
          switch (source.origin()) {
            case SENSITIVE, PRINCIPAL, WHOLE_REQUEST, RENDERING -> true;
            case CAUGHT -> kind == SinkKind.LOG || kind == SinkKind.STREAM;
            case EXCEPTION_DETAIL -> kind == SinkKind.EXCEPTION_MESSAGE;
            default -> false;
          };
      case PROPERTIES ->
          // Only an object as it was sent: not a part of it, nor what was made of it.
          source.origin() == Origin.UNTRUSTED && source.site().block() == -1 && source.isWhole();
      case RESPONSE -> source.origin() == Origin.EXCEPTION_DETAIL;
      case IDENTITY -> source.origin() == Origin.UNTRUSTED;
      case MOMENT -> isMoment(source.origin());
    };
  }

  /** Returns whether it is a source of times. */
  static boolean isMoment(Origin origin) {
    return switch (origin) {
      case WALL_CLOCK, MONOTONIC_CLOCK, INJECTED_CLOCK, DATABASE_CLOCK, ZONELESS -> true;
      default -> false;
    };
  }
}
