package dev.actionguard.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The syntax that lowering reads, made from the parser's own nodes: smaller, with offsets instead
 * of ranges, and with the types and symbols that attribution found.
 */
abstract class Tree {
  /** Where it is marked, its first offset, and the offset after its last. */
  int pos = -1;

  int start = -1;
  int end = -1;

  abstract <R> R accept(Visitor<R> visitor);

  /** Sets the place. */
  final <T extends Tree> T at(T self, int mark, int first, int last) {
    pos = mark;
    start = first;
    end = last;
    return self;
  }

  /** A statement. */
  abstract static class Stmt extends Tree {}

  /** An expression, a type or a pattern. */
  abstract static class Expr extends Tree {
    /** Its type; null before attribution. */
    @Nullable Type type;

    /** Its value if it is a constant expression. */
    @Nullable Object constant;
  }

  /** A lambda or method reference. */
  abstract static class Functional extends Expr {
    /** The functional interface that it is an object of. */
    @Nullable Type target;
  }

  /** What a class was declared as. */
  enum ClassKind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }

  /** Modifier bits and annotations. */
  record Modifiers(int flags, List<Annotation> annotations) {
    static final Modifiers NONE = new Modifiers(0, List.of());
  }

  /** A type parameter and its bounds. */
  record TypeParameter(String name, List<Expr> bounds) {}

  /** An element of an annotation. */
  record Element(String name, Expr value) {}

  /** A class of any kind, also a local or anonymous one. */
  static final class ClassDecl extends Stmt {
    final Modifiers modifiers;
    final String name;
    final ClassKind kind;
    final List<TypeParameter> parameters;
    final @Nullable Expr superclass;
    final List<Expr> interfaces;
    final List<VarDecl> components;
    final List<Tree> members;
    @Nullable ClassSymbol symbol;

    ClassDecl(
        Modifiers modifiers,
        String name,
        ClassKind kind,
        List<TypeParameter> parameters,
        @Nullable Expr superclass,
        List<Expr> interfaces,
        List<VarDecl> components,
        List<Tree> members) {
      this.modifiers = modifiers;
      this.name = name;
      this.kind = kind;
      this.parameters = parameters;
      this.superclass = superclass;
      this.interfaces = interfaces;
      this.components = components;
      this.members = members;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitClassDecl(this);
    }
  }

  /** A method or constructor. */
  static final class MethodDecl extends Tree {
    final Modifiers modifiers;
    final String name;
    final List<TypeParameter> parameters;
    final @Nullable Expr result;
    final List<VarDecl> params;
    final List<Expr> thrown;
    final @Nullable Block body;
    final boolean varargs;
    final boolean compact;
    final boolean implicit;
    @Nullable MethodSymbol symbol;
    int bodyStart;

    MethodDecl(
        Modifiers modifiers,
        String name,
        List<TypeParameter> parameters,
        @Nullable Expr result,
        List<VarDecl> params,
        List<Expr> thrown,
        @Nullable Block body,
        boolean varargs,
        boolean compact,
        boolean implicit) {
      this.modifiers = modifiers;
      this.name = name;
      this.parameters = parameters;
      this.result = result;
      this.params = params;
      this.thrown = thrown;
      this.body = body;
      this.varargs = varargs;
      this.compact = compact;
      this.implicit = implicit;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitMethodDecl(this);
    }
  }

  /** A field, parameter or local variable. */
  static final class VarDecl extends Stmt {
    final Modifiers modifiers;
    final String name;
    final @Nullable Expr declared;
    final @Nullable Expr init;
    final boolean enumConstant;
    @Nullable VarSymbol symbol;

    VarDecl(
        Modifiers modifiers,
        String name,
        @Nullable Expr declared,
        @Nullable Expr init,
        boolean enumConstant) {
      this.modifiers = modifiers;
      this.name = name;
      this.declared = declared;
      this.init = init;
      this.enumConstant = enumConstant;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitVarDecl(this);
    }
  }

  /** A block, also an initialiser. */
  static final class Block extends Stmt {
    final boolean isStatic;
    final List<Stmt> statements;

    Block(boolean isStatic, List<Stmt> statements) {
      this.isStatic = isStatic;
      this.statements = statements;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBlock(this);
    }
  }

  /** An empty statement. */
  static final class Skip extends Stmt {

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitSkip(this);
    }
  }

  /** An expression statement. */
  static final class Exec extends Stmt {
    final Expr expr;

    Exec(Expr expr) {
      this.expr = expr;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitExec(this);
    }
  }

  /** An if. */
  static final class If extends Stmt {
    final Expr cond;
    final Stmt thenPart;
    final @Nullable Stmt elsePart;

    If(Expr cond, Stmt thenPart, @Nullable Stmt elsePart) {
      this.cond = cond;
      this.thenPart = thenPart;
      this.elsePart = elsePart;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /** A statement with a label. */
  static final class Labelled extends Stmt {
    final String label;
    final Stmt body;

    Labelled(String label, Stmt body) {
      this.label = label;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitLabelled(this);
    }
  }

  /** A while loop. */
  static final class While extends Stmt {
    final Expr cond;
    final Stmt body;

    While(Expr cond, Stmt body) {
      this.cond = cond;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitWhile(this);
    }
  }

  /** A do loop. */
  static final class Do extends Stmt {
    final Stmt body;
    final Expr cond;

    Do(Stmt body, Expr cond) {
      this.body = body;
      this.cond = cond;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitDo(this);
    }
  }

  /** A for loop. */
  static final class For extends Stmt {
    final List<Stmt> init;
    final @Nullable Expr cond;
    final List<Stmt> step;
    final Stmt body;

    For(List<Stmt> init, @Nullable Expr cond, List<Stmt> step, Stmt body) {
      this.init = init;
      this.cond = cond;
      this.step = step;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitFor(this);
    }
  }

  /** A for loop over elements. */
  static final class ForEach extends Stmt {
    final VarDecl variable;
    final Expr expr;
    final Stmt body;

    ForEach(VarDecl variable, Expr expr, Stmt body) {
      this.variable = variable;
      this.expr = expr;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitForEach(this);
    }
  }

  /** A switch statement. */
  static final class Switch extends Stmt {
    final Expr selector;
    final List<Case> cases;

    Switch(Expr selector, List<Case> cases) {
      this.selector = selector;
      this.cases = cases;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitSwitch(this);
    }
  }

  /** A synchronized statement. */
  static final class Synchronized extends Stmt {
    final Expr lock;
    final Block body;

    Synchronized(Expr lock, Block body) {
      this.lock = lock;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitSynchronized(this);
    }
  }

  /** A try statement; resources are variables or expressions. */
  static final class Try extends Stmt {
    final List<Tree> resources;
    final Block body;
    final List<Catch> catches;
    final @Nullable Block finalizer;

    Try(List<Tree> resources, Block body, List<Catch> catches, @Nullable Block finalizer) {
      this.resources = resources;
      this.body = body;
      this.catches = catches;
      this.finalizer = finalizer;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitTry(this);
    }
  }

  /** A catch clause. */
  static final class Catch extends Tree {
    final VarDecl parameter;
    final List<Expr> types;
    final Block body;

    Catch(VarDecl parameter, List<Expr> types, Block body) {
      this.parameter = parameter;
      this.types = types;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitCatch(this);
    }
  }

  /** A throw. */
  static final class Throw extends Stmt {
    final Expr expr;

    Throw(Expr expr) {
      this.expr = expr;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitThrow(this);
    }
  }

  /** A break. */
  static final class Break extends Stmt {
    final String label;
    @Nullable Tree target;

    Break(String label) {
      this.label = label;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBreak(this);
    }
  }

  /** A continue. */
  static final class Continue extends Stmt {
    final String label;
    @Nullable Tree target;

    Continue(String label) {
      this.label = label;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitContinue(this);
    }
  }

  /** A yield. */
  static final class Yield extends Stmt {
    final Expr value;
    @Nullable Tree target;

    Yield(Expr value) {
      this.value = value;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitYield(this);
    }
  }

  /** A return. */
  static final class Return extends Stmt {
    final @Nullable Expr expr;

    Return(@Nullable Expr expr) {
      this.expr = expr;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitReturn(this);
    }
  }

  /** An assert. */
  static final class Assert extends Stmt {
    final Expr cond;
    final @Nullable Expr detail;

    Assert(Expr cond, @Nullable Expr detail) {
      this.cond = cond;
      this.detail = detail;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssert(this);
    }
  }

  /** A statement that could not be parsed. */
  static final class BadStmt extends Stmt {

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBadStmt(this);
    }
  }

  /** A case of a switch. */
  static final class Case extends Tree {
    final List<Label> labels;
    final @Nullable Expr guard;
    final boolean arrow;
    final List<Stmt> statements;

    Case(List<Label> labels, @Nullable Expr guard, boolean arrow, List<Stmt> statements) {
      this.labels = labels;
      this.guard = guard;
      this.arrow = arrow;
      this.statements = statements;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitCase(this);
    }
  }

  /** A label of a case: an expression, a pattern, or default if both are null. */
  static final class Label extends Tree {
    final @Nullable Expr constantExpr;
    final @Nullable Expr pattern;

    Label(@Nullable Expr constantExpr, @Nullable Expr pattern) {
      this.constantExpr = constantExpr;
      this.pattern = pattern;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitLabel(this);
    }
  }

  /** A simple name; also this and super. */
  static final class Ident extends Expr {
    final String name;
    @Nullable Symbol symbol;

    Ident(String name) {
      this.name = name;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitIdent(this);
    }
  }

  /** A member by name; also class literals and qualified this and super. */
  static final class Select extends Expr {
    final Expr selected;
    final String name;
    @Nullable Symbol symbol;

    Select(Expr selected, String name) {
      this.selected = selected;
      this.name = name;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitSelect(this);
    }
  }

  /** A literal; null has no value. */
  static final class Literal extends Expr {
    final @Nullable Object value;

    Literal(@Nullable Object value) {
      this.value = value;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitLiteral(this);
    }
  }

  /** An expression in parentheses. */
  static final class Parens extends Expr {
    final Expr expr;

    Parens(Expr expr) {
      this.expr = expr;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitParens(this);
    }
  }

  /** An expression with two operands. */
  static final class Binary extends Expr {
    final Tag op;
    final Expr lhs;
    final Expr rhs;
    @Nullable Type operandType;

    Binary(Tag op, Expr lhs, Expr rhs) {
      this.op = op;
      this.lhs = lhs;
      this.rhs = rhs;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** An expression with one operand. */
  static final class Unary extends Expr {
    final Tag op;
    final Expr arg;
    @Nullable Type operandType;

    Unary(Tag op, Expr arg) {
      this.op = op;
      this.arg = arg;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /** An assignment. */
  static final class Assign extends Expr {
    final Expr lhs;
    final Expr rhs;

    Assign(Expr lhs, Expr rhs) {
      this.lhs = lhs;
      this.rhs = rhs;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** A compound assignment. */
  static final class AssignOp extends Expr {
    final Tag op;
    final Expr lhs;
    final Expr rhs;
    @Nullable Type operandType;

    AssignOp(Tag op, Expr lhs, Expr rhs) {
      this.op = op;
      this.lhs = lhs;
      this.rhs = rhs;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssignOp(this);
    }
  }

  /** A conditional expression. */
  static final class Conditional extends Expr {
    final Expr cond;
    final Expr truePart;
    final Expr falsePart;
    boolean poly;
    Bindings bindings = Bindings.NONE;

    /** Returns the scope of the part that counts if the condition holds. */
    Scope whenTrue(Scope scope) {
      return ExpressionChecker.with(scope, bindings.whenTrue());
    }

    /** Returns the scope of the other part. */
    Scope whenFalse(Scope scope) {
      return ExpressionChecker.with(scope, bindings.whenFalse());
    }

    Conditional(Expr cond, Expr truePart, Expr falsePart) {
      this.cond = cond;
      this.truePart = truePart;
      this.falsePart = falsePart;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitConditional(this);
    }
  }

  /** A type test; its pattern is a type or a pattern. */
  static final class InstanceOf extends Expr {
    final Expr expr;
    final Expr pattern;

    InstanceOf(Expr expr, Expr pattern) {
      this.expr = expr;
      this.pattern = pattern;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitInstanceOf(this);
    }
  }

  /** A cast. */
  static final class Cast extends Expr {
    final Expr target;
    final Expr expr;

    Cast(Expr target, Expr expr) {
      this.target = target;
      this.expr = expr;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitCast(this);
    }
  }

  /** An element of an array. */
  static final class Index extends Expr {
    final Expr indexed;
    final Expr index;

    Index(Expr indexed, Expr index) {
      this.indexed = indexed;
      this.index = index;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitIndex(this);
    }
  }

  /** A call. */
  static final class Apply extends Expr {
    final List<Expr> typeArguments;
    final Expr method;
    final List<Expr> args;
    @Nullable MethodSymbol symbol;
    @Nullable Type varargs;

    Apply(List<Expr> typeArguments, Expr method, List<Expr> args) {
      this.typeArguments = typeArguments;
      this.method = method;
      this.args = args;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitApply(this);
    }
  }

  /** The creation of an object. */
  static final class NewClass extends Expr {
    final @Nullable Expr outer;
    final Expr className;
    final List<Expr> typeArguments;
    final List<Expr> args;
    final @Nullable ClassDecl body;
    @Nullable MethodSymbol constructor;
    @Nullable Type varargs;

    NewClass(
        @Nullable Expr outer,
        Expr className,
        List<Expr> typeArguments,
        List<Expr> args,
        @Nullable ClassDecl body) {
      this.outer = outer;
      this.className = className;
      this.typeArguments = typeArguments;
      this.args = args;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitNewClass(this);
    }
  }

  /** The creation of an array; without element type it is the initialiser of a variable. */
  static final class NewArray extends Expr {
    final @Nullable Expr elementType;
    final List<Expr> dims;
    final @Nullable List<Expr> elements;

    NewArray(@Nullable Expr elementType, List<Expr> dims, @Nullable List<Expr> elements) {
      this.elementType = elementType;
      this.dims = dims;
      this.elements = elements;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitNewArray(this);
    }
  }

  /** A lambda. */
  static final class Lambda extends Functional {
    final List<VarDecl> params;
    final boolean explicit;
    final Tree body;

    Lambda(List<VarDecl> params, boolean explicit, Tree body) {
      this.params = params;
      this.explicit = explicit;
      this.body = body;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitLambda(this);
    }
  }

  /** A method reference. */
  static final class Reference extends Functional {
    final Expr expr;
    final String name;
    final List<Expr> typeArguments;
    @Nullable MethodSymbol symbol;
    @Nullable Type varargs;
    boolean bound;
    boolean arrayConstructor;

    Reference(Expr expr, String name, List<Expr> typeArguments) {
      this.expr = expr;
      this.name = name;
      this.typeArguments = typeArguments;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitReference(this);
    }
  }

  /** A switch expression. */
  static final class SwitchExpr extends Expr {
    final Expr selector;
    final List<Case> cases;
    boolean poly;
    final List<Expr> results = new java.util.ArrayList<>();
    final List<Scope> scopes = new java.util.ArrayList<>();

    SwitchExpr(Expr selector, List<Case> cases) {
      this.selector = selector;
      this.cases = cases;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitSwitchExpr(this);
    }
  }

  /** An expression that could not be parsed. */
  static final class Bad extends Expr {

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBad(this);
    }
  }

  /** A primitive type or void. */
  static final class Primitive extends Expr {
    final String name;

    Primitive(String name) {
      this.name = name;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitPrimitive(this);
    }
  }

  /** An array type. */
  static final class ArrayOf extends Expr {
    final Expr component;

    ArrayOf(Expr component) {
      this.component = component;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitArrayOf(this);
    }
  }

  /** A class with type arguments; none stands for the diamond. */
  static final class Applied extends Expr {
    final Expr base;
    final List<Expr> arguments;

    Applied(Expr base, List<Expr> arguments) {
      this.base = base;
      this.arguments = arguments;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitApplied(this);
    }
  }

  /** A wildcard; without bound, or with an upper or a lower one. */
  static final class Wild extends Expr {
    final @Nullable Expr bound;
    final boolean isSuper;

    Wild(@Nullable Expr bound, boolean isSuper) {
      this.bound = bound;
      this.isSuper = isSuper;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitWild(this);
    }
  }

  /** An intersection of types. */
  static final class BothOf extends Expr {
    final List<Expr> parts;

    BothOf(List<Expr> parts) {
      this.parts = parts;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBothOf(this);
    }
  }

  /** A type with annotations on it. */
  static final class Annotated extends Expr {
    final List<Annotation> annotations;
    final Expr base;

    Annotated(List<Annotation> annotations, Expr base) {
      this.annotations = annotations;
      this.base = base;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAnnotated(this);
    }
  }

  /** An annotation. */
  static final class Annotation extends Tree {
    final Expr type;
    final List<Element> elements;

    Annotation(Expr type, List<Element> elements) {
      this.type = type;
      this.elements = elements;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAnnotation(this);
    }
  }

  /** An array in an annotation. */
  static final class ArrayValue extends Expr {
    final List<Expr> elements;

    ArrayValue(List<Expr> elements) {
      this.elements = elements;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitArrayValue(this);
    }
  }

  /** An annotation as the value of another one. */
  static final class NestedAnnotation extends Expr {
    final Annotation annotation;

    NestedAnnotation(Annotation annotation) {
      this.annotation = annotation;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitNestedAnnotation(this);
    }
  }

  /** A type pattern. */
  static final class BindingPattern extends Expr {
    final VarDecl variable;

    BindingPattern(VarDecl variable) {
      this.variable = variable;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitBindingPattern(this);
    }
  }

  /** A record pattern. */
  static final class RecordPattern extends Expr {
    final Expr record;
    final List<Expr> nested;

    RecordPattern(Expr record, List<Expr> nested) {
      this.record = record;
      this.nested = nested;
    }

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitRecordPattern(this);
    }
  }

  /** The pattern that matches all. */
  static final class AnyPattern extends Expr {

    @Override
    <R> R accept(Visitor<R> visitor) {
      return visitor.visitAnyPattern(this);
    }
  }

  /** Handles every kind of tree. */
  interface Visitor<R> {
    R visitClassDecl(ClassDecl tree);

    R visitMethodDecl(MethodDecl tree);

    R visitVarDecl(VarDecl tree);

    R visitBlock(Block tree);

    R visitSkip(Skip tree);

    R visitExec(Exec tree);

    R visitIf(If tree);

    R visitLabelled(Labelled tree);

    R visitWhile(While tree);

    R visitDo(Do tree);

    R visitFor(For tree);

    R visitForEach(ForEach tree);

    R visitSwitch(Switch tree);

    R visitSynchronized(Synchronized tree);

    R visitTry(Try tree);

    R visitCatch(Catch tree);

    R visitThrow(Throw tree);

    R visitBreak(Break tree);

    R visitContinue(Continue tree);

    R visitYield(Yield tree);

    R visitReturn(Return tree);

    R visitAssert(Assert tree);

    R visitBadStmt(BadStmt tree);

    R visitCase(Case tree);

    R visitLabel(Label tree);

    R visitIdent(Ident tree);

    R visitSelect(Select tree);

    R visitLiteral(Literal tree);

    R visitParens(Parens tree);

    R visitBinary(Binary tree);

    R visitUnary(Unary tree);

    R visitAssign(Assign tree);

    R visitAssignOp(AssignOp tree);

    R visitConditional(Conditional tree);

    R visitInstanceOf(InstanceOf tree);

    R visitCast(Cast tree);

    R visitIndex(Index tree);

    R visitApply(Apply tree);

    R visitNewClass(NewClass tree);

    R visitNewArray(NewArray tree);

    R visitLambda(Lambda tree);

    R visitReference(Reference tree);

    R visitSwitchExpr(SwitchExpr tree);

    R visitBad(Bad tree);

    R visitPrimitive(Primitive tree);

    R visitArrayOf(ArrayOf tree);

    R visitApplied(Applied tree);

    R visitWild(Wild tree);

    R visitBothOf(BothOf tree);

    R visitAnnotated(Annotated tree);

    R visitAnnotation(Annotation tree);

    R visitArrayValue(ArrayValue tree);

    R visitNestedAnnotation(NestedAnnotation tree);

    R visitBindingPattern(BindingPattern tree);

    R visitRecordPattern(RecordPattern tree);

    R visitAnyPattern(AnyPattern tree);
  }
}
