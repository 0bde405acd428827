package dev.actionguard.source;

import dev.actionguard.ir.ClassModel;
import java.util.List;
import java.util.Set;

/**
 * What was made of a unit.
 *
 * @param resolved how many calls, creations and method references there are whose method is known
 * @param unresolved how many there are whose method is not known
 * @param places where those stand
 * @param missing names of types that could not be found
 */
record LoweredUnit(
    List<ClassModel> models,
    int resolved,
    int unresolved,
    List<String> places,
    Set<String> missing) {
  LoweredUnit {
    models = List.copyOf(models);
    places = List.copyOf(places);
  }
}
