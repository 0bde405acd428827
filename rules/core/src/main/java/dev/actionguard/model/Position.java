package dev.actionguard.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A value at a call, as model rows name it: {@code this}, {@code return}, {@code argument[1]},
 * {@code argument[*]} (every argument), followed by parts: {@code .element} (any element of an
 * array, collection, stream, optional, future or any value of a map), {@code .key} (any key of a
 * map), {@code .content} (text of a builder, query of a statement). What is said of a position
 * holds for everything that can be reached from it.
 *
 * <p>Which element is meant can be told: {@code .element[argument[0]]} (its index or key is
 * argument 0), {@code .element[2]} (its index), {@code .element[+]} (a new one after the last),
 * {@code .element[*]} (each, and it keeps its index or key: on both sides of a flow). A flow from
 * {@code .element} to {@code .element} of one object mixes the elements: their indexes are lost.
 *
 * @param index the argument's index, or -1 for every argument; 0 for other roots
 * @param parts the parts after the root
 */
public record Position(Root root, int index, List<Part> parts) {
  /** The receiver; in a constructor the new object. */
  public static final Position THIS = new Position(Root.THIS, 0, List.of());

  /** The result. */
  public static final Position RETURN = new Position(Root.RETURN, 0, List.of());

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

  /** Which element a part selects. */
  public enum Key {
    /** One that is not known. */
    ANY,
    /** That whose index or key is an argument. */
    ARGUMENT,
    /** That with a fixed index. */
    CONSTANT,
    /** A new one after the last. */
    APPENDED,
    /** Each, keeping its index or key. */
    EACH
  }

  /**
   * One part.
   *
   * @param number the index of the argument for ARGUMENT, of the element for CONSTANT, else 0
   */
  public record Part(Selector selector, Key key, int number) {}

  public Position {
    parts = List.copyOf(parts);
  }

  /** Returns the argument of that index as a whole. */
  public static Position argument(int index) {
    return new Position(Root.ARGUMENT, index, List.of());
  }

  /** Returns whether this names every argument. */
  public boolean isEveryArgument() {
    return root == Root.ARGUMENT && index < 0;
  }

  /**
   * Reads the text form. Written by hand because loading must be fast in a cold virtual machine.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Position parse(String text) {
    int end;
    Root root;
    int index = 0;
    if (text.startsWith("this")) {
      root = Root.THIS;
      end = 4;
    } else if (text.startsWith("return")) {
      root = Root.RETURN;
      end = 6;
    } else if (text.startsWith("argument[")) {
      root = Root.ARGUMENT;
      end = text.indexOf(']') + 1;
      index = text.startsWith("*]", 9) ? -1 : number(text, 9, end - 1);
    } else {
      throw noPosition(text);
    }
    if (end == text.length()) {
      return new Position(root, index, List.of());
    }
    List<Part> parts = new ArrayList<>(2);
    while (end < text.length()) {
      if (text.charAt(end) != '.') {
        throw noPosition(text);
      }
      int dot = text.indexOf('.', end + 1);
      int next = dot < 0 ? text.length() : dot;
      parts.add(part(text, text.substring(end + 1, next)));
      end = next;
    }
    return new Position(root, index, parts);
  }

  private static Part part(String whole, String part) {
    return switch (part) {
      case "element" -> new Part(Selector.ELEMENT, Key.ANY, 0);
      case "key" -> new Part(Selector.KEY, Key.ANY, 0);
      case "content" -> new Part(Selector.CONTENT, Key.ANY, 0);
      case "element[+]" -> new Part(Selector.ELEMENT, Key.APPENDED, 0);
      case "element[*]" -> new Part(Selector.ELEMENT, Key.EACH, 0);
      default -> numbered(whole, part);
    };
  }

  private static Part numbered(String whole, String part) {
    if (part.startsWith("element[argument[") && part.endsWith("]]")) {
      int argument = number(whole, part, 17, part.length() - 2);
      return new Part(Selector.ELEMENT, Key.ARGUMENT, argument);
    }
    if (part.startsWith("element[") && part.endsWith("]")) {
      return new Part(Selector.ELEMENT, Key.CONSTANT, number(whole, part, 8, part.length() - 1));
    }
    throw noPosition(whole);
  }

  private static int number(String text, int from, int to) {
    return number(text, text, from, to);
  }

  private static int number(String whole, String text, int from, int to) {
    int value = 0;
    if (to <= from || to - from > 3) {
      throw noPosition(whole);
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw noPosition(whole);
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static IllegalArgumentException noPosition(String text) {
    return new IllegalArgumentException("not a position: '" + text + "'");
  }

  /** Returns the text form. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    switch (root) {
      case THIS -> text.append("this");
      case RETURN -> text.append("return");
      case ARGUMENT -> text.append("argument[").append(index < 0 ? "*" : index).append(']');
    }
    for (Part part : parts) {
      switch (part.selector) {
        case ELEMENT -> text.append(".element");
        case KEY -> text.append(".key");
        case CONTENT -> text.append(".content");
      }
      switch (part.key) {
        case ANY -> {}
        case ARGUMENT -> text.append("[argument[").append(part.number).append("]]");
        case CONSTANT -> text.append('[').append(part.number).append(']');
        case APPENDED -> text.append("[+]");
        case EACH -> text.append("[*]");
      }
    }
    return text.toString();
  }
}
