package dev.actionguard.rules.clock;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.rule.Place;

/** Places of fields. */
final class FieldPlaces {
  private FieldPlaces() {}

  /** Returns where a field is declared; if the front end cannot tell, where its class begins. */
  static Place place(ClassModel model, FieldModel field) {
    SourceRange range = field.range().equals(SourceRange.UNKNOWN) ? model.range() : field.range();
    return new Place(model.name(), "", model.sourceFile(), range);
  }
}
