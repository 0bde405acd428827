package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Type;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The functions that constructors put into final fields, by themselves or in tables and lists: what
 * such a field runs is known in all methods. What the functions captured is not.
 */
final class FieldFunctions {
  private final StaticHeap heap;
  private final ProgramIndex index;

  FieldFunctions(StaticHeap heap, ProgramIndex index) {
    this.heap = heap;
    this.index = index;
  }

  /** Returns whether it is worth to look at what a constructor leaves in its object. */
  boolean concerns(MethodModel method) {
    return method.isConstructor() && index.owner(method).fields().stream().anyMatch(this::concerns);
  }

  private boolean concerns(FieldModel field) {
    return field.isFinal()
        && !field.isStatic()
        && (isFunction(field.type())
            || field.type().arguments().stream()
                .anyMatch(
                    type ->
                        isFunction(type)
                            || index
                                .program()
                                .own(type.name())
                                .filter(ClassModel::isInterface)
                                .isPresent()));
  }

  private static boolean isFunction(Type type) {
    return type.name().startsWith("java.util.function.")
        || type.name().equals("java.lang.Runnable")
        || type.name().equals("java.util.concurrent.Callable");
  }

  /** Keeps the functions that are in the fields of the object when its constructor returns. */
  void learn(MethodModel constructor, State exit) {
    ObjectState made = exit.object(new AbstractObject.Parameter(0, AccessPath.EMPTY));
    if (made == null) {
      return;
    }
    ClassModel owner = index.owner(constructor);
    for (FieldModel field : owner.fields()) {
      Value value = made.fields().get(field.name());
      if (value != null && concerns(field)) {
        Set<AbstractObject> functions = new LinkedHashSet<>();
        for (AbstractObject object : value.objects()) {
          ObjectState state = exit.object(object);
          if (object instanceof AbstractObject.Closure) {
            functions.add(object);
            heap.put(object, ObjectState.EMPTY);
          } else if (state != null && state.elements() != null) {
            functions.addAll(table(object, exit, state.elements()));
          }
        }
        if (!functions.isEmpty()) {
          FieldRef reference = new FieldRef(owner.name(), field.name(), Type.UNKNOWN);
          Value known = heap.field(reference);
          Value found = Value.UNKNOWN.withObjects(functions);
          heap.put(reference, known == null ? found : known.join(found));
        }
      }
    }
  }

  /** A container whose elements are functions, as an object that has them in no order. */
  private Set<AbstractObject> table(AbstractObject object, State exit, Container elements) {
    Value all = elements.all();
    Set<AbstractObject> functions = new LinkedHashSet<>();
    if (all != null) {
      all.objects().stream()
          .filter(o -> o instanceof AbstractObject.Closure && exit.object(o) != null)
          .forEach(functions::add);
    }
    if (functions.isEmpty()) {
      return Set.of();
    }
    functions.forEach(function -> heap.put(function, ObjectState.EMPTY));
    heap.put(
        object,
        ObjectState.EMPTY.with(
            Container.of(Objects.requireNonNull(all).content().withObjects(functions))));
    return Set.of(object);
  }
}
