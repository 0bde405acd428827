package dev.actionguard.source;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.source.Tree.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  void instanceOf(Tree.InstanceOf tree, int yes, int no) {
    Value value = lowering.expressions.value(tree.expr);
    if (value.type().isPrimitive()) {
      emission.jump(yes);
      return;
    }
    if (tree.pattern instanceof Tree.BindingPattern binding) {
      binding(tree, binding, value, tree.expr.type, false, yes, no);
    } else if (tree.pattern instanceof Tree.RecordPattern record) {
      record(record, value, yes, no);
    } else {
      test(tree, value.operand(), tree.pattern.type, yes, no);
    }
  }

  private void test(Tree tree, Operand operand, @Nullable Type type, int yes, int no) {
    Local matches = emission.temporary(Type.BOOLEAN);
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
  void match(Expr pattern, Value value, @Nullable Type source, boolean total, int yes, int no) {
    if (pattern instanceof Tree.BindingPattern binding) {
      binding(pattern, binding, value, source, total, yes, no);
    } else if (pattern instanceof Tree.RecordPattern record) {
      record(record, value, yes, no);
    } else if (pattern instanceof Tree.AnyPattern) {
      emission.jump(yes);
    } else {
      Local matches = emission.temporary(Type.BOOLEAN);
      emission.add(
          new Statement.Unknown(
              matches,
              "pattern that is not known: " + pattern.getClass().getSimpleName(),
              List.of(value.operand()),
              emission.range(pattern)));
      emission.branch(matches, yes, no);
    }
  }

  private void binding(
      Tree tree,
      Tree.BindingPattern pattern,
      Value value,
      @Nullable Type source,
      boolean total,
      int yes,
      int no) {
    Tree.VarDecl variable = pattern.variable;
    VarSymbol symbol = variable.symbol;
    if (symbol == null) {
      emission.jump(no);
      return;
    }
    Type type = symbols.erasure(symbol.type());
    boolean always =
        total && (value.type().isPrimitive() || symbols.isSubtype(symbols.erasure(source), type));
    if (!always) {
      int matched = emission.newBlock();
      test(tree, value.operand(), type, matched, no);
      emission.enter(matched);
    }
    Operand converted = lowering.conversions.convert(value, source, type);
    if (!variable.name.equals("_")) {
      Local local = lowering.access.declare(symbol);
      emission.assignLast(local, converted, emission.range(pattern));
    }
    emission.jump(yes);
  }

  private void record(Tree.RecordPattern pattern, Value value, int yes, int no) {
    Type type = pattern.type == null ? Type.UNKNOWN : pattern.type;
    int matched = emission.newBlock();
    test(pattern, value.operand(), type, matched, no);
    emission.enter(matched);
    Type erased = symbols.erasure(type);
    Operand record = lowering.conversions.cast(value, erased);
    ClassSymbol symbol = type.symbol();
    List<VarSymbol> components = symbol == null ? List.of() : symbol.components();
    for (int i = 0; i < pattern.nested.size(); i++) {
      Expr part = pattern.nested.get(i);
      if (part instanceof Tree.AnyPattern) {
        continue;
      }
      Value read;
      Type declared = Type.UNKNOWN;
      MethodSymbol accessor =
          i < components.size() ? symbols.find(type, components.get(i).name()) : null;
      if (symbol == null || accessor == null) {
        dev.actionguard.ir.Local unknown = emission.temporary(dev.actionguard.ir.Type.UNKNOWN);
        emission.add(
            new Statement.Unknown(
                unknown,
                "component that cannot be resolved",
                List.of(record),
                emission.range(part)));
        read = new Value(unknown, Type.UNKNOWN);
      } else {
        read = lowering.calls.implicit(accessor, record, erased);
        declared = symbols.types.membersOf(type, symbol).of(components.get(i).type());
        Type known = symbols.erasure(declared);
        if (!known.isPrimitive()) {
          read = new Value(lowering.conversions.cast(read, known), known);
        }
      }
      int next = emission.newBlock();
      match(part, read, declared, true, next, no);
      emission.enter(next);
    }
    emission.jump(yes);
  }
}
