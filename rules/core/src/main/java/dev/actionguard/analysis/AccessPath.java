package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fields to follow from a value: {@code .owner.name}, {@code []} for an element. Paths are at most
 * {@link #LIMIT} long; a longer one ends in {@code *}, which stands for anything below.
 */
final class AccessPath {
  static final AccessPath EMPTY = new AccessPath(null, "");
  static final String ELEMENT = "[]";
  static final String REST = "*";
  static final int LIMIT = 3;

  private final @Nullable AccessPath parent;
  private final String last;
  private final int length;
  private final int hash;

  /** The path one longer that was asked for last: most often it is asked for again. */
  private @Nullable AccessPath child;

  private AccessPath(@Nullable AccessPath parent, String last) {
    this.parent = parent;
    this.last = last;
    length = parent == null ? 0 : parent.length + 1;
    hash = parent == null ? 1 : 31 * parent.hash + last.hashCode();
  }

  /** Returns its parts from the first on. */
  List<String> parts() {
    List<String> parts = new ArrayList<>(length);
    for (AccessPath path = this; path.parent != null; path = path.parent) {
      parts.add(path.last);
    }
    Collections.reverse(parts);
    return parts;
  }

  /** Returns the path one part longer, or cut off with {@link #REST}. */
  AccessPath then(String part) {
    if (isCut()) {
      return this;
    }
    String next = length < LIMIT ? part : REST;
    AccessPath known = child;
    if (known == null || !known.last.equals(next)) {
      known = new AccessPath(this, next);
      child = known;
    }
    return known;
  }

  /** Returns the part that stands for the element under a key; for any element if it is null. */
  static String element(@Nullable Object key) {
    if (key instanceof String text) {
      return "[=" + text + "]";
    }
    return key instanceof Integer number ? "[#" + number + "]" : ELEMENT;
  }

  /** Returns whether a part stands for an element. */
  static boolean isElement(String part) {
    return part.startsWith("[");
  }

  /** Returns the key of an element part, null if it stands for any element. */
  static @Nullable Object key(String part) {
    if (part.startsWith("[=")) {
      return part.substring(2, part.length() - 1);
    }
    return part.startsWith("[#") ? Integer.valueOf(part.substring(2, part.length() - 1)) : null;
  }

  /** Returns whether it ends in an element under any key. */
  boolean isAnyElement() {
    return last.equals(ELEMENT);
  }

  /** Returns whether it ends in an element. */
  boolean isElement() {
    return isElement(last);
  }

  /** Returns the path without its last part; there must be one. */
  AccessPath parent() {
    return Objects.requireNonNull(parent);
  }

  /** Returns the last part; there must be one. */
  String last() {
    return last;
  }

  boolean isEmpty() {
    return parent == null;
  }

  /** Returns whether it stands for everything below its parts. */
  boolean isCut() {
    return last.equals(REST);
  }

  /** Returns {@code .a.b[]}, empty for the empty path. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String part : parts()) {
      text.append(isElement(part) ? "" : ".").append(part);
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof AccessPath p
            && hash == p.hash
            && length == p.length
            && last.equals(p.last)
            && Objects.equals(parent, p.parent));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
