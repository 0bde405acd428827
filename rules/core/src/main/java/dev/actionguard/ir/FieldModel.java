package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared field.
 *
 * @param modifiers {@link java.lang.reflect.Modifier} bits
 * @param type its type, with type arguments
 * @param constant its compile-time constant if it is one, as in {@link Constant}
 * @param elementAnnotations those on the type arguments of its type: {@code List<@Valid Item>}
 * @param range where it is declared; class files do not tell
 */
public record FieldModel(
    String name,
    int modifiers,
    Type type,
    @Nullable Object constant,
    List<AnnotationModel> annotations,
    List<AnnotationModel> elementAnnotations,
    SourceRange range) {
  public FieldModel {
    annotations = List.copyOf(annotations);
    elementAnnotations = List.copyOf(elementAnnotations);
  }

  /** Makes a field without annotations on type arguments. */
  public FieldModel(
      String name,
      int modifiers,
      Type type,
      @Nullable Object constant,
      List<AnnotationModel> annotations,
      SourceRange range) {
    this(name, modifiers, type, constant, annotations, List.of(), range);
  }

  public boolean isStatic() {
    return java.lang.reflect.Modifier.isStatic(modifiers);
  }

  public boolean isFinal() {
    return java.lang.reflect.Modifier.isFinal(modifiers);
  }
}
