package dev.actionguard.ir;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared method, constructor, initialiser or lambda body.
 *
 * @param reference its own name; the owner is the declaring class
 * @param modifiers {@link Modifier} bits
 * @param compilerMade whether no source method stands for it: bridges, accessors, lambda bodies
 * @param parameters without {@code this}, one for each of the reference's parameters (also for
 *     those that the compiler added: enclosing instances and captured variables)
 * @param returns its result type, with type arguments
 * @param enclosing for a lambda body, the source method it stands in; else null
 * @param range where its name is declared; in class files its first known line
 * @param code null if it is abstract or native
 */
public record MethodModel(
    MethodRef reference,
    int modifiers,
    boolean compilerMade,
    List<ParameterModel> parameters,
    Type returns,
    List<AnnotationModel> annotations,
    List<Type> exceptions,
    @Nullable MethodRef enclosing,
    SourceRange range,
    @Nullable MethodCode code) {
  public MethodModel {
    parameters = List.copyOf(parameters);
    annotations = List.copyOf(annotations);
    exceptions = List.copyOf(exceptions);
  }

  public String name() {
    return reference.name();
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  public boolean isAbstract() {
    return code == null;
  }

  public boolean isPublic() {
    return Modifier.isPublic(modifiers);
  }

  public boolean isPrivate() {
    return Modifier.isPrivate(modifiers);
  }

  public boolean isConstructor() {
    return reference.isConstructor();
  }

  /** Returns the annotation of that type if the method itself has it. */
  public Optional<AnnotationModel> annotation(String type) {
    return annotations.stream().filter(a -> a.type().equals(type)).findFirst();
  }
}
