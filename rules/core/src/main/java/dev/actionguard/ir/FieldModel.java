package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared field.
 *
 * @param modifiers {@link java.lang.reflect.Modifier} bits
 * @param type its type, with type arguments
 * @param constant its compile-time constant if it is one, as in {@link Constant}
 * @param range where it is declared; class files do not tell
 */
public record FieldModel(
    String name,
    int modifiers,
    Type type,
    @Nullable Object constant,
    List<AnnotationModel> annotations,
    SourceRange range) {
  public FieldModel {
    annotations = List.copyOf(annotations);
  }

  public boolean isStatic() {
    return java.lang.reflect.Modifier.isStatic(modifiers);
  }

  public boolean isFinal() {
    return java.lang.reflect.Modifier.isFinal(modifiers);
  }
}
