package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the members that the compiler gives to a record. */
final class RecordMembers {
  private static final String OBJECTS = "java.util.Objects";
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "char", "java.lang.Character",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private final BodyLowering lowering;
  private final Emission emission;
  private final ClassSymbol symbol;
  private final Local self;

  /** Begins a body with {@code this}. */
  RecordMembers(BodyLowering lowering) {
    this.lowering = lowering;
    this.emission = lowering.emission;
    this.symbol = lowering.owner().symbol();
    this.self = lowering.access.declareThis();
    emission.at(lowering.owner().tree().pos);
  }

  private Type type() {
    return lowering.symbols.erased(symbol.type());
  }

  private FieldRef field(VarSymbol component) {
    return lowering.symbols.field(lowering.symbols.name(symbol), component);
  }

  private List<FieldRef> fields() {
    List<FieldRef> fields = new ArrayList<>();
    for (VarSymbol component : symbol.components()) {
      fields.add(field(component));
    }
    return fields;
  }

  private Local load(Operand receiver, FieldRef field) {
    Local value = emission.temporary(field.type());
    emission.add(new Statement.FieldLoad(value, receiver, field, emission.range()));
    return value;
  }

  /** Writes the accessor of a component. */
  void writeAccessor(VarSymbol component) {
    if (component.tree() != null) {
      emission.at(component.tree().pos);
    }
    emission.returns(load(self, field(component)));
  }

  /** Writes {@code toString()}. */
  void writeToString() {
    Concatenation parts = new Concatenation();
    parts.add(Constant.of(symbol.name() + "["));
    String separator = "";
    for (FieldRef field : fields()) {
      parts.add(Constant.of(separator + field.name() + "="));
      parts.add(load(self, field));
      separator = ", ";
    }
    parts.add(Constant.of("]"));
    Local text = emission.temporary(Type.STRING);
    emission.add(new Statement.Concat(text, parts.finish(), emission.range()));
    emission.returns(text);
  }

  /** Writes {@code hashCode()}. */
  void writeHashCode() {
    Local sum = emission.temporary(Type.INT);
    emission.add(new Statement.Assign(sum, Constant.of(0), emission.range()));
    for (FieldRef field : fields()) {
      String type = field.type().name();
      String box = BOXES.get(type);
      MethodRef method =
          box == null
              ? new MethodRef(OBJECTS, "hashCode", List.of("java.lang.Object"), "int")
              : new MethodRef(box, "hashCode", List.of(type), "int");
      Local hash = call(Type.INT, method, List.of(load(self, field)));
      Local product = emission.temporary(Type.INT);
      emission.add(
          new Statement.Binary(
              product, Statement.BinaryOperator.MULTIPLY, sum, Constant.of(31), emission.range()));
      emission.add(
          new Statement.Binary(sum, Statement.BinaryOperator.ADD, product, hash, emission.range()));
    }
    emission.returns(sum);
  }

  private Local call(Type returns, MethodRef method, List<Operand> arguments) {
    Local target = emission.temporary(returns);
    emission.add(
        new Statement.Call(target, CallKind.STATIC, method, null, arguments, emission.range()));
    return target;
  }

  /** Writes {@code equals(Object)}. */
  void writeEquals() {
    Local object = emission.blocks().local("o", Type.OBJECT, Local.Kind.PARAMETER);
    int no = emission.newBlock();
    int yes = emission.newBlock();
    Local isRecord = emission.temporary(Type.BOOLEAN);
    emission.add(new Statement.InstanceOf(isRecord, type(), object, emission.range()));
    emission.branch(isRecord, yes, no);
    emission.enter(yes);
    Local other = emission.temporary(type());
    emission.add(new Statement.Cast(other, type(), object, emission.range()));
    for (FieldRef field : fields()) {
      compare(load(self, field), load(other, field), field.type(), no);
    }
    emission.returns(Constant.TRUE);
    emission.enter(no);
    emission.returns(Constant.FALSE);
  }

  private void compare(Local left, Local right, Type type, int no) {
    int equal = emission.newBlock();
    switch (type.name()) {
      case "boolean", "byte", "short", "char", "int" ->
          emission.branch(Comparison.EQUAL, left, right, equal, no);
      case "long", "float", "double" -> {
        List<String> parameters = List.of(type.name(), type.name());
        String box = BOXES.getOrDefault(type.name(), OBJECTS);
        MethodRef method = new MethodRef(box, "compare", parameters, "int");
        Local order = call(Type.INT, method, List.of(left, right));
        emission.branch(Comparison.EQUAL, order, Constant.of(0), equal, no);
      }
      default -> {
        List<String> parameters = List.of("java.lang.Object", "java.lang.Object");
        MethodRef method = new MethodRef(OBJECTS, "equals", parameters, "boolean");
        emission.branch(call(Type.BOOLEAN, method, List.of(left, right)), equal, no);
      }
    }
    emission.enter(equal);
  }
}
