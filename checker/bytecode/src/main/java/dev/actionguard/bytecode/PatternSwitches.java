package dev.actionguard.bytecode;

import dev.actionguard.bytecode.ClassFile.Dynamic;
import dev.actionguard.bytecode.ClassFile.DynamicConstant;
import dev.actionguard.bytecode.Code.SwitchTable;
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
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes out what {@code SwitchBootstraps} makes for pattern switches: the labels are tried in
 * order from the restart index on; null gives -1, no match the number of labels. Where a jump by
 * that number follows at once, each label goes straight to its target.
 */
final class PatternSwitches {
  private static final String FACTORY = "java.lang.runtime.SwitchBootstraps";

  private final Emission emission;

  /** A label: exactly one part is set. */
  private record Label(
      @Nullable Type type, @Nullable Constant value, @Nullable FieldRef enumConstant) {}

  PatternSwitches(Emission emission) {
    this.emission = emission;
  }

  /** Writes the call site and the jump by its result; returns false if it is not one of these. */
  boolean writeJump(
      int i, Dynamic site, List<Operand> operands, SwitchTable table, IntUnaryOperator drafts) {
    List<Label> labels = labels(site, operands);
    if (labels == null) {
      return false;
    }
    emission.at(i);
    writeTests(
        labels,
        operands,
        number -> {
          int target = table.defaultTarget();
          for (int k = 0; k < table.keys().length; k++) {
            if (table.keys()[k] == number) {
              target = table.targets()[k];
            }
          }
          emission.jump(drafts.applyAsInt(target));
        });
    return true;
  }

  /** Writes the call site; returns false if it is not one of these. */
  boolean write(int i, Dynamic site, List<Operand> operands) {
    List<Label> labels = labels(site, operands);
    if (labels == null) {
      return false;
    }
    Local result = emission.define(i);
    int end = emission.newBlock();
    writeTests(
        labels,
        operands,
        number -> {
          emission.add(new Statement.Assign(result, Constant.of(number), emission.range()));
          emission.jump(end);
        });
    emission.enter(end);
    return true;
  }

  private @Nullable List<Label> labels(Dynamic site, List<Operand> operands) {
    boolean byType = site.isOf(FACTORY, "typeSwitch");
    if ((!byType && !site.isOf(FACTORY, "enumSwitch")) || operands.size() != 2) {
      return null;
    }
    Type selector = emission.code.file().names().method(site.descriptor()).parameters().get(0);
    List<Label> labels = new ArrayList<>();
    for (Object argument : site.arguments()) {
      if (isSelectorType(argument, selector)) {
        labels.add(new Label(selector, null, null));
      } else if (argument instanceof Type type && !type.isPrimitive()) {
        labels.add(new Label(type, null, null));
      } else if (argument instanceof Integer value) {
        labels.add(new Label(null, Constant.of(value), null));
      } else if (argument instanceof String text && !byType) {
        labels.add(new Label(null, null, new FieldRef(selector.name(), text, selector)));
      } else if (argument instanceof String text) {
        labels.add(new Label(null, Constant.of(text), null));
      } else {
        FieldRef constant = argument instanceof DynamicConstant d ? enumConstant(d) : null;
        if (constant == null) {
          return null;
        }
        labels.add(new Label(null, null, constant));
      }
    }
    return labels;
  }

  /** Whether a label is the selector's own primitive type, which matches always. */
  private boolean isSelectorType(Object argument, Type selector) {
    if (!(argument instanceof DynamicConstant constant) || !selector.isPrimitive()) {
      return false;
    }
    Dynamic type = emission.code.file().dynamic(constant.index(), emission.code.buffer());
    return type.isOf("java.lang.invoke.ConstantBootstraps", "primitiveClass")
        && emission.code.file().names().descriptor(type.name()).equals(selector);
  }

  /** Reads {@code EnumDesc.of(ClassDesc.of("E"), "A")}, as javac writes it in constants. */
  private @Nullable FieldRef enumConstant(DynamicConstant constant) {
    Dynamic of = emission.code.file().dynamic(constant.index(), emission.code.buffer());
    if (of.arguments().size() == 3
        && of.arguments().get(1) instanceof DynamicConstant owner
        && of.arguments().get(2) instanceof String name) {
      Dynamic type = emission.code.file().dynamic(owner.index(), emission.code.buffer());
      if (type.arguments().size() == 2 && type.arguments().get(1) instanceof String className) {
        return new FieldRef(className, name, Type.of(className));
      }
    }
    return null;
  }

  private void writeTests(List<Label> labels, List<Operand> operands, IntConsumer end) {
    Operand selector = operands.get(0);
    Operand restart = operands.get(1);
    boolean fromStart = restart.equals(Constant.of(0));
    int next;
    if (!selector.type().isPrimitive()) {
      int isNull = emission.newBlock();
      next = emission.newBlock();
      branch(Comparison.EQUAL, selector, Constant.NULL, isNull, next);
      emission.enter(isNull);
      end.accept(-1);
      emission.enter(next);
    }
    for (int n = 0; n < labels.size(); n++) {
      next = emission.newBlock();
      if (!fromStart) {
        int test = emission.newBlock();
        branch(Comparison.LESS_OR_EQUAL, restart, Constant.of(n), test, next);
        emission.enter(test);
      }
      int match = emission.newBlock();
      test(labels.get(n), selector, match, next);
      emission.enter(match);
      end.accept(n);
      emission.enter(next);
    }
    end.accept(labels.size());
  }

  private void branch(Comparison comparison, Operand left, Operand right, int yes, int no) {
    emission.terminate(new Terminator.Branch(comparison, left, right, yes, no, emission.range()));
  }

  private void test(Label label, Operand selector, int match, int next) {
    if (label.type() != null) {
      testType(label.type(), selector, match, next);
    } else if (label.enumConstant() != null) {
      Local constant = emission.drafts.temporary(label.enumConstant().type());
      emission.add(new Statement.FieldLoad(constant, null, label.enumConstant(), emission.range()));
      branch(Comparison.EQUAL, selector, constant, match, next);
    } else if (label.value() != null && label.value().type().equals(Type.STRING)) {
      MethodRef equals =
          new MethodRef("java.lang.String", "equals", List.of("java.lang.Object"), "boolean");
      Local equal = emission.drafts.temporary(Type.BOOLEAN);
      emission.add(
          new Statement.Call(
              equal, CallKind.VIRTUAL, equals, label.value(), List.of(selector), emission.range()));
      branch(Comparison.NOT_EQUAL, equal, Constant.FALSE, match, next);
    } else if (label.value() != null) {
      testNumber(label.value(), selector, match, next);
    }
  }

  private void testType(Type type, Operand selector, int match, int next) {
    if (type.isPrimitive()) {
      emission.jump(match);
      return;
    }
    Local matches = emission.drafts.temporary(Type.BOOLEAN);
    emission.add(new Statement.InstanceOf(matches, type, selector, emission.range()));
    branch(Comparison.NOT_EQUAL, matches, Constant.FALSE, match, next);
  }

  /** An int label matches an {@code Integer} or {@code Character} of that value. */
  private void testNumber(Constant value, Operand selector, int match, int next) {
    String type = selector.type().name();
    if (type.equals("java.lang.Character")) {
      unboxed(type, "charValue", IntTypes.CHAR, value, selector, match, next);
    } else if (type.equals("java.lang.Integer")) {
      unboxed(type, "intValue", Type.INT, value, selector, match, next);
    } else {
      int other = emission.newBlock();
      unboxed("java.lang.Integer", "intValue", Type.INT, value, selector, match, other);
      emission.enter(other);
      unboxed("java.lang.Character", "charValue", IntTypes.CHAR, value, selector, match, next);
    }
  }

  private void unboxed(
      String box, String method, Type type, Constant value, Operand selector, int match, int next) {
    int isBox = emission.newBlock();
    testType(Type.of(box), selector, isBox, next);
    emission.enter(isBox);
    Local cast = emission.drafts.temporary(Type.of(box));
    emission.add(new Statement.Cast(cast, Type.of(box), selector, emission.range()));
    Local number = emission.drafts.temporary(type);
    MethodRef reference = new MethodRef(box, method, List.of(), type.name());
    emission.add(
        new Statement.Call(number, CallKind.VIRTUAL, reference, cast, List.of(), emission.range()));
    branch(Comparison.EQUAL, number, IntTypes.coerce(value, type), match, next);
  }
}
