package dev.actionguard.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value at a call, as model rows name it: {@code this}, {@code return}, {@code argument[1]},
 * {@code argument[*]} (every argument), followed by parts: {@code .element} (any element of an
 * array, collection, stream, optional, future or any value of a map), {@code .element[argument[0]]}
 * (the element whose index or key is argument 0), {@code .key} (any key of a map), {@code .content}
 * (text of a builder, query of a statement). Example: {@code this.element[argument[0]]}.
 *
 * @param index the argument's index, or -1 for every argument; 0 for other roots
 * @param parts the parts after the root
 */
public record Position(Root root, int index, List<Part> parts) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(this|return|argument\\[(\\d+|\\*)])((?:\\.(?:element(?:\\[argument\\[\\d+]])?|key|content))*)");
  private static final Pattern PART =
      Pattern.compile("\\.(element|key|content)(?:\\[argument\\[(\\d+)]])?");

  /** Where a position starts. */
  public enum Root {
    THIS,
    RETURN,
    ARGUMENT
  }

  /** What a part selects. */
  public enum Selector {
    ELEMENT,
    KEY,
    CONTENT
  }

  /**
   * One part.
   *
   * @param keyArgument the index of the argument that is the key, or -1 for any
   */
  public record Part(Selector selector, int keyArgument) {}

  public Position {
    parts = List.copyOf(parts);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Position parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a position: '" + text + "'");
    }
    String argument = matcher.group(2);
    Root root =
        argument != null ? Root.ARGUMENT : text.startsWith("this") ? Root.THIS : Root.RETURN;
    int index = argument == null ? 0 : argument.equals("*") ? -1 : Integer.parseInt(argument);
    List<Part> parts =
        PART.matcher(matcher.group(3))
            .results()
            .map(
                part ->
                    new Part(
                        Selector.valueOf(part.group(1).toUpperCase(java.util.Locale.ROOT)),
                        part.group(2) == null ? -1 : Integer.parseInt(part.group(2))))
            .toList();
    return new Position(root, index, parts);
  }
}
