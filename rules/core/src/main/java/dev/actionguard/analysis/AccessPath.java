package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields to follow from a value: {@code .owner.name}, {@code []} for an element. Paths are at most
 * {@link #LIMIT} long; a longer one ends in {@code *}, which stands for anything below.
 */
final class AccessPath {
  static final AccessPath EMPTY = new AccessPath(List.of());
  static final String ELEMENT = "[]";
  static final String REST = "*";
  static final int LIMIT = 3;

  private final List<String> parts;
  private final int hash;

  AccessPath(List<String> parts) {
    this.parts = List.copyOf(parts);
    int sum = 1;
    for (int i = 0; i < parts.size(); i++) {
      sum = 31 * sum + parts.get(i).hashCode();
    }
    hash = sum;
  }

  List<String> parts() {
    return parts;
  }

  /** Returns the path one part longer, or cut off with {@link #REST}. */
  AccessPath then(String part) {
    if (isCut()) {
      return this;
    }
    List<String> longer = new ArrayList<>(parts);
    longer.add(parts.size() < LIMIT ? part : REST);
    return new AccessPath(longer);
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
    return !parts.isEmpty() && parts.get(parts.size() - 1).equals(ELEMENT);
  }

  /** Returns whether it ends in an element. */
  boolean isElement() {
    return !parts.isEmpty() && isElement(parts.get(parts.size() - 1));
  }

  /** Returns the path without its last part. */
  AccessPath parent() {
    return new AccessPath(parts.subList(0, parts.size() - 1));
  }

  /** Returns the last part; there must be one. */
  String last() {
    return parts.get(parts.size() - 1);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Returns whether it stands for everything below its parts. */
  boolean isCut() {
    return !parts.isEmpty() && parts.get(parts.size() - 1).equals(REST);
  }

  /** Returns {@code .a.b[]}, empty for the empty path. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(isElement(part) ? "" : ".").append(part);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof AccessPath p && hash == p.hash && hasParts(p.parts));
  }

  private boolean hasParts(List<String> others) {
    if (parts.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).equals(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
