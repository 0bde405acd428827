package dev.actionguard.recorder.failure;

import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.Outcome;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what of a failure may be stored. Of an exception, the message counts only if its class
 * says that it was written for users ({@link UserSafe}); of any other, the class name is all that
 * is kept, for its text may hold anything. The trace keeps frames and no messages.
 */
public final class FailureSanitizer {

  private static final Logger LOG = LoggerFactory.getLogger(FailureSanitizer.class);
  private static final String CUT = "\n... cut ...\n";
  private static final Pattern CAUSE_MESSAGE =
      Pattern.compile("(?m)^(\\s*(?:Caused by: |Suppressed: )?[\\w.$]+(?:Exception|Error)):.*$");
  private static final int MAX_DETAILS = EventImport.MAX_DETAILS_BYTES;
  private static final int MAX_TRACEBACK = EventImport.MAX_TRACEBACK_BYTES;

  /** Makes a sanitizer. */
  public FailureSanitizer() {}

  /**
   * Returns what may be stored of an outcome; nothing of a success.
   *
   * @param outcome how a step ended
   */
  public FailureText sanitize(Outcome outcome) {
    if (outcome instanceof Outcome.Thrown thrown) {
      return new FailureText(
          details(messageOf(thrown.failure())), traceback(TraceFormatter.format(thrown.failure())));
    }
    if (outcome instanceof Outcome.Reported reported) {
      return new FailureText(
          details(reported.details()), traceback(withoutMessages(reported.traceback())));
    }
    return FailureText.NONE;
  }

  private static @Nullable String messageOf(Throwable failure) {
    if (failure instanceof UserSafe safe) {
      try {
        return safe.userMessage();
      } catch (RuntimeException e) {
        LOG.warn("{} has no text for users: {}", nameOf(failure), nameOf(e));
      }
    }
    return nameOf(failure);
  }

  private static String nameOf(Throwable failure) {
    String simple = failure.getClass().getSimpleName();
    return simple.isEmpty() ? failure.getClass().getName() : simple;
  }

  private static @Nullable String details(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line = Utf8.head(SecretScrubber.scrub(plain(text, false)), MAX_DETAILS);
    return line.isEmpty() ? null : line;
  }

  private static @Nullable String traceback(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String scrubbed = SecretScrubber.scrub(plain(text, true));
    if (Utf8.length(scrubbed) <= MAX_TRACEBACK) {
      return scrubbed;
    }
    int half = (MAX_TRACEBACK - CUT.length()) / 2;
    return Utf8.head(scrubbed, half) + CUT + Utf8.tail(scrubbed, half);
  }

  private static @Nullable String withoutMessages(@Nullable String text) {
    return text == null ? null : CAUSE_MESSAGE.matcher(text).replaceAll("$1");
  }

  /** Returns a text with a space for each control character and a ? for each broken surrogate. */
  private static String plain(String text, boolean keepLines) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> plain.appendCodePoint(replacement(codePoint, keepLines)));
    return plain.toString();
  }

  private static int replacement(int codePoint, boolean keepLines) {
    if (keepLines && (codePoint == '\n' || codePoint == '\t')) {
      return codePoint;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> '?';
      default -> codePoint;
    };
  }
}
