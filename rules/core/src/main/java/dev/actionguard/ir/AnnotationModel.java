package dev.actionguard.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation as written; defaults of the annotation type are not filled in.
 *
 * @param type binary name of the annotation type, or its simple name if it cannot be resolved
 * @param values the written elements in source order: boxed primitives, {@code String}, {@link
 *     Type} for class literals, {@link EnumValue}, {@link AnnotationModel}, or a {@code List} of
 *     these (a single value of an array element may stand without a list)
 */
public record AnnotationModel(String type, Map<String, Object> values) {
  public AnnotationModel {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** An enum constant in an annotation. */
  public record EnumValue(String type, String name) {}

  /** Returns the element of that name if it is written. */
  public Optional<Object> value(String element) {
    return Optional.ofNullable(values.get(element));
  }

  /** Returns the element as a list: empty if not written, of one if it is a single value. */
  public List<?> list(String element) {
    Object value = values.get(element);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  /** Returns the element as text if it is a string, else empty text. */
  public String text(String element) {
    return values.get(element) instanceof String text ? text : "";
  }

  /** Returns the type's name without package and enclosing classes. */
  public String simpleName() {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }
}
