package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a method: the method, the block and the index in it (the terminator's index is the
 * number of statements).
 */
public record Site(MethodRef method, int block, int index, SourceRange range)
    implements Comparable<Site> {
  @Override
  public int compareTo(Site other) {
    int order = method.toString().compareTo(other.method.toString());
    order = order != 0 ? order : Integer.compare(block, other.block);
    return order != 0 ? order : Integer.compare(index, other.index);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Site s
            && block == s.block
            && index == s.index
            && range.equals(s.range)
            && method.equals(s.method));
  }

  @Override
  public int hashCode() {
    return (31 * method.hashCode() + block) * 31 + index;
  }

  /** Returns {@code method:block.index}. */
  @Override
  public String toString() {
    return method + ":" + block + "." + index;
  }
}
