package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.RecordComponent;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBindingPattern;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import java.util.List;

/** Writes type tests and patterns. */
final class Patterns {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Patterns(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes an {@code instanceof}. */
  void instanceOf(JCInstanceOf tree, int yes, int no) {
    Value value = lowering.expressions.value(tree.expr);
    if (value.type().isPrimitive()) {
      emission.jump(yes);
      return;
    }
    if (tree.pattern instanceof JCBindingPattern binding) {
      binding(tree, binding, value, tree.expr.type, false, yes, no);
    } else if (isRecord(tree.pattern)) {
      record(tree.pattern, value, yes, no);
    } else {
      test(tree, value.operand(), tree.pattern.type, yes, no);
    }
  }

  private static boolean isRecord(JCTree pattern) {
    return NewerTrees.is(pattern, "DECONSTRUCTION_PATTERN");
  }

  private void test(JCTree tree, Operand operand, Type type, int yes, int no) {
    Local matches = emission.temporary(symbols.table.booleanType);
    emission.add(
        new Statement.InstanceOf(matches, symbols.erased(type), operand, emission.range(tree)));
    emission.branch(matches, yes, no);
  }

  /**
   * Writes a pattern.
   *
   * @param source the type of the value before erasure
   * @param total whether null matches a pattern that takes every value of its type
   */
  void match(JCTree pattern, Value value, Type source, boolean total, int yes, int no) {
    if (pattern instanceof JCBindingPattern binding) {
      binding(pattern, binding, value, source, total, yes, no);
    } else if (isRecord(pattern)) {
      record(pattern, value, yes, no);
    } else if (NewerTrees.is(pattern, "ANY_PATTERN")) {
      emission.jump(yes);
    } else {
      Local matches = emission.temporary(symbols.table.booleanType);
      emission.add(
          new Statement.Unknown(
              matches,
              "pattern that is not known: " + pattern.getKind(),
              List.of(value.operand()),
              emission.range(pattern)));
      emission.branch(matches, yes, no);
    }
  }

  private void binding(
      JCTree tree,
      JCBindingPattern pattern,
      Value value,
      Type source,
      boolean total,
      int yes,
      int no) {
    JCVariableDecl variable = pattern.var;
    Type type = symbols.erasure(variable.sym.type);
    boolean always =
        total && (value.type().isPrimitive() || symbols.isSubtype(symbols.erasure(source), type));
    if (!always) {
      int matched = emission.newBlock();
      test(tree, value.operand(), type, matched, no);
      emission.enter(matched);
    }
    Operand converted = lowering.conversions.convert(value, source, type);
    if (variable.name != null && !variable.name.isEmpty()) {
      Local local = lowering.access.declare(variable.sym);
      emission.assignLast(local, converted, emission.range(pattern));
    }
    emission.jump(yes);
  }

  private void record(JCTree pattern, Value value, int yes, int no) {
    Type type = pattern.type;
    int matched = emission.newBlock();
    test(pattern, value.operand(), type, matched, no);
    emission.enter(matched);
    Type erased = symbols.erasure(type);
    Operand record = lowering.conversions.cast(value, erased);
    List<JCTree> nested = NewerTrees.nestedPatterns(pattern);
    int index = 0;
    for (RecordComponent component : ((ClassSymbol) type.tsym).getRecordComponents()) {
      if (index == nested.size()) {
        break;
      }
      JCTree part = nested.get(index++);
      if (NewerTrees.is(part, "ANY_PATTERN")
          || !(component.getAccessor() instanceof MethodSymbol accessor)) {
        continue;
      }
      Value read = lowering.calls.implicit(accessor, record, erased);
      Type declared = symbols.types.memberType(type, component);
      Type known = symbols.erasure(declared);
      if (!known.isPrimitive()) {
        read = new Value(lowering.conversions.cast(read, known), known);
      }
      int next = emission.newBlock();
      match(part, read, declared, true, next, no);
      emission.enter(next);
    }
    emission.jump(yes);
  }
}
