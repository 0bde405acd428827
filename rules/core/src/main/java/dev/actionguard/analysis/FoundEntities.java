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

  /** Only classes without subclasses: else the row may be of any of them. */
  private boolean isEntity(String type) {
    return index
            .program()
            .own(type)
            .map(ClassModel::annotations)
            .filter(
                all ->
                    all.stream()
                        .anyMatch(
                            a -> index.annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent()))
            .isPresent()
        && index.hierarchy().subtypes(type).size() == 1;
  }
}
