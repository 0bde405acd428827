package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.SensitivityLevel;
import java.util.List;

/** Labels and sites for tests. */
final class Samples {
  static final MethodRef METHOD =
      new MethodRef("com.acme.A", "m", List.of("java.lang.String"), "void");

  private Samples() {}

  static Site site(int index) {
    return new Site(METHOD, 0, index, SourceRange.UNKNOWN);
  }

  static Label parameter(int slot, String... path) {
    AccessPath parts = AccessPath.EMPTY;
    for (String part : path) {
      parts = parts.then(part);
    }
    return new Label.Parameter(slot, parts, 0);
  }

  static Label source(Origin origin, int index) {
    return new Label.Source(
        origin, site(index), "s" + index, AccessPath.EMPTY, 0, SensitivityLevel.PUBLIC, false);
  }
}
