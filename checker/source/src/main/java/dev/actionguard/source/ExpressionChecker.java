package dev.actionguard.source;

import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of expressions. */
final class ExpressionChecker extends ExpressionVisitor<Type> {
  private final Attribution attribution;
  private final Types types;
  private final Names names;
  private final VarSymbol length;
  private Scope scope;
  private Expected expected = Expected.NOTHING;
  private Bindings out = Bindings.NONE;
  private Bindings bindings = Bindings.NONE;

  ExpressionChecker(Attribution attribution) {
    this.attribution = attribution;
    this.types = attribution.types;
    this.names = attribution.names;
    this.length =
        new VarSymbol("length", types.classes.objectSymbol(), Flags.PUBLIC | Flags.FINAL, Type.INT);
    this.scope = Scope.of(new Unit(new SourceText(""), "", "", List.of(), List.of()));
  }

  /** The length of arrays. */
  VarSymbol length() {
    return length;
  }

  /** Returns the pattern variables of the expression that was checked last. */
  Bindings bindings() {
    return bindings;
  }

  /** Finds the type of an expression, and of all in it. */
  Type check(Expr tree, Scope in, Expected wanted) {
    Scope outerScope = scope;
    Expected outerExpected = expected;
    Bindings outerOut = out;
    scope = in;
    expected = wanted;
    out = Bindings.NONE;
    try {
      Type found = tree.accept(this);
      tree.type = found;
      Inference session = wanted.session();
      if (session != null && !Inference.isProper(found)) {
        session.atEnd(() -> tree.type = Inference.zonk(found));
      }
      bindings = out;
      return found;
    } finally {
      scope = outerScope;
      expected = outerExpected;
      out = outerOut;
    }
  }

  private Type check(Expr tree) {
    return check(tree, scope, Expected.NOTHING);
  }

  Type condition(Expr tree, Scope in) {
    return check(tree, in, Expected.of(Type.BOOLEAN));
  }

  /** Checks an argument: what only its parameter tells is left open. */
  void argument(Expr tree, Scope in, Inference session) {
    Expr plain = Overloads.plain(tree);
    if (plain instanceof Tree.Functional functional) {
      functional.type = null;
      return;
    }
    check(tree, in, Expected.argument(session));
  }

  /** Tells an argument the type of its parameter. */
  void settle(Expr tree, Type formal, Scope in, Inference session) {
    if (tree instanceof Tree.Parens parens) {
      settle(parens.expr, formal, in, session);
      session.atEnd(() -> parens.type = parens.expr.type);
    } else if (tree instanceof Tree.Functional functional) {
      attribution.functions.settle(functional, formal, in, session);
    } else if (tree instanceof Tree.Conditional conditional && conditional.poly) {
      settlePoly(tree, formal, session);
      settle(conditional.truePart, formal, conditional.whenTrue(in), session);
      settle(conditional.falsePart, formal, conditional.whenFalse(in), session);
    } else if (tree instanceof Tree.SwitchExpr choice && choice.poly) {
      settlePoly(tree, formal, session);
      for (int i = 0; i < choice.results.size(); i++) {
        settle(choice.results.get(i), formal, choice.scopes.get(i), session);
      }
    } else if (tree.type != null) {
      Type type = tree.type;
      types.keepIf(() -> types.isConvertible(type, formal));
    }
  }

  private static void settlePoly(Expr tree, Type formal, Inference session) {
    tree.type = formal;
    session.atEnd(() -> tree.type = Inference.zonk(formal));
  }

  /** Checks a value that a lambda gives, for the type that it returns. */
  void result(Expr tree, Scope in, Type returns, Inference session) {
    argument(tree, in, session);
    settle(tree, returns, in, session);
  }

  /** Checks what a variable of a type is set to. */
  void initialiser(Expr tree, Type type, Scope in) {
    if (tree instanceof Tree.NewArray array && array.elementType == null) {
      elements(array, type, in);
    } else {
      check(tree, in, Expected.of(type));
    }
  }

  private void elements(Tree.NewArray tree, Type type, Scope in) {
    tree.type = type;
    Type component = type instanceof Type.ArrayType array ? array.component() : Type.UNKNOWN;
    if (tree.elements != null) {
      tree.elements.forEach(e -> initialiser(e, component, in));
    }
  }

  // Names

  /** Whether what stands before a member is a type. */
  boolean isType(Expr tree, Scope in) {
    if (tree instanceof Tree.Ident ident) {
      if (ident.name.equals("this") || ident.name.equals("super")) {
        return false;
      }
      return variable(ident.name, in) == null && names.simple(ident.name, in) != null;
    }
    if (tree instanceof Tree.Select select) {
      if (select.name.equals("class")
          || select.name.equals("this")
          || select.name.equals("super")) {
        return false;
      }
      String text = Names.text(select);
      if (text.isEmpty()) {
        return select.selected instanceof Tree.Applied;
      }
      if (isType(select.selected, in)) {
        Type outer = names.type(select.selected, in);
        ClassSymbol symbol = outer.symbol();
        return symbol != null
            && field(symbol, select.name) == null
            && names.member(symbol, select.name) != null;
      }
      String first = text.substring(0, text.indexOf('.'));
      return variable(first, in) == null
          && names.simple(first, in) == null
          && names.qualified(text) != null;
    }
    return tree instanceof Tree.Applied
        || tree instanceof Tree.ArrayOf
        || tree instanceof Tree.Primitive
        || tree instanceof Tree.Annotated;
  }

  /** Notes on the syntax of a type's name which class it names. */
  void noteType(Expr tree, ClassSymbol symbol) {
    if (tree instanceof Tree.Ident ident) {
      ident.symbol = symbol;
    } else if (tree instanceof Tree.Select select) {
      select.symbol = symbol;
    } else if (tree instanceof Tree.Applied applied) {
      noteType(applied.base, symbol);
    } else if (tree instanceof Tree.Annotated annotated) {
      noteType(annotated.base, symbol);
    }
  }

  /** A variable by its simple name, and the class through which a field was found. */
  record Found(VarSymbol variable, @Nullable ClassSymbol site) {}

  @Nullable Found variable(String name, Scope in) {
    for (Scope at = in; at != null; at = at.outer()) {
      VarSymbol local = at.variable(name);
      if (local != null) {
        return new Found(local, null);
      }
      ClassSymbol owner = at.owner();
      if (owner != null) {
        VarSymbol field = field(owner, name);
        if (field != null) {
          return new Found(field, owner);
        }
      }
    }
    for (Unit.Import one : in.unit().imports()) {
      if (one.isStatic() && (one.star() || one.simpleName().equals(name))) {
        ClassSymbol owner = names.qualified(one.star() ? one.name() : one.qualifier());
        VarSymbol field = owner == null ? null : field(owner, name);
        if (field != null && field.isStatic()) {
          return new Found(field, owner);
        }
      }
    }
    return null;
  }

  /** Returns the field of that name of a class or one above it, or null. */
  @Nullable VarSymbol field(ClassSymbol owner, String name) {
    VarSymbol own = owner.field(name);
    return own != null ? own : inheritedField(owner, name, 0);
  }

  private @Nullable VarSymbol inheritedField(ClassSymbol owner, String name, int depth) {
    if (depth > 64) {
      return null;
    }
    List<Type> supertypes = new ArrayList<>();
    supertypes.add(owner.superclass());
    supertypes.addAll(owner.interfaces());
    for (Type supertype : supertypes) {
      ClassSymbol symbol = supertype.symbol();
      if (symbol != null) {
        VarSymbol field = symbol.field(name);
        if (field == null || (field.flags() & Flags.PRIVATE) != 0) {
          field = inheritedField(symbol, name, depth + 1);
        }
        if (field != null) {
          return field;
        }
      }
    }
    return null;
  }

  @Override
  public Type visitIdent(Tree.Ident tree) {
    if (tree.name.equals("this") || tree.name.equals("super")) {
      ClassSymbol owner = scope.innermost();
      if (owner == null) {
        return Type.UNKNOWN;
      }
      return tree.name.equals("this") ? owner.type() : types.superclass(owner.type());
    }
    Found found = variable(tree.name, scope);
    if (found != null) {
      tree.symbol = found.variable();
      tree.constant = found.variable().constant();
      ClassSymbol site = found.site();
      return fieldType(found.variable(), site == null ? null : site.type());
    }
    Type type = names.simple(tree.name, scope);
    if (type instanceof Type.ClassType c) {
      tree.symbol = c.symbol();
      return type;
    }
    if (type == null) {
      tree.symbol = new PackageSymbol(tree.name);
    }
    return Type.UNKNOWN;
  }

  private Type fieldType(VarSymbol field, @Nullable Type site) {
    ClassSymbol owner = field.owner();
    Type type = field.type();
    if (owner == null || site == null || field.isStatic()) {
      return type;
    }
    if (types.isRawFor(site, owner)) {
      return types.erasure(type);
    }
    return types.membersOf(site, owner).of(type);
  }

  @Override
  public Type visitSelect(Tree.Select tree) {
    tree.constant = null;
    if (tree.name.equals("class")) {
      return classLiteral(tree);
    }
    if (tree.name.equals("this")) {
      return names.type(tree.selected, scope);
    }
    if (tree.name.equals("super")) {
      Type qualifier = names.type(tree.selected, scope);
      return qualifier.isInterface() ? qualifier : types.superclass(qualifier);
    }
    if (isType(tree.selected, scope)) {
      Type outer = names.type(tree.selected, scope);
      ClassSymbol symbol = outer.symbol();
      if (symbol == null) {
        return Type.UNKNOWN;
      }
      noteType(tree.selected, symbol);
      return member(tree, symbol, outer);
    }
    Type selected = check(tree.selected);
    if (packageOf(tree.selected) != null) {
      return inPackage(tree);
    }
    Type site = types.capture(types.skipVariables(selected));
    if (site instanceof Type.ArrayType && tree.name.equals("length")) {
      tree.symbol = length;
      return Type.INT;
    }
    if (site instanceof Type.Intersection both) {
      for (Type part : both.parts()) {
        ClassSymbol symbol = part.symbol();
        VarSymbol field = symbol == null ? null : field(symbol, tree.name);
        if (field != null) {
          tree.symbol = field;
          return fieldType(field, part);
        }
      }
    }
    ClassSymbol symbol = site.symbol();
    return symbol == null ? Type.UNKNOWN : member(tree, symbol, site);
  }

  private Type member(Tree.Select tree, ClassSymbol symbol, Type site) {
    VarSymbol field = field(symbol, tree.name);
    if (field != null) {
      tree.symbol = field;
      tree.constant = field.constant();
      return fieldType(field, site);
    }
    ClassSymbol nested = names.member(symbol, tree.name);
    if (nested != null) {
      tree.symbol = nested;
      return new Type.ClassType(nested, List.of(), null);
    }
    tree.symbol = null;
    return Type.UNKNOWN;
  }

  private static @Nullable PackageSymbol packageOf(Expr tree) {
    if (tree instanceof Tree.Ident ident && ident.symbol instanceof PackageSymbol found) {
      return found;
    }
    return tree instanceof Tree.Select select && select.symbol instanceof PackageSymbol found
        ? found
        : null;
  }

  private Type inPackage(Tree.Select tree) {
    String text = Names.text(tree);
    ClassSymbol found = text.isEmpty() ? null : names.qualified(text);
    if (found != null) {
      tree.symbol = found;
      return new Type.ClassType(found, List.of(), null);
    }
    tree.symbol = text.isEmpty() ? null : new PackageSymbol(text);
    return Type.UNKNOWN;
  }

  private Type classLiteral(Tree.Select tree) {
    Type type = names.type(tree.selected, scope);
    ClassSymbol symbol = types.classes.find("java.lang.Class");
    if (symbol == null) {
      return Type.UNKNOWN;
    }
    Type argument = type.isPrimitive() ? types.boxed(type) : types.erasure(type);
    if (type.isVoid()) {
      argument = types.classes.type("java.lang.Void");
    }
    return new Type.ClassType(symbol, List.of(argument), null);
  }

  // Values

  @Override
  public Type visitLiteral(Tree.Literal tree) {
    Object value = tree.value;
    tree.constant = value;
    if (value == null) {
      return Type.NULL;
    }
    if (value instanceof String) {
      return types.classes.string();
    }
    if (value instanceof Boolean) {
      return Type.BOOLEAN;
    }
    if (value instanceof Character) {
      return Type.CHAR;
    }
    if (value instanceof Long) {
      return Type.LONG;
    }
    if (value instanceof Float) {
      return Type.FLOAT;
    }
    return value instanceof Double ? Type.DOUBLE : Type.INT;
  }

  @Override
  public Type visitParens(Tree.Parens tree) {
    Type type = check(tree.expr, scope, expected);
    out = bindings;
    tree.constant = tree.expr.constant;
    return type;
  }

  @Override
  public Type visitBinary(Tree.Binary tree) {
    if (tree.op == Tag.AND || tree.op == Tag.OR) {
      return logical(tree);
    }
    // A sum of thousands of texts nests to the left.
    List<Tree.Binary> spine = new ArrayList<>();
    Expr at = tree;
    while (at instanceof Tree.Binary next && next.op != Tag.AND && next.op != Tag.OR) {
      spine.add(next);
      at = next.lhs;
    }
    check(at);
    for (int i = spine.size() - 1; i >= 0; i--) {
      Tree.Binary next = spine.get(i);
      check(next.rhs);
      next.type = binary(next);
    }
    return tree.type == null ? Type.UNKNOWN : tree.type;
  }

  private Type logical(Tree.Binary tree) {
    Scope before = scope;
    condition(tree.lhs, scope);
    Bindings left = bindings;
    scope = with(before, tree.op == Tag.AND ? left.whenTrue() : left.whenFalse());
    condition(tree.rhs, scope);
    Bindings right = bindings;
    scope = before;
    out = tree.op == Tag.AND ? Bindings.and(left, right) : Bindings.or(left, right);
    tree.operandType = Type.BOOLEAN;
    fold(tree);
    return Type.BOOLEAN;
  }

  /** Returns a scope that has some more variables. */
  static Scope with(Scope scope, List<VarSymbol> variables) {
    if (variables.isEmpty()) {
      return scope;
    }
    Scope inside = scope.nested();
    variables.forEach(inside::add);
    return inside;
  }

  private static void fold(Tree.Binary tree) {
    tree.constant =
        tree.lhs.constant == null || tree.rhs.constant == null
            ? null
            : Constants.binary(tree.op, tree.lhs.constant, tree.rhs.constant);
  }

  private Type binary(Tree.Binary tree) {
    Type left = tree.lhs.type == null ? Type.UNKNOWN : tree.lhs.type;
    Type right = tree.rhs.type == null ? Type.UNKNOWN : tree.rhs.type;
    fold(tree);
    tree.operandType = operandType(tree.op, left, right);
    return switch (tree.op) {
      case EQ, NE, LT, LE, GT, GE -> Type.BOOLEAN;
      default -> tree.operandType == null ? Type.UNKNOWN : tree.operandType;
    };
  }

  /** Returns the type that an operator's operands are converted to, or null if it is not known. */
  @Nullable Type operandType(Tag op, Type left, Type right) {
    if (op == Tag.PLUS && (isString(left) || isString(right))) {
      return types.classes.string();
    }
    Type a = types.unboxedOrSelf(left);
    Type b = types.unboxedOrSelf(right);
    if (op == Tag.EQ || op == Tag.NE) {
      boolean references = !left.isPrimitive() && !right.isPrimitive();
      if (references) {
        return types.object();
      }
    }
    if (op == Tag.SL || op == Tag.SR || op == Tag.USR) {
      return a.isPrimitive() ? promoted(a, Type.INT) : null;
    }
    if (a == Type.BOOLEAN && b == Type.BOOLEAN) {
      return Type.BOOLEAN;
    }
    return a.isPrimitive() && b.isPrimitive() && a != Type.BOOLEAN && b != Type.BOOLEAN
        ? promoted(a, b)
        : null;
  }

  static Type promoted(Type left, Type right) {
    for (Type wide : List.of(Type.DOUBLE, Type.FLOAT, Type.LONG)) {
      if (left == wide || right == wide) {
        return wide;
      }
    }
    return Type.INT;
  }

  private boolean isString(Type type) {
    ClassSymbol symbol = type.symbol();
    return symbol != null && symbol.flatName().equals("java.lang.String");
  }

  @Override
  public Type visitUnary(Tree.Unary tree) {
    Type arg =
        check(tree.arg, scope, tree.op == Tag.NOT ? Expected.of(Type.BOOLEAN) : Expected.NOTHING);
    if (tree.op == Tag.NOT) {
      out = bindings.negated();
      tree.operandType = Type.BOOLEAN;
    } else if (tree.op.isIncOrDec()) {
      tree.operandType = types.unboxedOrSelf(arg);
      return arg;
    } else {
      Type plain = types.unboxedOrSelf(arg);
      tree.operandType = plain.isPrimitive() ? promoted(plain, Type.INT) : null;
    }
    tree.constant = tree.arg.constant == null ? null : Constants.unary(tree.op, tree.arg.constant);
    return tree.operandType == null ? Type.UNKNOWN : tree.operandType;
  }

  @Override
  public Type visitAssign(Tree.Assign tree) {
    Type target = check(tree.lhs);
    tree.lhs.constant = null;
    initialiser(tree.rhs, target, scope);
    return target;
  }

  @Override
  public Type visitAssignOp(Tree.AssignOp tree) {
    Type target = check(tree.lhs);
    tree.lhs.constant = null;
    Type value = check(tree.rhs);
    tree.operandType = operandType(tree.op, target, value);
    return target;
  }

  @Override
  public Type visitConditional(Tree.Conditional tree) {
    Scope before = scope;
    condition(tree.cond, scope);
    tree.bindings = bindings;
    Scope yes = tree.whenTrue(before);
    Scope no = tree.whenFalse(before);
    Inference session = expected.session();
    tree.poly = false;
    if (session != null && expected.type() == null) {
      argument(tree.truePart, yes, session);
      argument(tree.falsePart, no, session);
      Type both = standalone(tree.truePart, tree.falsePart);
      if (both == null) {
        tree.poly = true;
        return Type.UNKNOWN;
      }
      return both;
    }
    check(tree.truePart, yes, expected);
    check(tree.falsePart, no, expected);
    tree.constant = folded(tree);
    Type both = standalone(tree.truePart, tree.falsePart);
    if (both != null) {
      return both;
    }
    Type wanted = expected.type();
    if (wanted != null && !wanted.isPrimitive()) {
      return wanted;
    }
    return lub(List.of(tree.truePart, tree.falsePart));
  }

  private static @Nullable Object folded(Tree.Conditional tree) {
    if (tree.cond.constant instanceof Boolean holds
        && tree.truePart.constant != null
        && tree.falsePart.constant != null) {
      return holds ? tree.truePart.constant : tree.falsePart.constant;
    }
    return null;
  }

  private Type lub(List<Expr> results) {
    List<Type> all = new ArrayList<>();
    for (Expr result : results) {
      all.add(result.type == null ? Type.UNKNOWN : result.type);
    }
    return types.lub(all);
  }

  /** Returns the type of a conditional of numbers, of booleans or of texts, else null. */
  private @Nullable Type standalone(Expr first, Expr second) {
    Type left = first.type;
    Type right = second.type;
    if (left == null || right == null || left.isUnknown() || right.isUnknown()) {
      return null;
    }
    Type a = types.unboxedOrSelf(left);
    Type b = types.unboxedOrSelf(right);
    if (!a.isPrimitive() || !b.isPrimitive()) {
      return null;
    }
    if (left.equals(right)) {
      return left;
    }
    if (a == b) {
      return a;
    }
    if (a == Type.BOOLEAN || b == Type.BOOLEAN) {
      return null;
    }
    if (fitsConstant(second, b, a)) {
      return a;
    }
    if (fitsConstant(first, a, b)) {
      return b;
    }
    boolean small = (a == Type.BYTE && b == Type.SHORT) || (a == Type.SHORT && b == Type.BYTE);
    return small ? Type.SHORT : promoted(a, b);
  }

  private static boolean fitsConstant(Expr tree, Type of, Type wanted) {
    if (of != Type.INT || !(tree.constant instanceof Integer value)) {
      return false;
    }
    if (wanted == Type.BYTE) {
      return value == (byte) (int) value;
    }
    if (wanted == Type.SHORT) {
      return value == (short) (int) value;
    }
    return wanted == Type.CHAR && value == (char) (int) value;
  }

  @Override
  public Type visitSwitchExpr(Tree.SwitchExpr tree) {
    Inference session = expected.session();
    boolean asArgument = session != null && expected.type() == null;
    tree.results.clear();
    tree.scopes.clear();
    tree.poly = false;
    Expected wanted = expected;
    attribution.statements.switchExpression(tree, scope, wanted);
    Type both = null;
    for (Expr result : tree.results) {
      if (result.type == null) {
        both = null;
        break;
      }
      if (result == tree.results.get(0)) {
        both = result.type;
      } else if (both != null) {
        both = both.equals(result.type) ? both : joined(both, result);
      }
    }
    boolean simple =
        both != null
            && (types.unboxedOrSelf(both).isPrimitive() || isString(both))
            && !both.isUnknown();
    if (simple && both != null) {
      return both;
    }
    if (asArgument) {
      tree.poly = true;
      return Type.UNKNOWN;
    }
    Type type = wanted.type();
    return type != null && !type.isPrimitive() ? type : lub(tree.results);
  }

  private @Nullable Type joined(Type before, Expr result) {
    Tree.Literal stand = new Tree.Literal(null);
    stand.type = before;
    return standalone(stand, result);
  }

  @Override
  public Type visitInstanceOf(Tree.InstanceOf tree) {
    check(tree.expr);
    List<VarSymbol> found = new ArrayList<>();
    attribution.statements.pattern(
        tree.pattern, tree.expr.type == null ? Type.UNKNOWN : tree.expr.type, scope, found);
    out = found.isEmpty() ? Bindings.NONE : new Bindings(found, List.of());
    return Type.BOOLEAN;
  }

  @Override
  public Type visitCast(Tree.Cast tree) {
    Type target = names.type(tree.target, scope);
    Expr plain = Overloads.plain(tree.expr);
    boolean poly = plain instanceof Tree.Functional;
    check(tree.expr, scope, poly ? Expected.of(target) : Expected.NOTHING);
    tree.constant = Constants.of(target, tree.expr.constant);
    return target;
  }

  @Override
  public Type visitIndex(Tree.Index tree) {
    Type array = types.skipVariables(check(tree.indexed));
    check(tree.index);
    return array instanceof Type.ArrayType a ? a.component() : Type.UNKNOWN;
  }

  @Override
  public Type visitApply(Tree.Apply tree) {
    return attribution.calls.apply(tree, scope, expected);
  }

  @Override
  public Type visitNewClass(Tree.NewClass tree) {
    return attribution.calls.create(tree, scope, expected);
  }

  @Override
  public Type visitNewArray(Tree.NewArray tree) {
    if (tree.elementType == null) {
      Type type = expected.type() == null ? Type.UNKNOWN : expected.type();
      elements(tree, type, scope);
      return type;
    }
    Type type = names.type(tree.elementType, scope);
    tree.dims.forEach(this::check);
    for (int i = 0; i < Math.max(1, tree.dims.size()); i++) {
      type = new Type.ArrayType(type);
    }
    if (tree.elements != null) {
      elements(tree, type, scope);
    }
    return type;
  }

  @Override
  public Type visitLambda(Tree.Lambda tree) {
    return functional(tree);
  }

  @Override
  public Type visitReference(Tree.Reference tree) {
    return functional(tree);
  }

  private Type functional(Tree.Functional tree) {
    Type wanted = expected.type() == null ? Type.UNKNOWN : expected.type();
    attribution.functions.settle(tree, wanted, scope, expected.session());
    return tree.target == null ? wanted : tree.target;
  }

  // What is no value

  private Type typeOf(Expr tree) {
    return names.type(tree, scope);
  }

  @Override
  public Type visitPrimitive(Tree.Primitive tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitArrayOf(Tree.ArrayOf tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitApplied(Tree.Applied tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitWild(Tree.Wild tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitBothOf(Tree.BothOf tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitAnnotated(Tree.Annotated tree) {
    return typeOf(tree);
  }

  @Override
  public Type visitBad(Tree.Bad tree) {
    return Type.UNKNOWN;
  }

  @Override
  public Type visitAnnotation(Tree.Annotation tree) {
    return Type.UNKNOWN;
  }

  @Override
  public Type visitArrayValue(Tree.ArrayValue tree) {
    tree.elements.forEach(this::check);
    return Type.UNKNOWN;
  }

  @Override
  public Type visitNestedAnnotation(Tree.NestedAnnotation tree) {
    return Type.UNKNOWN;
  }

  @Override
  public Type visitBindingPattern(Tree.BindingPattern tree) {
    return Type.UNKNOWN;
  }

  @Override
  public Type visitRecordPattern(Tree.RecordPattern tree) {
    return Type.UNKNOWN;
  }

  @Override
  public Type visitAnyPattern(Tree.AnyPattern tree) {
    return Type.UNKNOWN;
  }
}
