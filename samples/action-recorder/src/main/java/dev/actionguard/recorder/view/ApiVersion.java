package dev.actionguard.recorder.view;

import dev.actionguard.recorder.model.InvalidInputException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the interface, such as 2.84.
 *
 * @param major the part before the dot
 * @param minor the part after it
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  /** The first version. */
  public static final ApiVersion V2_1 = new ApiVersion(2, 1);

  /** Deleted servers are found. */
  public static final ApiVersion V2_21 = new ApiVersion(2, 21);

  /** Every reader sees events. */
  public static final ApiVersion V2_51 = new ApiVersion(2, 51);

  /** Pages, links and the time of the last change. */
  public static final ApiVersion V2_58 = new ApiVersion(2, 58);

  /** Hosts and host ids. */
  public static final ApiVersion V2_62 = new ApiVersion(2, 62);

  /** The second end of the range of changes. */
  public static final ApiVersion V2_66 = new ApiVersion(2, 66);

  /** Details of failures. */
  public static final ApiVersion V2_84 = new ApiVersion(2, 84);

  /** No unknown parameters, not even when one action is shown. */
  public static final ApiVersion V2_102 = new ApiVersion(2, 102);

  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})\\.(0|[1-9]\\d{0,4})");
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /**
   * Reads a version.
   *
   * @param text such as {@code 2.84}
   */
  public static ApiVersion parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidInputException("version", "must be two numbers with a dot between them");
    }
    return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Returns whether this version is that one or a later one.
   *
   * @param other the other version
   */
  public boolean isAtLeast(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
