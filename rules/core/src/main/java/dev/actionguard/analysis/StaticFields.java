package dev.actionguard.analysis;

import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import java.util.List;

/** The object that stands for a static field while its class's initialiser is analysed. */
final class StaticFields {
  private StaticFields() {}

  static AbstractObject object(FieldRef field) {
    MethodRef initializer = new MethodRef(field.owner(), "<clinit>", List.of(), "void");
    return new AbstractObject.Allocated(
        new Site(initializer, -2, 0, SourceRange.UNKNOWN), field.name(), "");
  }

  /** Returns whether the object stands for a static field. */
  static boolean isField(AbstractObject object) {
    return object instanceof AbstractObject.Allocated a && a.site().block() == -2;
  }
}
