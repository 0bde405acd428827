package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.TypeAnnotationPosition;
import com.sun.tools.javac.util.Pair;
import dev.actionguard.ir.AnnotationModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads annotations. Those that only source text keeps are left out: no rule's verdict may hang on
 * them, as class files do not have them.
 */
final class AnnotationModels {
  private final Symbols symbols;

  AnnotationModels(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Returns the annotations of a declaration. */
  List<AnnotationModel> of(Symbol symbol) {
    List<AnnotationModel> found = new ArrayList<>();
    for (Attribute.Compound annotation : symbol.getRawAttributes()) {
      if (symbols.types.getRetention(annotation) != Attribute.RetentionPolicy.SOURCE) {
        found.add(model(annotation));
      }
    }
    return found;
  }

  /** Returns the annotations on the type arguments of a variable's type. */
  List<AnnotationModel> ofElements(Symbol symbol) {
    List<AnnotationModel> found = new ArrayList<>();
    for (Attribute.TypeCompound annotation : symbol.getRawTypeAttributes()) {
      var path = annotation.position.location;
      if (path.nonEmpty()
          && path.last().tag == TypeAnnotationPosition.TypePathEntryKind.TYPE_ARGUMENT
          && symbols.types.getRetention(annotation) != Attribute.RetentionPolicy.SOURCE) {
        found.add(model(annotation));
      }
    }
    return found;
  }

  private AnnotationModel model(Attribute.Compound annotation) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Pair<MethodSymbol, Attribute> pair : annotation.values) {
      values.put(pair.fst.name.toString(), value(pair.snd));
    }
    return new AnnotationModel(symbols.name((ClassSymbol) annotation.type.tsym), values);
  }

  private Object value(Attribute attribute) {
    if (attribute instanceof Attribute.Compound nested) {
      return model(nested);
    }
    if (attribute instanceof Attribute.Array array) {
      List<Object> values = new ArrayList<>();
      for (Attribute one : array.values) {
        values.add(value(one));
      }
      return values;
    }
    if (attribute instanceof Attribute.Enum constant) {
      return new AnnotationModel.EnumValue(
          symbols.name(constant.type), constant.value.name.toString());
    }
    if (attribute instanceof Attribute.Class literal) {
      return symbols.erased(literal.classType);
    }
    return attribute instanceof Attribute.Constant ? attribute.getValue() : "?";
  }
}
