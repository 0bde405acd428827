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

/** Writes expressions; what they become is a local or a constant. */
final class Expressions extends ExpressionVisitor<Value> {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Expressions(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes the expression and returns its value with its own erased type. */
  Value value(Expr tree) {
    Type type = tree.type;
    if (type != null && tree.constant != null) {
      return of(lowering.conversions.constant(type, tree.constant), type);
    }
    return tree.accept(this);
  }

  /** Writes the expression and converts its value. */
  Operand operand(Expr tree, @Nullable Type target) {
    Value value = value(tree);
    Type wanted = symbols.erasure(target);
    if (value.type().isPrimitive() != wanted.isPrimitive()
        && !value.type().isVoid()
        && !wanted.isVoid()) {
      // The call that boxes or unboxes stands where the expression starts.
      emission.at(tree.start);
    }
    return lowering.conversions.convert(value, tree.type, target);
  }

  /** Like {@link #operand}, of a value that later operands must not change. */
  Operand kept(Expr tree, @Nullable Type target, List<? extends Tree> later) {
    return keep(operand(tree, target), later);
  }

  /** Copies the value of a variable that code changes which runs before it is used. */
  Operand keep(Operand operand, List<? extends Tree> later) {
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
  void effect(Expr tree) {
    Tree inner = TreeInfo.skipParens(tree);
    if (inner instanceof Tree.Apply call) {
      lowering.calls.call(call, false);
    } else if (inner instanceof Tree.NewClass made) {
      lowering.calls.create(made);
    } else if (inner instanceof Tree.Assign simple) {
      lowering.assignments.assign(simple, false);
    } else if (inner instanceof Tree.AssignOp compound) {
      lowering.assignments.compound(compound, false);
    } else if (inner instanceof Tree.Unary unary && unary.op.isIncOrDec()) {
      lowering.assignments.increment(unary, false);
    } else {
      value((Expr) inner);
    }
  }

  private Value of(Operand operand, @Nullable Type type) {
    return new Value(operand, symbols.erasure(type));
  }

  /** Writes a value of which nothing is known but what it may depend on. */
  Value unknown(Expr tree, String reason, List<Operand> operands) {
    Type type = symbols.erasure(tree.type);
    Local target = type.isVoid() ? null : emission.temporary(type);
    emission.add(new Statement.Unknown(target, reason, operands, emission.range(tree)));
    return of(target == null ? Constant.NULL : target, type);
  }

  private Value notKnown(Expr tree) {
    return unknown(tree, "syntax that is not known: " + tree.getClass().getSimpleName(), List.of());
  }

  @Override
  public Value visitParens(Tree.Parens tree) {
    return value(tree.expr);
  }

  @Override
  public Value visitLiteral(Tree.Literal tree) {
    // Others are constants.
    return of(Constant.NULL, Type.NULL);
  }

  @Override
  public Value visitIdent(Tree.Ident tree) {
    if (tree.name.equals("this")) {
      return of(lowering.access.self(), lowering.owner().symbol().type());
    }
    if (tree.symbol instanceof VarSymbol variable) {
      return variable.isLocal()
          ? of(lowering.access.variable(variable), variable.type())
          : ownField(tree, variable);
    }
    return unknown(tree, "name that cannot be resolved: " + tree.name, List.of());
  }

  private Value ownField(Tree tree, VarSymbol field) {
    if (field.isStatic()) {
      return load(tree, null, field, lowering.staticSite(field.owner()));
    }
    Value receiver = lowering.access.having(field.owner());
    return load(tree, receiver.operand(), field, receiver.type());
  }

  private Value load(Tree tree, @Nullable Operand receiver, VarSymbol field, @Nullable Type site) {
    Type type = symbols.erasure(field.type());
    FieldRef reference = symbols.field(symbols.owner(field, symbols.erasure(site)), field);
    Local target = emission.temporary(type);
    emission.add(new Statement.FieldLoad(target, receiver, reference, emission.range(tree)));
    return of(target, type);
  }

  @Override
  public Value visitSelect(Tree.Select tree) {
    if (tree.name.equals("class")) {
      return classLiteral(tree);
    }
    if (tree.name.equals("this")) {
      ClassSymbol symbol = tree.selected.type == null ? null : tree.selected.type.symbol();
      return symbol == null
          ? unknown(tree, "class that cannot be resolved", List.of())
          : lowering.access.exactly(symbol);
    }
    if (tree.symbol instanceof VarSymbol field) {
      return field(tree, field);
    }
    if (!isTypeName(tree.selected)) {
      return unknown(
          tree,
          "name that cannot be resolved: " + tree.name,
          List.of(value(tree.selected).operand()));
    }
    return unknown(tree, "name that cannot be resolved: " + tree.name, List.of());
  }

  private Value classLiteral(Tree.Select tree) {
    Type type = symbols.erasure(tree.selected.type);
    if (type.isPrimitive() || type.isVoid()) {
      String box = type.isVoid() ? "java.lang.Void" : symbols.name(symbols.types.boxed(type));
      Local target = emission.temporary(dev.actionguard.ir.Type.CLASS);
      FieldRef field = new FieldRef(box, "TYPE", dev.actionguard.ir.Type.CLASS);
      emission.add(new Statement.FieldLoad(target, null, field, emission.range(tree)));
      return of(target, symbols.classType());
    }
    return of(
        new Constant(dev.actionguard.ir.Type.CLASS, symbols.erased(type)), symbols.classType());
  }

  private Value field(Tree.Select tree, VarSymbol field) {
    if (TreeInfo.name(tree.selected).equals("super")) {
      Operand self = lowering.calls.superReceiver(tree.selected);
      return load(tree, field.isStatic() ? null : self, field, tree.selected.type);
    }
    if (field == lowering.length) {
      Operand array = operand(tree.selected, tree.selected.type);
      Local target = emission.temporary(Type.INT);
      emission.add(
          new Statement.Unary(target, Statement.UnaryOperator.LENGTH, array, emission.range(tree)));
      return of(target, Type.INT);
    }
    if (field.isStatic()) {
      if (!isTypeName(tree.selected)) {
        effect(tree.selected);
      }
      return load(tree, null, field, tree.selected.type);
    }
    Value receiver = receiver(tree, field.owner(), List.of());
    return load(tree, receiver.operand(), field, receiver.type());
  }

  /** Whether the name is one of a class or package. */
  static boolean isTypeName(Tree tree) {
    Symbol symbol = TreeInfo.symbol(tree);
    return symbol instanceof ClassSymbol || symbol instanceof PackageSymbol;
  }

  /** Writes the receiver of a member access, cast to the class that has the member. */
  Value receiver(Tree.Select tree, @Nullable ClassSymbol owner, List<? extends Tree> later) {
    Type declared =
        symbols.types.skipVariables(tree.selected.type == null ? Type.UNKNOWN : tree.selected.type);
    boolean compound = declared instanceof Type.Intersection && owner != null;
    Type wanted = symbols.erasure(compound && owner != null ? owner.type() : declared);
    return new Value(kept(tree.selected, wanted, later), wanted);
  }

  @Override
  public Value visitIndex(Tree.Index tree) {
    Operand array = kept(tree.indexed, tree.indexed.type, List.of(tree.index));
    Operand index = operand(tree.index, Type.INT);
    Type type = symbols.component(symbols.erasure(tree.indexed.type));
    Local target = emission.temporary(type);
    emission.add(new Statement.ArrayLoad(target, array, index, emission.range(tree)));
    return of(target, type);
  }

  @Override
  public Value visitCast(Tree.Cast tree) {
    Type wanted = symbols.erasure(tree.target.type);
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
    return of(operand, wanted);
  }

  @Override
  public Value visitInstanceOf(Tree.InstanceOf tree) {
    return booleanOf(tree);
  }

  @Override
  public Value visitConditional(Tree.Conditional tree) {
    Type type = symbols.erasure(tree.type);
    if (tree.cond.constant instanceof Boolean holds) {
      return of(operand(holds ? tree.truePart : tree.falsePart, tree.type), type);
    }
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    Local target = emission.temporary(type);
    lowering.conditions.branch(tree.cond, yes, no);
    emission.enter(yes);
    emission.at(tree.truePart.pos);
    assign(target, operand(tree.truePart, tree.type), end);
    emission.enter(no);
    emission.at(tree.falsePart.pos);
    assign(target, operand(tree.falsePart, tree.type), end);
    emission.enter(end);
    return of(target, type);
  }

  private void assign(Local target, Operand value, int end) {
    emission.assignLast(target, value, emission.range());
    emission.jump(end);
  }

  /** Writes a condition as a value. */
  private Value booleanOf(Expr tree) {
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    Local target = emission.temporary(Type.BOOLEAN);
    lowering.conditions.branch(tree, yes, no);
    emission.enter(yes);
    assign(target, Constant.TRUE, end);
    emission.enter(no);
    assign(target, Constant.FALSE, end);
    emission.enter(end);
    return of(target, Type.BOOLEAN);
  }

  @Override
  public Value visitUnary(Tree.Unary tree) {
    if (tree.op.isIncOrDec()) {
      return of(lowering.assignments.increment(tree, true), tree.arg.type);
    }
    Type type = tree.operandType;
    if (type == null) {
      return unknown(tree, "operator that cannot be resolved", List.of(value(tree.arg).operand()));
    }
    if (tree.op == Tag.NOT) {
      return booleanOf(tree);
    }
    Operand operand = operand(tree.arg, type);
    if (tree.op == Tag.NEG) {
      Local target = emission.temporary(type);
      emission.add(
          new Statement.Unary(
              target, Statement.UnaryOperator.NEGATE, operand, emission.range(tree)));
      return of(target, type);
    }
    if (tree.op == Tag.COMPL) {
      Constant ones = lowering.conversions.constant(type, -1);
      return binary(tree, Statement.BinaryOperator.XOR, operand, ones, type);
    }
    return of(operand, type);
  }

  private Value binary(
      Tree tree, Statement.BinaryOperator operator, Operand left, Operand right, Type type) {
    Local target = emission.temporary(type);
    emission.add(new Statement.Binary(target, operator, left, right, emission.range(tree)));
    return of(target, type);
  }

  @Override
  public Value visitBinary(Tree.Binary tree) {
    if (Operators.isCondition(tree.op)) {
      return booleanOf(tree);
    }
    if (symbols.isString(tree.type)) {
      List<Expr> parts = new ArrayList<>();
      Concatenation.flatten(symbols, tree, parts);
      return of(concat(tree, parts), symbols.string());
    }
    return arithmetic(tree);
  }

  private Value arithmetic(Tree.Binary tree) {
    Type type = tree.operandType;
    if (type == null) {
      Operand left = keep(value(tree.lhs).operand(), List.of(tree.rhs));
      return unknown(
          tree, "operator that cannot be resolved", List.of(left, value(tree.rhs).operand()));
    }
    Operand left = kept(tree.lhs, type, List.of(tree.rhs));
    Operand right = operand(tree.rhs, shiftDistance(tree.op, type));
    return binary(tree, Operators.of(tree.op), left, right, type);
  }

  /** The distance of a shift is an int to the machine. */
  static Type shiftDistance(Tag tag, Type operandType) {
    return Operators.isShift(tag) ? Type.INT : operandType;
  }

  /** Writes a concatenation of parts. */
  Operand concat(Tree tree, List<Expr> parts) {
    Concatenation concatenation = new Concatenation();
    for (int i = 0; i < parts.size(); i++) {
      concatenation.add(keep(textOperand(parts.get(i)), parts.subList(i + 1, parts.size())));
    }
    Local target = emission.temporary(symbols.string());
    emission.add(new Statement.Concat(target, concatenation.finish(), emission.range(tree)));
    return target;
  }

  private Operand textOperand(Expr part) {
    Type type = symbols.erasure(part.type);
    // A cast of a generic result to String shows in class files too.
    return symbols.isString(type) || type.isPrimitive()
        ? operand(part, type)
        : value(part).operand();
  }

  @Override
  public Value visitAssign(Tree.Assign tree) {
    return lowering.assignments.assign(tree, true);
  }

  @Override
  public Value visitAssignOp(Tree.AssignOp tree) {
    return lowering.assignments.compound(tree, true);
  }

  @Override
  public Value visitApply(Tree.Apply tree) {
    return lowering.calls.call(tree, true);
  }

  @Override
  public Value visitNewClass(Tree.NewClass tree) {
    return lowering.calls.create(tree);
  }

  @Override
  public Value visitNewArray(Tree.NewArray tree) {
    Type type = symbols.erasure(tree.type);
    if (tree.elements != null) {
      return of(array(tree, type, tree.elements), type);
    }
    List<Operand> dimensions = new ArrayList<>();
    for (Expr dimension : tree.dims) {
      dimensions.add(kept(dimension, Type.INT, tree.dims));
    }
    Local target = emission.temporary(type);
    emission.add(
        new Statement.NewArray(target, symbols.erased(type), dimensions, emission.range(tree)));
    return of(target, type);
  }

  /** Writes an array of elements. */
  Local array(Tree tree, Type type, List<Expr> elements) {
    Local target = emission.temporary(type);
    emission.add(
        new Statement.NewArray(
            target,
            symbols.erased(type),
            List.of(Constant.of(elements.size())),
            emission.range(tree)));
    Type component = symbols.component(type);
    int index = 0;
    for (Expr element : elements) {
      Operand value = operand(element, component);
      emission.add(
          new Statement.ArrayStore(target, Constant.of(index++), value, emission.range(element)));
    }
    return target;
  }

  @Override
  public Value visitLambda(Tree.Lambda tree) {
    return of(lowering.closures.lambda(tree), tree.type);
  }

  @Override
  public Value visitReference(Tree.Reference tree) {
    return of(lowering.closures.reference(tree), tree.type);
  }

  @Override
  public Value visitSwitchExpr(Tree.SwitchExpr tree) {
    return of(lowering.switches.expression(tree), tree.type);
  }

  @Override
  public Value visitBad(Tree.Bad tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitPrimitive(Tree.Primitive tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitArrayOf(Tree.ArrayOf tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitApplied(Tree.Applied tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitWild(Tree.Wild tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitBothOf(Tree.BothOf tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitAnnotated(Tree.Annotated tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitAnnotation(Tree.Annotation tree) {
    return new Value(Constant.NULL, Type.UNKNOWN);
  }

  @Override
  public Value visitArrayValue(Tree.ArrayValue tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitNestedAnnotation(Tree.NestedAnnotation tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitBindingPattern(Tree.BindingPattern tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitRecordPattern(Tree.RecordPattern tree) {
    return notKnown(tree);
  }

  @Override
  public Value visitAnyPattern(Tree.AnyPattern tree) {
    return notKnown(tree);
  }
}
