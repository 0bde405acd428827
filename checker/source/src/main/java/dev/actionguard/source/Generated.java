package dev.actionguard.source;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import java.util.ArrayList;
import java.util.List;

/** Completes a class by the members that a tool generated when it was compiled. */
final class Generated {
  private Generated() {}

  /** Returns the class of the source with the members that only its class file has. */
  static ClassModel merge(ClassModel source, ClassModel file) {
    List<FieldModel> fields = new ArrayList<>(source.fields());
    for (FieldModel field : file.fields()) {
      boolean added = (field.modifiers() & Flags.SYNTHETIC) == 0;
      if (added && source.field(field.name()).isEmpty()) {
        fields.add(field);
      }
    }
    List<MethodModel> methods = new ArrayList<>(source.methods());
    for (MethodModel method : file.methods()) {
      if (!method.compilerMade()
          && !method.name().equals("<clinit>")
          && source.method(method.name(), method.reference().parameters()).isEmpty()) {
        methods.add(method);
      }
    }
    return new ClassModel(
        source.name(),
        source.modifiers(),
        source.kind(),
        source.superclass(),
        source.interfaces(),
        source.annotations(),
        fields,
        methods,
        source.components(),
        source.enclosing(),
        source.enclosingMethod(),
        source.sourceFile(),
        source.range());
  }
}
