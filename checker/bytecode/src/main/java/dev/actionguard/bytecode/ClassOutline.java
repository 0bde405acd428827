package dev.actionguard.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file declares, as it is written there: names with slashes, descriptors and generic
 * signatures. For front ends that need the type variables, which the program form does not keep.
 *
 * @param name internal name
 * @param access its flags; of a nested class those of its declaration
 * @param signature generic signature, or null if there is none
 * @param superName internal name of the superclass, or null for {@code Object}
 * @param outer internal name of the class that it is a member of, or null
 * @param simpleName its name in that class, or null if it is not a member
 * @param retention for an annotation type, its retention if it has one declared, else empty
 * @param targets for an annotation type, where it may stand if it says so, else null
 * @param local whether it is a local or anonymous class
 */
public record ClassOutline(
    String name,
    int access,
    @Nullable String signature,
    @Nullable String superName,
    List<String> interfaces,
    @Nullable String outer,
    @Nullable String simpleName,
    boolean local,
    String retention,
    @Nullable List<String> targets,
    List<Nested> nested,
    List<Field> fields,
    List<Method> methods,
    List<String> components) {
  public ClassOutline {
    interfaces = List.copyOf(interfaces);
    nested = List.copyOf(nested);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    components = List.copyOf(components);
    targets = targets == null ? null : List.copyOf(targets);
  }

  /** A member class by its internal name and its simple name. */
  public record Nested(String name, String simpleName, int access) {}

  /**
   * A field.
   *
   * @param constant its constant value, or null
   */
  public record Field(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object constant) {}

  /** A method; its thrown classes by internal names. */
  public record Method(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      List<String> exceptions) {
    public Method {
      exceptions = List.copyOf(exceptions);
    }
  }
}
