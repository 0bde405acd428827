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

  /** The object's class if it is known exactly, else null. */
  @Nullable String exactType();

  /**
   * All objects that one statement makes, or that one call's callee makes and hands out.
   *
   * @param site the statement
   * @param inner tells several objects of one call apart; empty for the statement's own
   */
  record Allocated(Site site, String inner, String type) implements AbstractObject {
    @Override
    public int hashCode() {
      return 31 * site.hashCode() + inner.hashCode();
    }

    @Override
    public String exactType() {
      return type;
    }
  }

  /**
   * What a parameter refers to by a path: symbolic until a caller is known. The slot {@link
   * #STATICS} stands for an object whose fields are the program's static fields that are not final.
   */
  record Parameter(int slot, AccessPath path) implements AbstractObject {
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
