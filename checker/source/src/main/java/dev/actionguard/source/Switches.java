package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes switch statements and switch expressions, on constants and on patterns. */
final class Switches {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  /** A switch of either kind, and where its cases and its end are. */
  private record Parts(Expr selector, List<Tree.Case> cases, List<Integer> blocks, int end) {}

  Switches(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes a statement. */
  void statement(Tree.Switch tree) {
    Parts parts = parts(tree.selector, List.copyOf(tree.cases));
    dispatch(parts, false);
    lowering.exits.enter(tree, parts.end, -1);
    cases(parts);
    lowering.exits.leave();
    emission.jump(parts.end);
    emission.enter(parts.end);
  }

  /** Writes an expression and returns its value. */
  Operand expression(Tree.SwitchExpr tree) {
    Parts parts = parts(tree.selector, List.copyOf(tree.cases));
    Type type = symbols.erasure(tree.type);
    Local result = emission.temporary(type);
    dispatch(parts, true);
    lowering.exits.enter(tree, parts.end, result, tree.type);
    cases(parts);
    lowering.exits.leave();
    emission.enter(parts.end);
    return result;
  }

  private Parts parts(Expr selector, List<Tree.Case> cases) {
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      blocks.add(emission.newBlock());
    }
    return new Parts(selector, cases, blocks, emission.newBlock());
  }

  private void cases(Parts parts) {
    for (int i = 0; i < parts.blocks.size(); i++) {
      Tree.Case branch = parts.cases.get(i);
      // Falls through from the case before.
      emission.jump(parts.blocks.get(i));
      emission.enter(parts.blocks.get(i));
      emission.at(branch.pos);
      branch.statements.forEach(lowering.statements::statement);
      if (branch.arrow) {
        emission.jump(parts.end);
      }
    }
  }

  private static boolean isDefault(Tree.Label label) {
    return label.constantExpr == null && label.pattern == null;
  }

  private static boolean isNull(Tree.Label label) {
    return label.constantExpr != null && label.constantExpr.type == Type.NULL;
  }

  private void dispatch(Parts parts, boolean mustMatch) {
    boolean patterns = false;
    int defaultBlock = -1;
    for (int i = 0; i < parts.blocks.size(); i++) {
      for (Tree.Label label : parts.cases.get(i).labels) {
        patterns |= label.pattern != null || isNull(label);
        defaultBlock = isDefault(label) ? parts.blocks.get(i) : defaultBlock;
      }
    }
    Type selector = symbols.erasure(parts.selector.type);
    Type plain = symbols.types.unboxedOrSelf(selector);
    boolean isEnum = selector.symbol() != null && selector.symbol().isEnum();
    boolean constants = plain.isPrimitive() || symbols.isString(selector) || isEnum;
    boolean noMatch = defaultBlock < 0 && (mustMatch || patterns);
    int otherwise = noMatch ? emission.newBlock() : defaultBlock < 0 ? parts.end : defaultBlock;
    if (patterns || !constants) {
      tests(parts, selector, otherwise);
    } else {
      constants(parts, plain, otherwise);
    }
    if (noMatch) {
      emission.enter(otherwise);
      fail();
    }
  }

  private void constants(Parts parts, Type type, int otherwise) {
    Operand operand = lowering.expressions.operand(parts.selector, type);
    if (operand instanceof Constant) {
      Local kept = emission.temporary(type);
      emission.add(new Statement.Assign(kept, operand, emission.range()));
      operand = kept;
    }
    emission.at(parts.selector.pos);
    List<Terminator.Case> cases = new ArrayList<>();
    for (int i = 0; i < parts.blocks.size(); i++) {
      for (Tree.Label label : parts.cases.get(i).labels) {
        Constant constant = label.constantExpr == null ? null : constant(label.constantExpr, type);
        if (constant != null && cases.stream().noneMatch(c -> c.label().equals(constant))) {
          cases.add(new Terminator.Case(constant, parts.blocks.get(i)));
        }
      }
    }
    if (cases.isEmpty()) {
      emission.jump(otherwise);
    } else {
      emission.switchOn(operand, cases, otherwise);
    }
  }

  private @Nullable Constant constant(Expr label, Type type) {
    if (TreeInfo.symbol(label) instanceof VarSymbol field && field.isEnumConstant()) {
      return Constant.of(field.name());
    }
    if (label.constant == null) {
      return null;
    }
    if (!type.isPrimitive()) {
      return Constant.of(String.valueOf(label.constant));
    }
    return lowering.conversions.constant(type == Type.CHAR ? type : Type.INT, label.constant);
  }

  private void tests(Parts parts, Type type, int otherwise) {
    Operand value = lowering.expressions.operand(parts.selector, type);
    Local selector = emission.temporary(type);
    emission.add(new Statement.Assign(selector, value, emission.range()));
    emission.at(parts.selector.pos);
    onNull(parts, selector);
    for (int i = 0; i < parts.blocks.size(); i++) {
      Tree.Case branch = parts.cases.get(i);
      Expr guard = branch.guard;
      for (Tree.Label label : branch.labels) {
        if (isDefault(label) || isNull(label)) {
          continue;
        }
        int matched = emission.newBlock();
        int next = emission.newBlock();
        if (label.pattern != null) {
          lowering.patterns.match(
              label.pattern, new Value(selector, type), parts.selector.type, true, matched, next);
        } else if (label.constantExpr != null) {
          test(label.constantExpr, selector, type, matched, next);
        }
        emission.enter(matched);
        if (guard == null) {
          emission.jump(parts.blocks.get(i));
        } else {
          lowering.conditions.branch(guard, parts.blocks.get(i), next);
        }
        emission.enter(next);
      }
    }
    emission.jump(otherwise);
  }

  private void onNull(Parts parts, Local selector) {
    if (selector.type().isPrimitive()) {
      return;
    }
    for (int i = 0; i < parts.blocks.size(); i++) {
      if (parts.cases.get(i).labels.stream().anyMatch(Switches::isNull)) {
        int next = emission.newBlock();
        emission.branch(Comparison.EQUAL, selector, Constant.NULL, parts.blocks.get(i), next);
        emission.enter(next);
        return;
      }
    }
    lowering.calls.requireNonNull(selector);
  }

  private void test(Expr label, Local selector, Type type, int matched, int next) {
    ClassSymbol owner = TreeInfo.symbol(label) instanceof VarSymbol named ? named.owner() : null;
    if (TreeInfo.symbol(label) instanceof VarSymbol field
        && owner != null
        && label.constant == null) {
      Local constant = emission.temporary(symbols.erasure(field.type()));
      emission.add(
          new Statement.FieldLoad(
              constant, null, symbols.field(symbols.name(owner), field), emission.range(label)));
      emission.branch(Comparison.EQUAL, selector, constant, matched, next);
      return;
    }
    Object value = label.constant;
    if (value == null) {
      Local matches = emission.temporary(Type.BOOLEAN);
      emission.add(
          new Statement.Unknown(
              matches, "label that cannot be resolved", List.of(selector), emission.range(label)));
      emission.branch(matches, matched, next);
      return;
    }
    if (value instanceof String text) {
      Local equal = emission.temporary(Type.BOOLEAN);
      MethodRef equals =
          new MethodRef("java.lang.String", "equals", List.of("java.lang.Object"), "boolean");
      emission.add(
          new Statement.Call(
              equal,
              CallKind.VIRTUAL,
              equals,
              Constant.of(text),
              List.of(selector),
              emission.range(label)));
      emission.branch(equal, matched, next);
      return;
    }
    Type primitive = symbols.types.unboxedOrSelf(symbols.erasure(label.type));
    Type box = type.isPrimitive() ? type : symbols.types.boxed(primitive);
    Value number = new Value(selector, type);
    if (!type.isPrimitive() && !symbols.isSubtype(type, box)) {
      int isBox = emission.newBlock();
      Local matches = emission.temporary(Type.BOOLEAN);
      emission.add(
          new Statement.InstanceOf(matches, symbols.erased(box), selector, emission.range(label)));
      emission.branch(matches, isBox, next);
      emission.enter(isBox);
    }
    Type unboxed = symbols.types.unboxedOrSelf(type.isPrimitive() ? type : box);
    Operand left = lowering.conversions.convert(number, box, unboxed);
    emission.branch(
        Comparison.EQUAL, left, lowering.conversions.constant(unboxed, value), matched, next);
  }

  /** Throws what a switch throws that nothing matches. */
  private void fail() {
    boolean newer = lowering.release >= 21;
    dev.actionguard.ir.Type type =
        dev.actionguard.ir.Type.of(
            newer ? "java.lang.MatchException" : "java.lang.IncompatibleClassChangeError");
    Local made = emission.temporary(type);
    emission.add(new Statement.New(made, type, emission.range()));
    List<String> parameters =
        newer ? List.of("java.lang.String", "java.lang.Throwable") : List.of();
    List<Operand> arguments = newer ? List.of(Constant.NULL, Constant.NULL) : List.of();
    emission.add(
        new Statement.Call(
            null,
            CallKind.SPECIAL,
            new MethodRef(type.name(), "<init>", parameters, "void"),
            made,
            arguments,
            emission.range()));
    emission.throwsValue(made);
  }
}
