package dev.actionguard.bytecode;

import dev.actionguard.bytecode.ClassFile.BootstrapHandle;
import dev.actionguard.bytecode.ClassFile.Dynamic;
import dev.actionguard.bytecode.ClassFile.DynamicConstant;
import dev.actionguard.bytecode.ClassFile.MethodTypeConstant;
import dev.actionguard.bytecode.Code.SwitchTable;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Writes {@code invokedynamic} and dynamic constants by what their bootstrap methods are known to
 * do; others become {@link Statement.Unknown}.
 */
final class DynamicEmitter {
  private static final String CONCAT = "java.lang.invoke.StringConcatFactory";
  private static final String CONSTANTS = "java.lang.invoke.ConstantBootstraps";

  private final Emission emission;
  private final Code code;
  private final RecordMethods records;
  private final PatternSwitches switches;
  private final PrivateMethods privateMethods;

  DynamicEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.records = new RecordMethods(emission);
    this.switches = new PatternSwitches(emission);
    this.privateMethods = new PrivateMethods(emission.context, code.file());
  }

  /** Writes a pattern switch together with its jump; see {@link InstructionEmitter#writeSwitch}. */
  boolean writeSwitch(int i, SwitchTable table, IntUnaryOperator drafts) {
    return switches.writeJump(i, code.dynamic(i), operands(i), table, drafts);
  }

  private List<Operand> operands(int i) {
    List<Operand> operands = new ArrayList<>();
    for (int k = 0; k < emission.stack.operandCount(i); k++) {
      operands.add(emission.operand(i, k));
    }
    return operands;
  }

  void write(int i) {
    Dynamic site = code.dynamic(i);
    List<Operand> operands = operands(i);
    BootstrapHandle closure = Closures.implementation(site);
    if (closure != null) {
      emission.add(
          Closures.statement(
              code.file().names(),
              site,
              closure,
              privateMethods,
              emission.define(i),
              operands,
              emission.range()));
    } else if (site.isOf(CONCAT, "makeConcatWithConstants")
        && !site.arguments().isEmpty()
        && site.arguments().get(0) instanceof String recipe) {
      emission.add(
          new Statement.Concat(
              emission.define(i),
              concatParts(recipe, site, asText(i, operands)),
              emission.range()));
    } else if (site.isOf(CONCAT, "makeConcat")) {
      emission.add(
          new Statement.Concat(
              emission.define(i),
              concatParts("\1".repeat(operands.size()), site, asText(i, operands)),
              emission.range()));
    } else if (!records.write(i, site, operands) && !switches.write(i, site, operands)) {
      String reason = "call site made by " + site.bootstrap().target().reference();
      Local target = code.dynamicShape(i).isVoid() ? null : emission.define(i);
      emission.add(new Statement.Unknown(target, reason, operands, emission.range()));
    }
  }

  /** Makes chars of ints and the other way round where their text would be another one. */
  private List<Operand> asText(int i, List<Operand> operands) {
    List<Type> wanted = code.dynamicShape(i).parameters();
    List<Operand> converted = new ArrayList<>();
    for (int k = 0; k < operands.size(); k++) {
      Operand operand = operands.get(k);
      boolean isChar = operand.type().equals(IntTypes.CHAR);
      if (operand instanceof Local
          && IntTypes.of(wanted.get(k)) != 0
          && isChar != wanted.get(k).equals(IntTypes.CHAR)) {
        Local target = emission.drafts.temporary(wanted.get(k));
        emission.add(new Statement.Cast(target, wanted.get(k), operand, emission.range()));
        operand = target;
      }
      converted.add(operand);
    }
    return converted;
  }

  private static List<Operand> concatParts(String recipe, Dynamic site, List<Operand> operands) {
    ConcatParts parts = new ConcatParts();
    int operand = 0;
    int constant = 1;
    for (int k = 0; k < recipe.length(); k++) {
      char c = recipe.charAt(k);
      if (c == '\1') {
        parts.add(operands.get(operand++));
      } else if (c == '\2') {
        parts.addText(String.valueOf(site.arguments().get(constant++)));
      } else {
        parts.addText(String.valueOf(c));
      }
    }
    return parts.finish();
  }

  /** Writes the load of a constant from the pool. */
  void writeConstant(int i, Object constant) {
    if (constant instanceof MethodTypeConstant type) {
      String text = "(" + String.join(", ", type.shape().parameterNames()) + ")";
      emission.set(i, new Constant(ResultTypes.ofConstant(code, constant), text));
    } else if (constant instanceof BootstrapHandle handle) {
      String text = handle.target().reference().toString();
      emission.set(i, new Constant(ResultTypes.ofConstant(code, constant), text));
    } else if (constant instanceof DynamicConstant) {
      writeDynamicConstant(i, code.dynamic(i));
    } else {
      emission.set(i, new Constant(ResultTypes.ofConstant(code, constant), constant));
    }
  }

  private void writeDynamicConstant(int i, Dynamic constant) {
    Type type = code.file().names().descriptor(constant.descriptor());
    if (constant.isOf(CONSTANTS, "nullConstant")) {
      emission.set(i, Constant.NULL);
    } else if (constant.isOf(CONSTANTS, "primitiveClass")) {
      emission.set(i, new Constant(Type.CLASS, code.file().names().descriptor(constant.name())));
    } else if (constant.isOf(CONSTANTS, "enumConstant")) {
      load(i, new FieldRef(type.name(), constant.name(), type));
    } else if (constant.isOf(CONSTANTS, "getStaticFinal")) {
      String owner =
          !constant.arguments().isEmpty() && constant.arguments().get(0) instanceof Type given
              ? given.name()
              : type.name();
      load(i, new FieldRef(owner, constant.name(), type));
    } else {
      String reason = "constant made by " + constant.bootstrap().target().reference();
      emission.add(new Statement.Unknown(emission.define(i), reason, List.of(), emission.range()));
    }
  }

  private void load(int i, FieldRef field) {
    emission.add(new Statement.FieldLoad(emission.define(i), null, field, emission.range()));
  }
}
