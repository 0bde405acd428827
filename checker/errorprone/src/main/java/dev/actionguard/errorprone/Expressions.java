package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCInstanceOf;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCLiteral;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewArray;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCParens;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.JCTree.JCTypeCast;
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

/** Writes expressions; what they become is a local or a constant. */
final class Expressions extends JCTree.Visitor {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;
  private Value result;

  Expressions(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
    this.result = new Value(Constant.NULL, symbols.table.botType);
  }

  /** Writes the expression and returns its value with its own erased type. */
  Value value(JCTree tree) {
    Type type = tree.type;
    if (type != null && type.constValue() != null) {
      return new Value(
          lowering.conversions.constant(type, type.constValue()), symbols.erasure(type));
    }
    tree.accept(this);
    return result;
  }

  /** Writes the expression and converts its value. */
  Operand operand(JCTree tree, Type target) {
    Value value = value(tree);
    if (value.type().isPrimitive() != symbols.erasure(target).isPrimitive()
        && !value.type().hasTag(TypeTag.VOID)
        && !target.hasTag(TypeTag.VOID)) {
      // The call that boxes or unboxes stands where the expression starts.
      emission.at(TreeInfo.getStartPos(tree));
    }
    return lowering.conversions.convert(value, tree.type, target);
  }

  /** Like {@link #operand}, of a value that later operands must not change. */
  Operand kept(JCTree tree, Type target, List<? extends JCTree> later) {
    return keep(operand(tree, target), later);
  }

  /** Copies the value of a variable that code changes which runs before it is used. */
  Operand keep(Operand operand, List<? extends JCTree> later) {
    if (operand instanceof Local local
        && (local.kind() == Local.Kind.VARIABLE || local.kind() == Local.Kind.PARAMETER)
        && lowering.access.isChanging(local, later)) {
      Local copy = emission.temporary(local.type().erased());
      emission.add(new Statement.Assign(copy, local, emission.range()));
      return copy;
    }
    return operand;
  }

  /** Writes the expression only for what it does. */
  void effect(JCTree tree) {
    JCTree inner = TreeInfo.skipParens(tree);
    if (inner instanceof JCMethodInvocation call) {
      lowering.calls.call(call, false);
    } else if (inner instanceof JCNewClass made) {
      lowering.calls.create(made);
    } else if (inner instanceof JCAssign || inner instanceof JCAssignOp) {
      lowering.assignments.assign(inner, false);
    } else if (inner instanceof JCUnary unary && unary.getTag().isIncOrDecUnaryOp()) {
      lowering.assignments.increment(unary, false);
    } else {
      value(inner);
    }
  }

  private void set(Operand operand, @Nullable Type type) {
    result = new Value(operand, symbols.erasure(type));
  }

  @Override
  public void visitTree(JCTree tree) {
    unknown(tree, "syntax that is not known: " + tree.getKind(), List.of());
  }

  void unknown(JCTree tree, String reason, List<Operand> operands) {
    Type type = symbols.erasure(tree.type);
    Local target = type.hasTag(TypeTag.VOID) ? null : emission.temporary(type);
    emission.add(new Statement.Unknown(target, reason, operands, emission.range(tree)));
    set(target == null ? Constant.NULL : target, type);
  }

  @Override
  public void visitParens(JCParens tree) {
    result = value(tree.expr);
  }

  @Override
  public void visitLiteral(JCLiteral tree) {
    // Others are constants.
    set(Constant.NULL, symbols.table.botType);
  }

  @Override
  public void visitIdent(JCIdent tree) {
    Symbol symbol = tree.sym;
    if (tree.name == symbols.names._this) {
      set(lowering.access.self(), lowering.owner().symbol().type);
    } else if (symbol instanceof VarSymbol variable && Scopes.isLocal(symbol)) {
      set(lowering.access.variable(variable), variable.type);
    } else if (symbol instanceof VarSymbol field && field.owner.kind == Kind.TYP) {
      ownField(tree, field);
    } else {
      unknown(tree, "name that cannot be resolved: " + tree.name, List.of());
    }
  }

  private void ownField(JCTree tree, VarSymbol field) {
    if (Symbols.isStatic(field)) {
      boolean own = field.isMemberOf(lowering.owner().symbol(), symbols.types);
      Type site = own ? lowering.owner().symbol().type : field.owner.type;
      load(tree, null, field, site);
    } else {
      Value receiver = lowering.access.having(field);
      load(tree, receiver.operand(), field, receiver.type());
    }
  }

  private void load(JCTree tree, @Nullable Operand receiver, VarSymbol field, Type site) {
    Type type = field.erasure(symbols.types);
    FieldRef reference = symbols.field(symbols.owner(field, symbols.erasure(site)), field);
    Local target = emission.temporary(type);
    emission.add(new Statement.FieldLoad(target, receiver, reference, emission.range(tree)));
    set(target, type);
  }

  @Override
  public void visitSelect(JCFieldAccess tree) {
    if (tree.name == symbols.names._class) {
      classLiteral(tree);
    } else if (tree.name == symbols.names._this && tree.selected.type != null) {
      result = lowering.access.exactly((ClassSymbol) tree.selected.type.tsym);
    } else if (tree.sym instanceof VarSymbol field) {
      field(tree, field);
    } else {
      unknown(tree, "name that cannot be resolved: " + tree.name, List.of());
    }
  }

  private void classLiteral(JCFieldAccess tree) {
    Type type = symbols.erasure(tree.selected.type);
    if (type.isPrimitiveOrVoid()) {
      String box =
          type.hasTag(TypeTag.VOID)
              ? "java.lang.Void"
              : symbols.name(symbols.types.boxedClass(type).type);
      Local target = emission.temporary(dev.actionguard.ir.Type.CLASS);
      FieldRef field = new FieldRef(box, "TYPE", dev.actionguard.ir.Type.CLASS);
      emission.add(new Statement.FieldLoad(target, null, field, emission.range(tree)));
      set(target, symbols.table.classType);
    } else {
      set(
          new Constant(dev.actionguard.ir.Type.CLASS, symbols.erased(type)),
          symbols.table.classType);
    }
  }

  private void field(JCFieldAccess tree, VarSymbol field) {
    if (TreeInfo.name(tree.selected) == symbols.names._super) {
      Operand self =
          tree.selected instanceof JCFieldAccess qualified
              ? lowering.access.exactly((ClassSymbol) qualified.selected.type.tsym).operand()
              : lowering.access.self();
      load(tree, Symbols.isStatic(field) ? null : self, field, tree.selected.type);
      return;
    }
    if (field == symbols.table.lengthVar) {
      Operand array = operand(tree.selected, tree.selected.type);
      Local target = emission.temporary(symbols.table.intType);
      emission.add(
          new Statement.Unary(target, Statement.UnaryOperator.LENGTH, array, emission.range(tree)));
      set(target, symbols.table.intType);
      return;
    }
    if (Symbols.isStatic(field)) {
      if (!isTypeName(tree.selected)) {
        effect(tree.selected);
      }
      load(tree, null, field, tree.selected.type);
      return;
    }
    Value receiver = receiver(tree, List.of());
    load(tree, receiver.operand(), field, receiver.type());
  }

  static boolean isTypeName(JCTree tree) {
    Symbol symbol = TreeInfo.symbol(tree);
    return symbol != null && (symbol.kind == Kind.TYP || symbol.kind == Kind.PCK);
  }

  /** Writes the receiver of a member access, cast to the class that has the member. */
  Value receiver(JCFieldAccess tree, List<? extends JCTree> later) {
    Type declared = symbols.types.skipTypeVars(tree.selected.type, false);
    Type wanted =
        declared.isCompound() ? symbols.erasure(tree.sym.owner.type) : symbols.erasure(declared);
    return new Value(kept(tree.selected, wanted, later), wanted);
  }

  @Override
  public void visitIndexed(JCArrayAccess tree) {
    Operand array = kept(tree.indexed, tree.indexed.type, List.of(tree.index));
    Operand index = operand(tree.index, symbols.table.intType);
    Type type = symbols.types.elemtype(symbols.erasure(tree.indexed.type));
    Local target = emission.temporary(symbols.erasure(type));
    emission.add(new Statement.ArrayLoad(target, array, index, emission.range(tree)));
    set(target, type);
  }

  @Override
  public void visitTypeCast(JCTypeCast tree) {
    Type wanted = symbols.erasure(tree.clazz.type);
    Value inner = value(tree.expr);
    Operand operand;
    if (inner.type().isPrimitive() || wanted.isPrimitive()) {
      operand = lowering.conversions.convert(inner, tree.expr.type, wanted);
      if (!wanted.isPrimitive() && !inner.type().isPrimitive()) {
        operand = lowering.conversions.cast(inner, wanted);
      }
    } else {
      operand = lowering.conversions.cast(inner, wanted);
    }
    set(operand, wanted);
  }

  @Override
  public void visitTypeTest(JCInstanceOf tree) {
    booleanOf(tree);
  }

  @Override
  public void visitConditional(JCConditional tree) {
    Type type = symbols.erasure(tree.type);
    if (tree.cond.type != null && tree.cond.type.isTrue()) {
      set(operand(tree.truepart, tree.type), type);
      return;
    }
    if (tree.cond.type != null && tree.cond.type.isFalse()) {
      set(operand(tree.falsepart, tree.type), type);
      return;
    }
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    Local target = emission.temporary(type);
    lowering.conditions.branch(tree.cond, yes, no);
    emission.enter(yes);
    emission.at(tree.truepart.pos);
    assign(target, operand(tree.truepart, tree.type), end);
    emission.enter(no);
    emission.at(tree.falsepart.pos);
    assign(target, operand(tree.falsepart, tree.type), end);
    emission.enter(end);
    set(target, type);
  }

  private void assign(Local target, Operand value, int end) {
    emission.assignLast(target, value, emission.range());
    emission.jump(end);
  }

  /** Writes a condition as a value. */
  private void booleanOf(JCTree tree) {
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    Local target = emission.temporary(symbols.table.booleanType);
    lowering.conditions.branch(tree, yes, no);
    emission.enter(yes);
    assign(target, Constant.TRUE, end);
    emission.enter(no);
    assign(target, Constant.FALSE, end);
    emission.enter(end);
    set(target, symbols.table.booleanType);
  }

  @Override
  public void visitUnary(JCUnary tree) {
    Tag tag = tree.getTag();
    if (tag.isIncOrDecUnaryOp()) {
      set(lowering.assignments.increment(tree, true), tree.arg.type);
      return;
    }
    if (tag == Tag.NULLCHK) {
      Operand checked = operand(tree.arg, tree.arg.type);
      lowering.calls.requireNonNull(checked);
      set(checked, tree.arg.type);
      return;
    }
    Type type =
        isResolved(tree.operator, 1) ? operandType(tree.operator, 0) : symbols.erasure(tree.type);
    switch (tag) {
      case NOT -> booleanOf(tree);
      case POS -> set(operand(tree.arg, type), type);
      case NEG -> {
        Operand operand = operand(tree.arg, type);
        Local target = emission.temporary(type);
        emission.add(
            new Statement.Unary(
                target, Statement.UnaryOperator.NEGATE, operand, emission.range(tree)));
        set(target, type);
      }
      case COMPL -> {
        Operand operand = operand(tree.arg, type);
        binary(
            tree,
            Statement.BinaryOperator.XOR,
            operand,
            lowering.conversions.constant(type, -1),
            type);
      }
      default -> visitTree(tree);
    }
  }

  /** Whether an operator is known, so that the types of its operands are. */
  static boolean isResolved(@Nullable Symbol operator, int operands) {
    return operator != null
        && operator.type != null
        && operator.type.getParameterTypes().size() >= operands;
  }

  static Type operandType(Symbol operator, int index) {
    return operator.type.getParameterTypes().get(index);
  }

  private void binary(
      JCTree tree, Statement.BinaryOperator operator, Operand left, Operand right, Type type) {
    Local target = emission.temporary(type);
    emission.add(new Statement.Binary(target, operator, left, right, emission.range(tree)));
    set(target, type);
  }

  @Override
  public void visitBinary(JCBinary tree) {
    switch (tree.getTag()) {
      case AND, OR, EQ, NE, LT, LE, GT, GE -> booleanOf(tree);
      default -> {
        if (symbols.isString(tree.type)) {
          List<JCTree> parts = new ArrayList<>();
          Concatenation.flatten(symbols, tree, parts);
          set(concat(tree, parts), symbols.table.stringType);
        } else {
          arithmetic(tree);
        }
      }
    }
  }

  private void arithmetic(JCBinary tree) {
    if (!isResolved(tree.operator, 2)) {
      Operand left = kept(tree.lhs, symbols.erasure(tree.lhs.type), List.of(tree.rhs));
      unknown(
          tree,
          "operator that cannot be resolved",
          List.of(left, operand(tree.rhs, symbols.erasure(tree.rhs.type))));
      return;
    }
    Type type = operandType(tree.operator, 0);
    Operand left = kept(tree.lhs, type, List.of(tree.rhs));
    Operand right = operand(tree.rhs, shiftDistance(tree.getTag(), tree.operator));
    binary(tree, Operators.of(tree.getTag()), left, right, type);
  }

  /** The distance of a shift is an int to the machine. */
  Type shiftDistance(Tag tag, Symbol operator) {
    return Operators.isShift(tag) ? symbols.table.intType : operandType(operator, 1);
  }

  /** Writes a concatenation of parts. */
  Operand concat(JCTree tree, List<JCTree> parts) {
    Concatenation concatenation = new Concatenation();
    for (int i = 0; i < parts.size(); i++) {
      concatenation.add(keep(textOperand(parts.get(i)), parts.subList(i + 1, parts.size())));
    }
    Local target = emission.temporary(symbols.table.stringType);
    emission.add(new Statement.Concat(target, concatenation.finish(), emission.range(tree)));
    return target;
  }

  private Operand textOperand(JCTree part) {
    Type type = symbols.erasure(part.type);
    // A cast of a generic result to String shows in class files too.
    return symbols.isString(type) || type.isPrimitive()
        ? operand(part, type)
        : value(part).operand();
  }

  @Override
  public void visitAssign(JCAssign tree) {
    result = lowering.assignments.assign(tree, true);
  }

  @Override
  public void visitAssignop(JCAssignOp tree) {
    result = lowering.assignments.assign(tree, true);
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    result = lowering.calls.call(tree, true);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    result = lowering.calls.create(tree);
  }

  @Override
  public void visitNewArray(JCNewArray tree) {
    Type type = symbols.erasure(tree.type);
    if (tree.elems != null) {
      List<JCTree> elements = new ArrayList<>(tree.elems);
      set(array(tree, type, elements), type);
      return;
    }
    List<Operand> dimensions = new ArrayList<>();
    for (JCTree dimension : tree.dims) {
      dimensions.add(kept(dimension, symbols.table.intType, tree.dims));
    }
    Local target = emission.temporary(type);
    emission.add(
        new Statement.NewArray(target, symbols.erased(type), dimensions, emission.range(tree)));
    set(target, type);
  }

  /** Writes an array of elements. */
  Local array(JCTree tree, Type type, List<? extends JCTree> elements) {
    Local target = emission.temporary(type);
    emission.add(
        new Statement.NewArray(
            target,
            symbols.erased(type),
            List.of(Constant.of(elements.size())),
            emission.range(tree)));
    Type component = symbols.types.elemtype(type);
    int index = 0;
    for (JCTree element : elements) {
      Operand value = operand(element, component);
      emission.add(
          new Statement.ArrayStore(target, Constant.of(index++), value, emission.range(element)));
    }
    return target;
  }

  @Override
  public void visitLambda(JCLambda tree) {
    set(lowering.closures.lambda(tree), tree.type);
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    set(lowering.closures.reference(tree), tree.type);
  }

  @Override
  public void visitSwitchExpression(JCSwitchExpression tree) {
    set(lowering.switches.expression(tree), tree.type);
  }
}
