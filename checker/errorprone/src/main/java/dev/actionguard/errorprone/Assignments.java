package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
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
    Operand load(JCTree tree);

    void store(JCTree tree, Operand value, boolean used);
  }

  Assignments(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /**
   * Writes a simple or compound assignment and returns the value assigned.
   *
   * @param used whether the value is of use
   */
  Value assign(JCTree tree, boolean used) {
    if (tree instanceof JCAssign simple) {
      Type type = storedType(simple.lhs);
      Place place = place(simple.lhs, List.of(simple.rhs));
      Operand value = lowering.expressions.operand(simple.rhs, type);
      place.store(tree, value, used);
      return new Value(value, symbols.erasure(type));
    }
    return compound((JCAssignOp) tree, used);
  }

  /** The erased type of the variable itself, not of its use with type arguments. */
  private Type storedType(JCTree target) {
    Symbol symbol = TreeInfo.symbol(TreeInfo.skipParens(target));
    return symbol instanceof VarSymbol variable
        ? variable.erasure(symbols.types)
        : symbols.erasure(target.type);
  }

  private Value compound(JCAssignOp tree, boolean used) {
    Type stored = storedType(tree.lhs);
    Place place = place(tree.lhs, List.of(tree.rhs));
    if (symbols.isString(tree.operator == null ? null : tree.operator.type.getReturnType())) {
      Concatenation parts = new Concatenation();
      parts.add(lowering.expressions.keep(place.load(tree.lhs), List.of(tree.rhs)));
      List<JCTree> trees = new ArrayList<>();
      Concatenation.flatten(symbols, tree.rhs, trees);
      for (int i = 0; i < trees.size(); i++) {
        parts.add(
            lowering.expressions.keep(
                lowering.expressions.value(trees.get(i)).operand(),
                trees.subList(i + 1, trees.size())));
      }
      Local target = emission.temporary(symbols.table.stringType);
      emission.add(new Statement.Concat(target, parts.finish(), emission.range(tree)));
      place.store(tree, target, used);
      return new Value(target, symbols.table.stringType);
    }
    if (!Expressions.isResolved(tree.operator, 2)) {
      lowering.expressions.unknown(
          tree,
          "operator that cannot be resolved",
          List.of(place.load(tree.lhs), lowering.expressions.value(tree.rhs).operand()));
      return new Value(Constant.NULL, symbols.table.errType);
    }
    Type type = Expressions.operandType(tree.operator, 0);
    Value before =
        new Value(lowering.expressions.keep(place.load(tree.lhs), List.of(tree.rhs)), stored);
    Operand left = lowering.conversions.convert(before, tree.lhs.type, type);
    Operand right =
        lowering.expressions.operand(
            tree.rhs, lowering.expressions.shiftDistance(tree.getTag(), tree.operator));
    Local result = emission.temporary(type);
    emission.add(
        new Statement.Binary(
            result, Operators.of(tree.getTag()), left, right, emission.range(tree)));
    Operand converted = back(new Value(result, type), tree.lhs.type);
    place.store(tree, converted, used);
    return new Value(converted, stored);
  }

  /** Converts a result to the type of the variable: a narrowing cast, then boxing. */
  private Operand back(Value result, Type variable) {
    Type unboxed = symbols.types.unboxedTypeOrType(symbols.erasure(variable));
    if (unboxed.isPrimitive()) {
      Operand narrow = lowering.conversions.widen(result, unboxed);
      return lowering.conversions.convert(new Value(narrow, unboxed), unboxed, variable);
    }
    return lowering.conversions.convert(result, result.type(), variable);
  }

  /** Writes {@code ++} or {@code --} and returns the value of the expression if it is used. */
  Operand increment(JCUnary tree, boolean used) {
    Type stored = storedType(tree.arg);
    Place place = place(tree.arg, List.of());
    boolean post = tree.hasTag(Tag.POSTINC) || tree.hasTag(Tag.POSTDEC);
    Operand before = place.load(tree.arg);
    if (used && post && before instanceof Local local && local.kind() != Local.Kind.TEMPORARY) {
      Local copy = emission.temporary(stored);
      emission.add(new Statement.Assign(copy, before, emission.range(tree)));
      before = copy;
    }
    Type primitive = symbols.types.unboxedTypeOrType(symbols.erasure(tree.arg.type));
    Type type =
        symbols.types.isSubtype(primitive, symbols.table.intType)
            ? symbols.table.intType
            : primitive;
    Operand left = lowering.conversions.convert(new Value(before, stored), tree.arg.type, type);
    Operand one = lowering.conversions.constant(type, 1);
    Local result = emission.temporary(type);
    emission.add(
        new Statement.Binary(result, Operators.of(tree.getTag()), left, one, emission.range(tree)));
    Operand after = back(new Value(result, type), tree.arg.type);
    place.store(tree, after, used);
    return post ? before : after;
  }

  private Place place(JCTree target, List<? extends JCTree> later) {
    JCTree tree = TreeInfo.skipParens(target);
    if (tree instanceof JCArrayAccess element) {
      return element(element, later);
    }
    Symbol symbol = TreeInfo.symbol(tree);
    if (symbol instanceof VarSymbol variable) {
      if (Scopes.isLocal(variable)) {
        return local(lowering.access.declare(variable));
      }
      return field(tree, variable, later);
    }
    return unresolved(tree);
  }

  private static List<JCTree> with(JCTree first, List<? extends JCTree> rest) {
    List<JCTree> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private Place local(Local local) {
    return new Place() {
      @Override
      public Operand load(JCTree tree) {
        return local;
      }

      @Override
      public void store(JCTree tree, Operand value, boolean used) {
        if (used) {
          emission.add(new Statement.Assign(local, value, emission.range(tree)));
        } else {
          emission.assignLast(local, value, emission.range(tree));
        }
      }
    };
  }

  private Place element(JCArrayAccess tree, List<? extends JCTree> later) {
    Operand array =
        lowering.expressions.kept(tree.indexed, tree.indexed.type, with(tree.index, later));
    Operand index = lowering.expressions.kept(tree.index, symbols.table.intType, later);
    Type type = symbols.types.elemtype(symbols.erasure(tree.indexed.type));
    return new Place() {
      @Override
      public Operand load(JCTree node) {
        Local target = emission.temporary(symbols.erasure(type));
        emission.add(new Statement.ArrayLoad(target, array, index, emission.range(node)));
        return target;
      }

      @Override
      public void store(JCTree node, Operand value, boolean used) {
        emission.add(new Statement.ArrayStore(array, index, value, emission.range(node)));
      }
    };
  }

  private Place field(JCTree tree, VarSymbol field, List<? extends JCTree> later) {
    Operand receiver = null;
    Type site = lowering.owner().symbol().type;
    if (tree instanceof JCFieldAccess select) {
      site = select.selected.type;
      boolean viaSuper = TreeInfo.name(select.selected) == symbols.names._super;
      if (!Symbols.isStatic(field)) {
        Value value =
            viaSuper
                ? new Value(lowering.access.self(), symbols.erasure(site))
                : lowering.expressions.receiver(select, later);
        receiver = value.operand();
        site = value.type();
      } else if (!Expressions.isTypeName(select.selected)) {
        lowering.expressions.effect(select.selected);
      }
    } else if (!Symbols.isStatic(field)) {
      Value value = lowering.access.having(field);
      receiver = value.operand();
      site = value.type();
    } else if (!field.isMemberOf(lowering.owner().symbol(), symbols.types)) {
      site = field.owner.type;
    }
    return field(receiver, symbols.field(symbols.owner(field, symbols.erasure(site)), field));
  }

  private Place field(@Nullable Operand receiver, FieldRef reference) {
    return new Place() {
      @Override
      public Operand load(JCTree tree) {
        Local target = emission.temporary(reference.type());
        emission.add(new Statement.FieldLoad(target, receiver, reference, emission.range(tree)));
        return target;
      }

      @Override
      public void store(JCTree tree, Operand value, boolean used) {
        emission.add(new Statement.FieldStore(receiver, reference, value, emission.range(tree)));
      }
    };
  }

  private Place unresolved(JCTree target) {
    return new Place() {
      @Override
      public Operand load(JCTree tree) {
        Local local = emission.temporary(symbols.erasure(target.type));
        emission.add(
            new Statement.Unknown(
                local, "variable that cannot be resolved", List.of(), emission.range(tree)));
        return local;
      }

      @Override
      public void store(JCTree tree, Operand value, boolean used) {
        emission.add(
            new Statement.Unknown(
                null, "variable that cannot be resolved", List.of(value), emission.range(tree)));
      }
    };
  }
}
