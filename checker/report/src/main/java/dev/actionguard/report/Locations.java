package dev.actionguard.report;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.rule.Place;

/** Names places for reports. */
final class Locations {
  private Locations() {}

  /** Returns the file of a place, made from the class name if the class file does not tell. */
  static String file(Place place, Sources sources) {
    if (!place.sourceFile().isEmpty()) {
      return sources.path(place.sourceFile());
    }
    String name = place.className();
    int nested = name.indexOf('$', Math.max(1, name.lastIndexOf('.') + 2));
    return sources.path(
        (nested < 0 ? name : name.substring(0, nested)).replace('.', '/') + ".java");
  }

  /** Returns {@code path}, {@code path:line} or {@code path:line:column}. */
  static String text(String path, SourceRange range) {
    return range.isKnown() ? path + ":" + range : path;
  }

  static String text(Place place, Sources sources) {
    return text(file(place, sources), place.range());
  }
}
