package dev.actionguard.ir;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared class, interface, enum, record or annotation type.
 *
 * @param name binary name
 * @param modifiers {@link Modifier} bits
 * @param kind what it was declared as
 * @param superclass null for {@code Object}; interfaces say {@code Object}
 * @param interfaces with type arguments
 * @param components the record components in order; empty unless a record
 * @param enclosing binary name of the class that encloses it, or null
 * @param enclosingMethod for a local or anonymous class the method it stands in, if known
 * @param sourceFile path of the source file as far as known: package folders and file name ({@code
 *     com/acme/A.java}), or empty
 * @param range where its name is declared; in class files the first known line of any method
 */
public record ClassModel(
    String name,
    int modifiers,
    Kind kind,
    @Nullable Type superclass,
    List<Type> interfaces,
    List<AnnotationModel> annotations,
    List<FieldModel> fields,
    List<MethodModel> methods,
    List<ParameterModel> components,
    @Nullable String enclosing,
    @Nullable MethodRef enclosingMethod,
    String sourceFile,
    SourceRange range) {
  /** What a class was declared as. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }

  public ClassModel {
    interfaces = List.copyOf(interfaces);
    annotations = List.copyOf(annotations);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    components = List.copyOf(components);
  }

  public boolean isInterface() {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
  }

  public boolean isAbstract() {
    return Modifier.isAbstract(modifiers);
  }

  /** Returns the name without package and enclosing classes. */
  public String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Returns the package, empty for the unnamed one. */
  public String packageName() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** Returns the annotation of that type if the class itself has it. */
  public Optional<AnnotationModel> annotation(String type) {
    for (AnnotationModel annotation : annotations) {
      if (annotation.type().equals(type)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  /** Returns the declared field of that name. */
  public Optional<FieldModel> field(String fieldName) {
    for (FieldModel field : fields) {
      if (field.name().equals(fieldName)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Returns the declared method of that name and erased parameters, whatever its result type. */
  public Optional<MethodModel> method(String methodName, List<String> parameters) {
    for (MethodModel method : methods) {
      if (method.name().equals(methodName) && method.reference().parameters().equals(parameters)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
