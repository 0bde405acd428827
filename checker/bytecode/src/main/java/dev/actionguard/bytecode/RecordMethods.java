package dev.actionguard.bytecode;

import dev.actionguard.bytecode.ClassFile.BootstrapHandle;
import dev.actionguard.bytecode.ClassFile.Dynamic;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Writes out what {@code ObjectMethods} makes for records: {@code toString}, {@code hashCode} and
 * {@code equals} over the components, as the JDK computes them.
 */
final class RecordMethods {
  private static final String FACTORY = "java.lang.runtime.ObjectMethods";
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

  private final Emission emission;

  RecordMethods(Emission emission) {
    this.emission = emission;
  }

  /** Writes the call site if it is one of these; returns whether it is. */
  boolean write(int i, Dynamic site, List<Operand> operands) {
    if (!site.isOf(FACTORY, "bootstrap")
        || site.arguments().size() < 2
        || operands.isEmpty()
        || !(site.arguments().get(0) instanceof Type type)) {
      return false;
    }
    List<FieldRef> fields = new ArrayList<>();
    for (Object argument : site.arguments().subList(2, site.arguments().size())) {
      if (!(argument instanceof BootstrapHandle handle) || handle.tag() != Opcodes.H_GETFIELD) {
        return false;
      }
      MethodRef getter = handle.target().reference();
      fields.add(new FieldRef(getter.owner(), getter.name(), handle.target().shape().returns()));
    }
    switch (site.name()) {
      case "toString" -> writeToString(i, type, fields, operands.get(0));
      case "hashCode" -> writeHashCode(i, fields, operands.get(0));
      case "equals" -> writeEquals(i, type, fields, operands);
      default -> {
        return false;
      }
    }
    return true;
  }

  private Local load(Operand receiver, FieldRef field) {
    Local value = emission.drafts.temporary(field.type());
    emission.add(new Statement.FieldLoad(value, receiver, field, emission.range()));
    return value;
  }

  private void writeToString(int i, Type type, List<FieldRef> fields, Operand receiver) {
    ConcatParts parts = new ConcatParts();
    parts.addText(simpleName(type.name()) + "[");
    String separator = "";
    for (FieldRef field : fields) {
      parts.addText(separator + field.name() + "=");
      parts.add(load(receiver, field));
      separator = ", ";
    }
    parts.addText("]");
    emission.add(new Statement.Concat(emission.define(i), parts.finish(), emission.range()));
  }

  /** A local class's binary name has digits before its own name. */
  private static String simpleName(String name) {
    String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    int start = 0;
    while (start < simple.length() - 1 && Character.isDigit(simple.charAt(start))) {
      start++;
    }
    return simple.substring(start);
  }

  private void writeHashCode(int i, List<FieldRef> fields, Operand receiver) {
    Local sum = emission.drafts.temporary(Type.INT);
    emission.add(new Statement.Assign(sum, Constant.of(0), emission.range()));
    for (FieldRef field : fields) {
      Local value = load(receiver, field);
      Local hash = emission.drafts.temporary(Type.INT);
      String box = BOXES.get(field.type().name());
      MethodRef method =
          box == null
              ? new MethodRef(OBJECTS, "hashCode", List.of("java.lang.Object"), "int")
              : new MethodRef(box, "hashCode", List.of(field.type().name()), "int");
      call(hash, method, List.of(value));
      Local product = emission.drafts.temporary(Type.INT);
      emission.add(
          new Statement.Binary(
              product, Statement.BinaryOperator.MULTIPLY, sum, Constant.of(31), emission.range()));
      emission.add(
          new Statement.Binary(sum, Statement.BinaryOperator.ADD, product, hash, emission.range()));
    }
    emission.add(new Statement.Assign(emission.define(i), sum, emission.range()));
  }

  private void call(Local target, MethodRef method, List<Operand> arguments) {
    emission.add(
        new Statement.Call(target, CallKind.STATIC, method, null, arguments, emission.range()));
  }

  private void writeEquals(int i, Type type, List<FieldRef> fields, List<Operand> operands) {
    Local result = emission.define(i);
    int no = emission.newBlock();
    int end = emission.newBlock();
    Local isRecord = emission.drafts.temporary(Type.BOOLEAN);
    emission.add(new Statement.InstanceOf(isRecord, type, operands.get(1), emission.range()));
    branchUnless(no, Comparison.NOT_EQUAL, isRecord, Constant.FALSE);
    Local other = emission.drafts.temporary(type);
    emission.add(new Statement.Cast(other, type, operands.get(1), emission.range()));
    for (FieldRef field : fields) {
      compare(load(operands.get(0), field), load(other, field), field.type(), no);
    }
    emission.add(new Statement.Assign(result, Constant.TRUE, emission.range()));
    emission.jump(end);
    emission.enter(no);
    emission.add(new Statement.Assign(result, Constant.FALSE, emission.range()));
    emission.jump(end);
    emission.enter(end);
  }

  private void compare(Local left, Local right, Type type, int no) {
    switch (type.name()) {
      case "boolean", "byte", "short", "char", "int" ->
          branchUnless(no, Comparison.EQUAL, left, right);
      case "long", "float", "double" -> {
        Local order = emission.drafts.temporary(Type.INT);
        List<String> parameters = List.of(type.name(), type.name());
        String box = BOXES.getOrDefault(type.name(), OBJECTS);
        call(order, new MethodRef(box, "compare", parameters, "int"), List.of(left, right));
        branchUnless(no, Comparison.EQUAL, order, Constant.of(0));
      }
      default -> {
        Local equal = emission.drafts.temporary(Type.BOOLEAN);
        List<String> parameters = List.of("java.lang.Object", "java.lang.Object");
        MethodRef method = new MethodRef(OBJECTS, "equals", parameters, "boolean");
        call(equal, method, List.of(left, right));
        branchUnless(no, Comparison.NOT_EQUAL, equal, Constant.FALSE);
      }
    }
  }

  /** Goes on in a new block if the comparison holds, else to the given block. */
  private void branchUnless(int no, Comparison comparison, Operand left, Operand right) {
    int yes = emission.newBlock();
    emission.terminate(new Terminator.Branch(comparison, left, right, yes, no, emission.range()));
    emission.enter(yes);
  }
}
