package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reference may point to. */
sealed interface AbstractObject {
  /** The slot of the static fields. */
  int STATICS = -1;

  /** The object that has the program's static fields. */
  AbstractObject STATIC_FIELDS = new Parameter(STATICS, AccessPath.EMPTY);

  /** What a reference may point to besides the objects that are known. */
  AbstractObject OTHER = Elsewhere.OTHER;

  /** Objects that the analysis has no name for: nothing is kept of them. */
  enum Elsewhere implements AbstractObject {
    OTHER;

    @Override
    public @Nullable String exactType() {
      return null;
    }
  }

  /** The object's class if it is known exactly, else null. */
  @Nullable String exactType();

  /**
   * All objects that one statement makes, or that one call's callee makes and hands out. A class
   * that keeps its hash, as nothing is looked up more often.
   */
  final class Allocated implements AbstractObject {
    private final Site site;
    private final String inner;
    private final String type;
    private final int hash;

    /**
     * Makes it.
     *
     * @param site the statement
     * @param inner tells several objects of one call apart; empty for the statement's own
     * @param type the class
     */
    Allocated(Site site, String inner, String type) {
      this.site = site;
      this.inner = inner;
      this.type = type;
      hash = (31 * site.hashCode() + inner.hashCode()) * 31 + type.hashCode();
    }

    Site site() {
      return site;
    }

    String inner() {
      return inner;
    }

    String type() {
      return type;
    }

    @Override
    public String exactType() {
      return type;
    }

    @Override
    public boolean equals(Object other) {
      return other == this
          || (other instanceof Allocated a
              && hash == a.hash
              && site.equals(a.site)
              && inner.equals(a.inner)
              && type.equals(a.type));
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return type + "@" + site + (inner.isEmpty() ? "" : "<" + inner);
    }
  }

  /**
   * What a parameter refers to by a path: symbolic until a caller is known. The slot {@link
   * #STATICS} stands for an object whose fields are the program's static fields that are not final.
   */
  record Parameter(int slot, AccessPath path) implements AbstractObject {
    @Override
    public boolean equals(@Nullable Object other) {
      return other == this
          || (other instanceof Parameter p && slot == p.slot && path.equals(p.path));
    }

    @Override
    public int hashCode() {
      return 31 * slot + path.hashCode();
    }

    @Override
    public @Nullable String exactType() {
      return null;
    }
  }

  /**
   * A lambda or method reference.
   *
   * @param captured its captured values as fields {@code $0}, {@code $1} … of the object's state
   */
  record Closure(
      Site site,
      MethodRef functional,
      MethodRef implementation,
      Statement.CallKind kind,
      int captured,
      List<String> parameterTypes)
      implements AbstractObject {
    @Override
    public int hashCode() {
      return site.hashCode();
    }

    @Override
    public @Nullable String exactType() {
      return null;
    }
  }
}
