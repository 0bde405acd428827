package dev.actionguard.errorprone;

import com.sun.source.tree.CaseTree;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCase;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes switch statements and switch expressions, on constants and on patterns. */
final class Switches {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  /** A switch of either kind, and where its cases and its end are. */
  private record Parts(JCExpression selector, List<JCCase> cases, List<Integer> blocks, int end) {}

  /** A label of a case: a constant expression, a pattern or, if both are null, default. */
  private record Label(@Nullable JCTree constant, @Nullable JCTree pattern) {
    boolean isDefault() {
      return constant == null && pattern == null;
    }

    boolean isNull() {
      return constant != null && constant.type != null && constant.type.hasTag(TypeTag.BOT);
    }
  }

  Switches(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes a statement. */
  void statement(JCSwitch tree) {
    Parts parts = parts(tree.selector, List.copyOf(tree.cases));
    dispatch(parts, false);
    lowering.exits.enter(tree, parts.end, -1);
    cases(parts);
    lowering.exits.leave();
    emission.jump(parts.end);
    emission.enter(parts.end);
  }

  /** Writes an expression and returns its value. */
  Operand expression(JCSwitchExpression tree) {
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

  private Parts parts(JCExpression selector, List<JCCase> cases) {
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      blocks.add(emission.newBlock());
    }
    return new Parts(selector, cases, blocks, emission.newBlock());
  }

  private void cases(Parts parts) {
    for (int i = 0; i < parts.blocks.size(); i++) {
      JCCase branch = parts.cases.get(i);
      // Falls through from the case before.
      emission.jump(parts.blocks.get(i));
      emission.enter(parts.blocks.get(i));
      emission.at(branch.pos);
      branch.stats.forEach(lowering.statements::statement);
      if (branch.caseKind == CaseTree.CaseKind.RULE) {
        emission.jump(parts.end);
      }
    }
  }

  private static List<Label> labels(JCCase branch) {
    List<Label> labels = new ArrayList<>();
    // Their class differs between versions of the compiler.
    for (Object one : (Iterable<?>) branch.labels) {
      JCTree label = (JCTree) one;
      if (NewerTrees.is(label, "CONSTANT_CASE_LABEL")) {
        labels.add(new Label(NewerTrees.constantExpression(label), null));
      } else if (NewerTrees.is(label, "PATTERN_CASE_LABEL")) {
        labels.add(new Label(null, NewerTrees.pattern(label)));
      } else if (NewerTrees.is(label, "DEFAULT_CASE_LABEL")) {
        labels.add(new Label(null, null));
      } else if (label instanceof JCTree.JCPattern) {
        labels.add(new Label(null, label));
      } else {
        labels.add(new Label(label, null));
      }
    }
    if (labels.isEmpty()) {
      labels.add(new Label(null, null));
    }
    return labels;
  }

  private void dispatch(Parts parts, boolean mustMatch) {
    boolean patterns = false;
    int defaultBlock = -1;
    for (int i = 0; i < parts.blocks.size(); i++) {
      for (Label label : labels(parts.cases.get(i))) {
        patterns |= label.pattern != null || label.isNull();
        defaultBlock = label.isDefault() ? parts.blocks.get(i) : defaultBlock;
      }
    }
    Type selector = symbols.erasure(parts.selector.type);
    Type plain = symbols.types.unboxedTypeOrType(selector);
    boolean isEnum = (selector.tsym.flags() & com.sun.tools.javac.code.Flags.ENUM) != 0;
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
      for (Label label : labels(parts.cases.get(i))) {
        Constant constant = label.constant == null ? null : constant(label.constant, type);
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

  private @Nullable Constant constant(JCTree label, Type type) {
    Symbol symbol = TreeInfo.symbol(label);
    if (symbol instanceof VarSymbol
        && symbol.getKind() == javax.lang.model.element.ElementKind.ENUM_CONSTANT) {
      return Constant.of(symbol.name.toString());
    }
    Type labelType = label.type;
    if (labelType == null || labelType.constValue() == null) {
      return null;
    }
    if (!type.isPrimitive()) {
      return Constant.of(String.valueOf(labelType.constValue()));
    }
    Type wanted = type.hasTag(TypeTag.CHAR) ? type : symbols.table.intType;
    return lowering.conversions.constant(wanted, labelType.constValue());
  }

  private void tests(Parts parts, Type type, int otherwise) {
    Operand value = lowering.expressions.operand(parts.selector, type);
    Local selector = emission.temporary(type);
    emission.add(new Statement.Assign(selector, value, emission.range()));
    emission.at(parts.selector.pos);
    onNull(parts, selector);
    for (int i = 0; i < parts.blocks.size(); i++) {
      JCCase branch = parts.cases.get(i);
      JCTree guard = NewerTrees.guard(branch);
      for (Label label : labels(branch)) {
        if (label.isDefault() || label.isNull()) {
          continue;
        }
        int matched = emission.newBlock();
        int next = emission.newBlock();
        if (label.pattern != null) {
          lowering.patterns.match(
              label.pattern, new Value(selector, type), parts.selector.type, true, matched, next);
        } else if (label.constant != null) {
          test(label.constant, selector, type, matched, next);
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
      if (labels(parts.cases.get(i)).stream().anyMatch(Label::isNull)) {
        int next = emission.newBlock();
        emission.branch(Comparison.EQUAL, selector, Constant.NULL, parts.blocks.get(i), next);
        emission.enter(next);
        return;
      }
    }
    lowering.calls.requireNonNull(selector);
  }

  private void test(JCTree label, Local selector, Type type, int matched, int next) {
    Symbol symbol = TreeInfo.symbol(label);
    if (symbol instanceof VarSymbol field
        && field.owner.kind == Kind.TYP
        && label.type != null
        && label.type.constValue() == null) {
      Local constant = emission.temporary(symbols.erasure(field.type));
      emission.add(
          new Statement.FieldLoad(
              constant,
              null,
              symbols.field(symbols.name(field.owner.type), field),
              emission.range(label)));
      emission.branch(Comparison.EQUAL, selector, constant, matched, next);
      return;
    }
    Object value = label.type == null ? null : label.type.constValue();
    if (value == null) {
      Local matches = emission.temporary(symbols.table.booleanType);
      emission.add(
          new Statement.Unknown(
              matches, "label that cannot be resolved", List.of(selector), emission.range(label)));
      emission.branch(matches, matched, next);
      return;
    }
    if (value instanceof String text) {
      Local equal = emission.temporary(symbols.table.booleanType);
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
    Type primitive = symbols.types.unboxedTypeOrType(symbols.erasure(label.type));
    Type box =
        type.isPrimitive() ? type : symbols.erasure(symbols.types.boxedClass(primitive).type);
    Value number = new Value(selector, type);
    if (!type.isPrimitive() && !symbols.isSubtype(type, box)) {
      int isBox = emission.newBlock();
      Local matches = emission.temporary(symbols.table.booleanType);
      emission.add(
          new Statement.InstanceOf(matches, symbols.erased(box), selector, emission.range(label)));
      emission.branch(matches, isBox, next);
      emission.enter(isBox);
    }
    Type unboxed = symbols.types.unboxedTypeOrType(type.isPrimitive() ? type : box);
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
