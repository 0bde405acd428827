package dev.actionguard.recorder.view;

import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.InvalidInputException;
import dev.actionguard.recorder.model.Marker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list. Errors name the parameter and never repeat its value. */
final class ListParameters {

  static final String LIMIT = "limit";
  static final String MARKER = "marker";
  static final String SINCE = "changes-since";
  static final String BEFORE = "changes-before";

  private static final Set<String> FROM_2_58 = Set.of(LIMIT, MARKER, SINCE);
  private static final Set<String> FROM_2_66 = Set.of(LIMIT, MARKER, SINCE, BEFORE);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int LONGEST_NUMBER = 9;

  private ListParameters() {}

  /** Returns what the parameters ask for; throws where the version does not allow them. */
  static ActionQuery parse(ApiVersion version, Map<String, List<String>> given, int maxLimit) {
    if (!version.isAtLeast(ApiVersion.V2_58)) {
      return ActionQuery.ALL;
    }
    boolean hasBefore = version.isAtLeast(ApiVersion.V2_66);
    requireKnown(given, hasBefore ? FROM_2_66 : FROM_2_58);
    String marker = single(given, MARKER);
    return new ActionQuery(
        limit(single(given, LIMIT), maxLimit),
        marker == null ? null : Marker.parse(marker),
        moment(given, SINCE),
        moment(given, BEFORE));
  }

  /** Throws if there is a parameter that is not known. */
  static void requireKnown(Map<String, List<String>> given, Set<String> known) {
    if (!known.containsAll(given.keySet())) {
      throw new InvalidInputException("query", "has additional properties that are not allowed");
    }
  }

  private static int limit(@Nullable String text, int max) {
    if (text == null) {
      return max;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw new InvalidInputException(LIMIT, "must be a number that is not negative");
    }
    return text.length() > LONGEST_NUMBER ? max : Math.min(Integer.parseInt(text), max);
  }

  private static @Nullable Instant moment(Map<String, List<String>> given, String parameter) {
    String text = single(given, parameter);
    return text == null ? null : WireTime.parse(parameter, text);
  }

  private static @Nullable String single(Map<String, List<String>> given, String parameter) {
    List<String> values = given.get(parameter);
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      throw new InvalidInputException(parameter, "must be given once");
    }
    return values.get(0);
  }
}
