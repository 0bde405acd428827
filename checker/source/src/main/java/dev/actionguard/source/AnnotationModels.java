package dev.actionguard.source;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.source.Tree.Expr;
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
  private final Attribution attribution;

  AnnotationModels(Symbols symbols, Attribution attribution) {
    this.symbols = symbols;
    this.attribution = attribution;
  }

  /**
   * Returns the annotations of a declaration.
   *
   * @param target what it is, as {@code ElementType} names it
   */
  List<AnnotationModel> of(List<Tree.Annotation> annotations, String target, Scope scope) {
    List<AnnotationModel> found = new ArrayList<>();
    for (Tree.Annotation annotation : annotations) {
      Type type = attribution.names.type(annotation.type, scope);
      if (isKept(type) && isFor(type, target)) {
        found.add(model(annotation, type, scope));
      }
    }
    return found;
  }

  private static boolean isKept(Type type) {
    ClassSymbol symbol = type.symbol();
    return symbol == null || !symbol.retention().equals("SOURCE");
  }

  private static boolean isFor(Type type, String target) {
    ClassSymbol symbol = type.symbol();
    List<String> targets = symbol == null ? null : symbol.targets();
    if (targets == null) {
      return true;
    }
    return targets.contains(target)
        || (target.equals("ANNOTATION_TYPE") && targets.contains("TYPE"));
  }

  /** Returns the annotations on the type arguments of a variable's type. */
  List<AnnotationModel> ofElements(@org.jspecify.annotations.Nullable Expr type, Scope scope) {
    List<AnnotationModel> found = new ArrayList<>();
    if (type != null) {
      collect(type, found, scope);
    }
    return found;
  }

  private void collect(Expr type, List<AnnotationModel> found, Scope scope) {
    if (type instanceof Tree.Applied applied) {
      for (Expr argument : applied.arguments) {
        if (argument instanceof Tree.Annotated annotated) {
          found.addAll(of(annotated.annotations, "TYPE_USE", scope));
          collect(annotated.base, found, scope);
        } else {
          collect(argument, found, scope);
        }
      }
    } else if (type instanceof Tree.ArrayOf array) {
      collect(array.component, found, scope);
    } else if (type instanceof Tree.Annotated annotated) {
      collect(annotated.base, found, scope);
    }
  }

  private AnnotationModel model(Tree.Annotation annotation, Type type, Scope scope) {
    Map<String, Object> values = new LinkedHashMap<>();
    ClassSymbol symbol = type.symbol();
    for (Tree.Element element : annotation.elements) {
      Type expected = Type.UNKNOWN;
      if (symbol != null) {
        List<MethodSymbol> declared = symbol.methods(element.name());
        if (!declared.isEmpty()) {
          expected = declared.get(0).returns();
        }
      }
      values.put(element.name(), value(element.value(), expected, scope));
    }
    String text = Names.text(annotation.type);
    String name = symbol == null ? text.substring(text.lastIndexOf('.') + 1) : symbol.flatName();
    return new AnnotationModel(name, values);
  }

  private Object value(Expr tree, Type expected, Scope scope) {
    if (expected instanceof Type.ArrayType array && !(tree instanceof Tree.ArrayValue)) {
      return List.of(value(tree, array.component(), scope));
    }
    if (tree instanceof Tree.ArrayValue array) {
      Type component = symbols.component(expected);
      List<Object> values = new ArrayList<>();
      for (Expr element : array.elements) {
        values.add(value(element, component, scope));
      }
      return values;
    }
    if (tree instanceof Tree.NestedAnnotation nested) {
      Type type = attribution.names.type(nested.annotation.type, scope);
      return model(nested.annotation, type, scope);
    }
    attribution.expressions.check(tree, scope, Expected.of(expected));
    if (TreeInfo.symbol(tree) instanceof VarSymbol field && field.isEnumConstant()) {
      ClassSymbol owner = field.owner();
      return new AnnotationModel.EnumValue(owner == null ? "?" : owner.flatName(), field.name());
    }
    if (tree instanceof Tree.Select select && select.name.equals("class")) {
      return symbols.erased(select.selected.type);
    }
    Object constant =
        expected.isPrimitive() ? Constants.of(expected, tree.constant) : tree.constant;
    return constant == null ? "?" : constant;
  }
}
