package dev.actionguard.rule;

import dev.actionguard.ir.SourceRange;

/**
 * Where something stands.
 *
 * @param className binary name of the class
 * @param method signature of the enclosing source method, {@code name(erased types)}; empty for a
 *     place outside of methods
 * @param sourceFile path as in {@link dev.actionguard.ir.ClassModel#sourceFile()}
 * @param range its range in the file
 */
public record Place(String className, String method, String sourceFile, SourceRange range)
    implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    int order = sourceFile.compareTo(other.sourceFile);
    order = order != 0 ? order : Integer.compare(range.startLine(), other.range.startLine());
    order = order != 0 ? order : Integer.compare(range.startColumn(), other.range.startColumn());
    order = order != 0 ? order : className.compareTo(other.className);
    return order != 0 ? order : method.compareTo(other.method);
  }
}
