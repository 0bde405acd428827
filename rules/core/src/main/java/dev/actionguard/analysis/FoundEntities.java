package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives what was read from the database as an entity an object of its own, so that what is set on
 * it later is known field by field.
 */
final class FoundEntities {
  private final ProgramIndex index;
  private final Map<String, Boolean> all = new ConcurrentHashMap<>();
  private final Map<String, Boolean> entities = new ConcurrentHashMap<>();

  FoundEntities(ProgramIndex index) {
    this.index = index;
  }

  /** Returns the value with an object if it is an entity that was read; else the value itself. */
  Value of(State state, Value value, Type type, Site site) {
    boolean read =
        value.objects().isEmpty()
            && value.labels().has(Origin.DATABASE)
            && entities.computeIfAbsent(type.name(), this::isEntity);
    if (!read) {
      return value;
    }
    AbstractObject row = new AbstractObject.Allocated(site, "row", type.name());
    state.put(row, ObjectState.EMPTY);
    return value.withObjects(Set.of(row));
  }

  /** Returns whether a class of the program, or that of a collection's elements, is an entity. */
  boolean isEntity(Type type) {
    Type held = type.arguments().isEmpty() ? type : type.argument(0);
    return all.computeIfAbsent(held.name(), this::isAnnotated);
  }

  /** Only classes without subclasses: else the row may be of any of them. */
  private boolean isEntity(String type) {
    return isAnnotated(type) && index.hierarchy().subtypes(type).size() == 1;
  }

  private boolean isAnnotated(String type) {
    return index
        .program()
        .own(type)
        .map(ClassModel::annotations)
        .filter(
            annotations ->
                annotations.stream()
                    .anyMatch(
                        a -> index.annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent()))
        .isPresent();
  }
}
