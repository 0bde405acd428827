package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** Writes the members that the compiler gives to an enum. */
final class EnumMembers {
  static final String VALUES = "$VALUES";

  private final ClassScope scope;
  private final Symbols symbols;
  private final Type type;

  EnumMembers(ClassScope scope, Symbols symbols) {
    this.scope = scope;
    this.symbols = symbols;
    this.type = symbols.erased(scope.symbol().type());
  }

  /** Whether the class is declared as an enum; the body of a constant is not. */
  static boolean isDeclaredEnum(ClassScope scope) {
    return scope.symbol().isEnum() && !scope.symbol().isAnonymous();
  }

  Type arrayType() {
    return type.array();
  }

  FieldRef valuesField() {
    return new FieldRef(type.name(), VALUES, arrayType());
  }

  MethodRef makeValues() {
    return new MethodRef(type.name(), "$values", List.of(), arrayType().name());
  }

  MethodRef values() {
    return new MethodRef(type.name(), "values", List.of(), arrayType().name());
  }

  MethodRef valueOf() {
    return new MethodRef(type.name(), "valueOf", List.of("java.lang.String"), type.name());
  }

  private List<VarSymbol> constants() {
    List<VarSymbol> found = new ArrayList<>();
    for (Tree definition : scope.tree().members) {
      if (definition instanceof Tree.VarDecl field && field.enumConstant && field.symbol != null) {
        found.add(field.symbol);
      }
    }
    return found;
  }

  /** Writes {@code $values()}, which makes the array. */
  void writeMakeValues(BodyLowering lowering) {
    Emission emission = lowering.emission;
    emission.at(scope.tree().pos);
    List<VarSymbol> constants = constants();
    Local array = emission.temporary(arrayType());
    emission.add(
        new Statement.NewArray(
            array, arrayType(), List.of(Constant.of(constants.size())), emission.range()));
    int index = 0;
    for (VarSymbol constant : constants) {
      Local value = emission.temporary(type);
      emission.add(
          new Statement.FieldLoad(
              value, null, symbols.field(type.name(), constant), emission.range()));
      emission.add(new Statement.ArrayStore(array, Constant.of(index++), value, emission.range()));
    }
    emission.returns(array);
  }

  /** Writes {@code values()}. */
  void writeValues(BodyLowering lowering) {
    Emission emission = lowering.emission;
    emission.at(scope.tree().pos);
    Local array = emission.temporary(arrayType());
    emission.add(new Statement.FieldLoad(array, null, valuesField(), emission.range()));
    Local copy = emission.temporary(Type.OBJECT);
    emission.add(
        new Statement.Call(
            copy,
            CallKind.VIRTUAL,
            new MethodRef(arrayType().name(), "clone", List.of(), "java.lang.Object"),
            array,
            List.of(),
            emission.range()));
    returnCast(emission, copy, arrayType());
  }

  private static void returnCast(Emission emission, Operand value, Type type) {
    Local cast = emission.temporary(type);
    emission.add(new Statement.Cast(cast, type, value, emission.range()));
    emission.returns(cast);
  }

  /** Writes {@code valueOf(String)}. */
  void writeValueOf(BodyLowering lowering) {
    Emission emission = lowering.emission;
    emission.at(scope.tree().pos);
    Local name = emission.blocks().local("name", Type.STRING, Local.Kind.PARAMETER);
    Local found = emission.temporary(Type.of("java.lang.Enum"));
    emission.add(
        new Statement.Call(
            found,
            CallKind.STATIC,
            new MethodRef(
                "java.lang.Enum",
                "valueOf",
                List.of("java.lang.Class", "java.lang.String"),
                "java.lang.Enum"),
            null,
            List.of(new Constant(Type.CLASS, type), name),
            emission.range()));
    returnCast(emission, found, type);
  }
}
