package dev.actionguard.ir;

import java.util.List;

/**
 * A declared parameter.
 *
 * @param name its source name, or empty if it is not known
 * @param type its type, with type arguments
 */
public record ParameterModel(String name, Type type, List<AnnotationModel> annotations) {
  public ParameterModel {
    annotations = List.copyOf(annotations);
  }
}
