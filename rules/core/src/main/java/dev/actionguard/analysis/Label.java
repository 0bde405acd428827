package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.SensitivityLevel;
import org.jspecify.annotations.Nullable;

/** Where (a part of) a value comes from. */
public sealed interface Label {
  /** How often the data was changed since it was what the path names, up to a bound. */
  int derivations();

  /** Follows a field or element of the labelled object. */
  Label then(String part);

  /** Where the data is in the labelled object. */
  AccessPath path();

  /** The same data found elsewhere in the labelled object. */
  Label withPath(AccessPath path);

  /** One element, if this stands for any; else this. */
  default Label at(String element) {
    return path().isAnyElement() ? withPath(path().parent().then(element)) : this;
  }

  /**
   * The same data after its content changed (decoded, replaced): what was proved of the original
   * does not hold for it.
   */
  Label derived();

  /** How often a change is told apart from the original. */
  int MAX_DERIVATIONS = 2;

  /**
   * What the method was called with: symbolic until a caller is known.
   *
   * @param slot 0 for the first of {@code this} and the parameters
   */
  record Parameter(int slot, AccessPath path, int derivations) implements Label {
    @Override
    public Label then(String part) {
      return withPath(path.then(part));
    }

    @Override
    public Label withPath(AccessPath newPath) {
      return new Parameter(slot, newPath, derivations);
    }

    @Override
    public Label derived() {
      return derivations == MAX_DERIVATIONS ? this : new Parameter(slot, path, derivations + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other == this
          || (other instanceof Parameter p
              && slot == p.slot
              && derivations == p.derivations
              && path.equals(p.path));
    }

    @Override
    public int hashCode() {
      return (31 * slot + path.hashCode()) * 31 + derivations;
    }

    @Override
    public String toString() {
      return (slot < 0 ? "static" : "p" + slot) + path + "'".repeat(derivations);
    }
  }

  /**
   * A concrete source.
   *
   * @param site where the value arises
   * @param name what people call it, such as {@code request.getParameter("id")} or {@code userId}
   * @param path which part of the value
   * @param level for sensitive values how sensitive; else PUBLIC
   * @param byName whether it is a source only by its name
   */
  record Source(
      Origin origin,
      Site site,
      String name,
      AccessPath path,
      int derivations,
      SensitivityLevel level,
      boolean byName)
      implements Label {
    /**
     * Returns the name of the part that it is: of the field or the key at the end of its path, else
     * of the parameter that it is; empty if it has none.
     */
    public String simpleName(ProgramIndex index) {
      if (!path.isEmpty()) {
        String part = path.parts().get(path.parts().size() - 1);
        return AccessPath.isElement(part) ? String.valueOf(AccessPath.key(part)) : part;
      }
      MethodModel method = site.block() < 0 ? index.method(site.method()) : null;
      return method == null ? "" : method.parameters().get(site.index()).name();
    }

    /** Returns whether it is what the source gave, or any elements of it, unchanged. */
    public boolean isWhole() {
      return derivations == 0
          && path.parts().stream()
              .allMatch(p -> AccessPath.isElement(p) && !(AccessPath.key(p) instanceof String));
    }

    /** Returns whether it is what lies under a text key of what the source names. */
    public boolean isUnderKey() {
      return path.parts().stream().anyMatch(part -> AccessPath.key(part) instanceof String);
    }

    @Override
    public Label then(String part) {
      return withPath(path.then(part));
    }

    @Override
    public Label withPath(AccessPath newPath) {
      return new Source(origin, site, name, newPath, derivations, level, byName);
    }

    @Override
    public Label derived() {
      return derivations == MAX_DERIVATIONS
          ? this
          : new Source(origin, site, name, path, derivations + 1, level, byName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other == this
          || (other instanceof Source s
              && origin == s.origin
              && derivations == s.derivations
              && level == s.level
              && byName == s.byName
              && path.equals(s.path)
              && site.equals(s.site)
              && name.equals(s.name));
    }

    /** Only what tells sources apart well: labels are looked up more than anything else. */
    @Override
    public int hashCode() {
      return (31 * site.hashCode() + path.hashCode()) * 31 + derivations;
    }

    @Override
    public String toString() {
      return origin + "(" + name + path + ")" + "'".repeat(derivations);
    }
  }
}
