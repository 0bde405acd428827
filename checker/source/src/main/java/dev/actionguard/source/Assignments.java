package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes assignments of all kinds. */
final class Assignments {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  /** Where a value goes; its parts are evaluated already. */
  private interface Place {
    /** Reads it. */
    Operand load(Tree tree);

    void store(Tree tree, Operand value, boolean used);
  }

  Assignments(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /**
   * Writes a simple assignment and returns the value assigned.
   *
   * @param used whether the value is of use
   */
  Value assign(Tree.Assign tree, boolean used) {
    Type type = storedType(tree.lhs);
    Place place = place(tree.lhs, List.of(tree.rhs));
    Operand value = lowering.expressions.operand(tree.rhs, type);
    place.store(tree, value, used);
    return new Value(value, symbols.erasure(type));
  }

  /** The erased type of the variable itself, not of its use with type arguments. */
  private Type storedType(Expr target) {
    Symbol symbol = TreeInfo.symbol(TreeInfo.skipParens(target));
    return symbol instanceof VarSymbol variable
        ? symbols.erasure(variable.type())
        : symbols.erasure(target.type);
  }

  /** Writes a compound assignment and returns the value assigned. */
  Value compound(Tree.AssignOp tree, boolean used) {
    Type stored = storedType(tree.lhs);
    Place place = place(tree.lhs, List.of(tree.rhs));
    if (symbols.isString(tree.operandType)) {
      Concatenation parts = new Concatenation();
      parts.add(lowering.expressions.keep(place.load(tree.lhs), List.of(tree.rhs)));
      List<Expr> trees = new ArrayList<>();
      Concatenation.flatten(symbols, tree.rhs, trees);
      for (int i = 0; i < trees.size(); i++) {
        parts.add(
            lowering.expressions.keep(
                lowering.expressions.value(trees.get(i)).operand(),
                trees.subList(i + 1, trees.size())));
      }
      Local target = emission.temporary(symbols.string());
      emission.add(new Statement.Concat(target, parts.finish(), emission.range(tree)));
      place.store(tree, target, used);
      return new Value(target, symbols.string());
    }
    Type type = tree.operandType;
    if (type == null) {
      lowering.expressions.unknown(
          tree,
          "operator that cannot be resolved",
          List.of(place.load(tree.lhs), lowering.expressions.value(tree.rhs).operand()));
      return new Value(Constant.NULL, Type.UNKNOWN);
    }
    Value before =
        new Value(lowering.expressions.keep(place.load(tree.lhs), List.of(tree.rhs)), stored);
    Operand left = lowering.conversions.convert(before, tree.lhs.type, type);
    Operand right =
        lowering.expressions.operand(tree.rhs, Expressions.shiftDistance(tree.op, type));
    Local result = emission.temporary(type);
    emission.add(
        new Statement.Binary(result, Operators.of(tree.op), left, right, emission.range(tree)));
    Operand converted = back(new Value(result, type), tree.lhs.type);
    place.store(tree, converted, used);
    return new Value(converted, stored);
  }

  /** Converts a result to the type of the variable: a narrowing cast, then boxing. */
  private Operand back(Value result, @Nullable Type variable) {
    Type unboxed = symbols.types.unboxedOrSelf(symbols.erasure(variable));
    if (unboxed.isPrimitive()) {
      Operand narrow = lowering.conversions.widen(result, unboxed);
      return lowering.conversions.convert(new Value(narrow, unboxed), unboxed, variable);
    }
    return lowering.conversions.convert(result, result.type(), variable);
  }

  /** Writes {@code ++} or {@code --} and returns the value of the expression if it is used. */
  Operand increment(Tree.Unary tree, boolean used) {
    Type stored = storedType(tree.arg);
    Place place = place(tree.arg, List.of());
    boolean post = tree.op == Tag.POSTINC || tree.op == Tag.POSTDEC;
    Operand before = place.load(tree.arg);
    if (used && post && before instanceof Local local && local.kind() != Local.Kind.TEMPORARY) {
      Local copy = emission.temporary(stored);
      emission.add(new Statement.Assign(copy, before, emission.range(tree)));
      before = copy;
    }
    Type primitive = symbols.types.unboxedOrSelf(symbols.erasure(tree.arg.type));
    Type type = symbols.types.isSubtype(primitive, Type.INT) ? Type.INT : primitive;
    Operand left = lowering.conversions.convert(new Value(before, stored), tree.arg.type, type);
    Operand one = lowering.conversions.constant(type, 1);
    Local result = emission.temporary(type);
    emission.add(
        new Statement.Binary(result, Operators.of(tree.op), left, one, emission.range(tree)));
    Operand after = back(new Value(result, type), tree.arg.type);
    place.store(tree, after, used);
    return post ? before : after;
  }

  private Place place(Expr target, List<? extends Tree> later) {
    Tree tree = TreeInfo.skipParens(target);
    if (tree instanceof Tree.Index element) {
      return element(element, later);
    }
    Symbol symbol = TreeInfo.symbol(tree);
    if (symbol instanceof VarSymbol variable) {
      if (variable.isLocal()) {
        return local(lowering.access.declare(variable));
      }
      return field(tree, variable, later);
    }
    return unresolved((Expr) tree);
  }

  private static List<Tree> with(Tree first, List<? extends Tree> rest) {
    List<Tree> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private Place local(Local local) {
    return new Place() {
      @Override
      public Operand load(Tree tree) {
        return local;
      }

      @Override
      public void store(Tree tree, Operand value, boolean used) {
        if (used) {
          emission.add(new Statement.Assign(local, value, emission.range(tree)));
        } else {
          emission.assignLast(local, value, emission.range(tree));
        }
      }
    };
  }

  private Place element(Tree.Index tree, List<? extends Tree> later) {
    Operand array =
        lowering.expressions.kept(tree.indexed, tree.indexed.type, with(tree.index, later));
    Operand index = lowering.expressions.kept(tree.index, Type.INT, later);
    Type type = symbols.component(symbols.erasure(tree.indexed.type));
    return new Place() {
      @Override
      public Operand load(Tree node) {
        Local target = emission.temporary(symbols.erasure(type));
        emission.add(new Statement.ArrayLoad(target, array, index, emission.range(node)));
        return target;
      }

      @Override
      public void store(Tree node, Operand value, boolean used) {
        emission.add(new Statement.ArrayStore(array, index, value, emission.range(node)));
      }
    };
  }

  private Place field(Tree tree, VarSymbol field, List<? extends Tree> later) {
    Operand receiver = null;
    Type site = lowering.owner().symbol().type();
    if (tree instanceof Tree.Select select) {
      site = select.selected.type == null ? Type.UNKNOWN : select.selected.type;
      boolean viaSuper = TreeInfo.name(select.selected).equals("super");
      if (!field.isStatic()) {
        Value value =
            viaSuper
                ? new Value(lowering.calls.superReceiver(select.selected), symbols.erasure(site))
                : lowering.expressions.receiver(select, field.owner(), later);
        receiver = value.operand();
        site = value.type();
      } else if (!Expressions.isTypeName(select.selected)) {
        lowering.expressions.effect(select.selected);
      }
    } else if (!field.isStatic()) {
      Value value = lowering.access.having(field.owner());
      receiver = value.operand();
      site = value.type();
    } else {
      site = lowering.staticSite(field.owner());
    }
    return field(receiver, symbols.field(symbols.owner(field, symbols.erasure(site)), field));
  }

  private Place field(@Nullable Operand receiver, FieldRef reference) {
    return new Place() {
      @Override
      public Operand load(Tree tree) {
        Local target = emission.temporary(reference.type());
        emission.add(new Statement.FieldLoad(target, receiver, reference, emission.range(tree)));
        return target;
      }

      @Override
      public void store(Tree tree, Operand value, boolean used) {
        emission.add(new Statement.FieldStore(receiver, reference, value, emission.range(tree)));
      }
    };
  }

  private Place unresolved(Expr target) {
    return new Place() {
      @Override
      public Operand load(Tree tree) {
        Local local = emission.temporary(symbols.erasure(target.type));
        emission.add(
            new Statement.Unknown(
                local, "variable that cannot be resolved", List.of(), emission.range(tree)));
        return local;
      }

      @Override
      public void store(Tree tree, Operand value, boolean used) {
        emission.add(
            new Statement.Unknown(
                null, "variable that cannot be resolved", List.of(value), emission.range(tree)));
      }
    };
  }
}
