package dev.actionguard.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MatchAllPatternExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.type.Type;
import dev.actionguard.source.Tree.Expr;
import dev.actionguard.source.Tree.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes our own trees from the parser's statements and expressions. */
final class CodeTranslator {
  private final Translator translator;

  CodeTranslator(Translator translator) {
    this.translator = translator;
  }

  private <T extends Tree> T place(T tree, Node node) {
    return translator.place(tree, node);
  }

  private <T extends Tree> T place(T tree, Node node, int mark) {
    return translator.place(tree, node, mark);
  }

  // Statements

  Tree.Block block(BlockStmt block, boolean isStatic) {
    return place(new Tree.Block(isStatic, statements(block.getStatements())), block);
  }

  List<Stmt> statements(List<Statement> statements) {
    List<Stmt> made = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      add(statement, made);
    }
    return made;
  }

  private void add(Statement statement, List<Stmt> made) {
    if (statement instanceof ExpressionStmt s
        && s.getExpression() instanceof VariableDeclarationExpr declaration) {
      made.addAll(variables(declaration, translator.end(statement)));
    } else {
      made.add(statement(statement));
    }
  }

  private List<Tree.VarDecl> variables(VariableDeclarationExpr declaration, int end) {
    Tree.Modifiers modifiers =
        new Tree.Modifiers(
            Translator.flags(declaration.getModifiers()),
            translator.annotations(declaration.getAnnotations()));
    List<Tree.VarDecl> made = new ArrayList<>();
    declaration
        .getVariables()
        .forEach(v -> made.add(translator.variable(v, modifiers, translator.begin(declaration))));
    if (!made.isEmpty()) {
      Tree.VarDecl last = made.get(made.size() - 1);
      last.end = Math.max(last.end, end);
    }
    return made;
  }

  /** Makes one statement; several variables become a block of the same scope, which is no code. */
  private Stmt statement(Statement statement) {
    if (statement instanceof BlockStmt block) {
      return block(block, false);
    }
    if (statement instanceof ExpressionStmt s) {
      if (s.getExpression() instanceof VariableDeclarationExpr declaration) {
        List<Stmt> all = new ArrayList<>(variables(declaration, translator.end(s)));
        return all.size() == 1 ? all.get(0) : place(new Tree.Block(false, all), statement);
      }
      return place(new Tree.Exec(expression(s.getExpression())), statement);
    }
    if (statement instanceof IfStmt s) {
      Stmt otherwise = s.getElseStmt().map(this::statement).orElse(null);
      return place(
          new Tree.If(expression(s.getCondition()), statement(s.getThenStmt()), otherwise),
          statement);
    }
    if (statement instanceof ReturnStmt s) {
      return place(new Tree.Return(optional(s.getExpression().orElse(null))), statement);
    }
    if (statement instanceof TryStmt s) {
      return tryStatement(s);
    }
    if (statement instanceof ThrowStmt s) {
      return place(new Tree.Throw(expression(s.getExpression())), statement);
    }
    if (statement instanceof ForEachStmt s) {
      return forEach(s);
    }
    if (statement instanceof ForStmt s) {
      return forLoop(s);
    }
    if (statement instanceof WhileStmt s) {
      return place(new Tree.While(expression(s.getCondition()), statement(s.getBody())), statement);
    }
    if (statement instanceof DoStmt s) {
      return place(new Tree.Do(statement(s.getBody()), expression(s.getCondition())), statement);
    }
    if (statement instanceof SwitchStmt s) {
      return place(
          new Tree.Switch(expression(s.getSelector()), cases(s.getEntries(), false)), statement);
    }
    if (statement instanceof BreakStmt s) {
      return place(
          new Tree.Break(s.getLabel().map(SimpleName::getIdentifier).orElse("")), statement);
    }
    if (statement instanceof ContinueStmt s) {
      return place(
          new Tree.Continue(s.getLabel().map(SimpleName::getIdentifier).orElse("")), statement);
    }
    return rareStatement(statement);
  }

  private Stmt rareStatement(Statement statement) {
    if (statement instanceof YieldStmt s) {
      return place(new Tree.Yield(expression(s.getExpression())), statement);
    }
    if (statement instanceof SynchronizedStmt s) {
      return place(
          new Tree.Synchronized(expression(s.getExpression()), block(s.getBody(), false)),
          statement);
    }
    if (statement instanceof LabeledStmt s) {
      return place(
          new Tree.Labelled(s.getLabel().getIdentifier(), statement(s.getStatement())), statement);
    }
    if (statement instanceof AssertStmt s) {
      return place(
          new Tree.Assert(expression(s.getCheck()), optional(s.getMessage().orElse(null))),
          statement);
    }
    if (statement instanceof LocalClassDeclarationStmt s) {
      return translator.type(s.getClassDeclaration());
    }
    if (statement instanceof LocalRecordDeclarationStmt s) {
      return translator.type(s.getRecordDeclaration());
    }
    if (statement instanceof ExplicitConstructorInvocationStmt s) {
      return place(new Tree.Exec(constructorCall(s)), statement);
    }
    if (statement instanceof EmptyStmt) {
      return place(new Tree.Skip(), statement);
    }
    return place(new Tree.BadStmt(), statement);
  }

  private Tree.Apply constructorCall(ExplicitConstructorInvocationStmt s) {
    String name = s.isThis() ? "this" : "super";
    Expression outer = s.getExpression().orElse(null);
    Expr method;
    int mark = translator.begin(s) + name.length();
    if (outer == null) {
      method = place(new Tree.Ident(name), s);
    } else {
      int dot = translator.after(outer);
      Tree.Select select = new Tree.Select(expression(outer), name);
      method = select.at(select, dot, translator.begin(outer), dot + 1 + name.length());
      mark = method.end;
    }
    return place(
        new Tree.Apply(
            translator.types(typeArguments(s.getTypeArguments().orElse(null))),
            method,
            expressions(s.getArguments())),
        s,
        mark);
  }

  private static List<? extends Type> typeArguments(@Nullable List<Type> types) {
    return types == null ? List.of() : types;
  }

  private Stmt tryStatement(TryStmt s) {
    List<Tree> resources = new ArrayList<>();
    for (Expression resource : s.getResources()) {
      if (resource instanceof VariableDeclarationExpr declaration) {
        resources.addAll(variables(declaration, -1));
      } else {
        resources.add(expression(resource));
      }
    }
    List<Tree.Catch> catches = new ArrayList<>();
    for (CatchClause clause : s.getCatchClauses()) {
      catches.add(
          place(
              new Tree.Catch(
                  translator.parameter(clause.getParameter()),
                  translator.alternatives(clause.getParameter().getType()),
                  block(clause.getBody(), false)),
              clause));
    }
    return place(
        new Tree.Try(
            resources,
            block(s.getTryBlock(), false),
            catches,
            s.getFinallyBlock().map(b -> block(b, false)).orElse(null)),
        s);
  }

  private Stmt forEach(ForEachStmt s) {
    List<Tree.VarDecl> variables = variables(s.getVariable(), -1);
    if (variables.isEmpty()) {
      return place(new Tree.BadStmt(), s);
    }
    return place(
        new Tree.ForEach(variables.get(0), expression(s.getIterable()), statement(s.getBody())), s);
  }

  private Stmt forLoop(ForStmt s) {
    List<Stmt> init = new ArrayList<>();
    for (Expression one : s.getInitialization()) {
      if (one instanceof VariableDeclarationExpr declaration) {
        init.addAll(variables(declaration, -1));
      } else {
        init.add(place(new Tree.Exec(expression(one)), one));
      }
    }
    List<Stmt> step = new ArrayList<>();
    s.getUpdate().forEach(u -> step.add(place(new Tree.Exec(expression(u)), u)));
    return place(
        new Tree.For(init, optional(s.getCompare().orElse(null)), step, statement(s.getBody())), s);
  }

  private List<Tree.Case> cases(List<SwitchEntry> entries, boolean ofExpression) {
    List<Tree.Case> made = new ArrayList<>();
    for (SwitchEntry entry : entries) {
      List<Tree.Label> labels = new ArrayList<>();
      for (Expression label : entry.getLabels()) {
        labels.add(
            place(
                label instanceof PatternExpr
                    ? new Tree.Label(null, expression(label))
                    : new Tree.Label(expression(label), null),
                label));
      }
      if (labels.isEmpty() || entry.isDefault()) {
        labels.add(place(new Tree.Label(null, null), entry));
      }
      boolean arrow = entry.getType() != SwitchEntry.Type.STATEMENT_GROUP;
      List<Stmt> statements;
      if (ofExpression
          && entry.getType() == SwitchEntry.Type.EXPRESSION
          && entry.getStatements().size() == 1
          && entry.getStatement(0) instanceof ExpressionStmt value) {
        Expr result = expression(value.getExpression());
        statements = List.of(place(new Tree.Yield(result), value));
      } else {
        statements = statements(entry.getStatements());
      }
      made.add(
          place(
              new Tree.Case(labels, optional(entry.getGuard().orElse(null)), arrow, statements),
              entry));
    }
    return made;
  }

  // Expressions

  List<Expr> expressions(List<? extends Expression> expressions) {
    List<Expr> made = new ArrayList<>(expressions.size());
    expressions.forEach(e -> made.add(expression(e)));
    return made;
  }

  private @Nullable Expr optional(@Nullable Expression expression) {
    return expression == null ? null : expression(expression);
  }

  Expr expression(Expression expression) {
    if (expression instanceof NameExpr e) {
      return place(new Tree.Ident(e.getNameAsString()), e);
    }
    if (expression instanceof MethodCallExpr e) {
      return call(e);
    }
    if (expression instanceof FieldAccessExpr e) {
      int dot = translator.after(e.getScope());
      return place(new Tree.Select(expression(e.getScope()), e.getNameAsString()), e, dot);
    }
    if (expression instanceof LiteralExpr e) {
      return literal(e);
    }
    if (expression instanceof BinaryExpr e) {
      return binary(e);
    }
    if (expression instanceof ObjectCreationExpr e) {
      return creation(e);
    }
    if (expression instanceof AssignExpr e) {
      return assign(e);
    }
    if (expression instanceof LambdaExpr e) {
      return lambda(e);
    }
    if (expression instanceof MethodReferenceExpr e) {
      return reference(e);
    }
    if (expression instanceof UnaryExpr e) {
      return unary(e);
    }
    if (expression instanceof EnclosedExpr e) {
      return place(new Tree.Parens(expression(e.getInner())), e);
    }
    if (expression instanceof ConditionalExpr e) {
      return place(
          new Tree.Conditional(
              expression(e.getCondition()),
              expression(e.getThenExpr()),
              expression(e.getElseExpr())),
          e,
          translator.after(e.getCondition()));
    }
    if (expression instanceof CastExpr e) {
      return place(new Tree.Cast(translator.type(e.getType()), expression(e.getExpression())), e);
    }
    if (expression instanceof ArrayAccessExpr e) {
      return place(
          new Tree.Index(expression(e.getName()), expression(e.getIndex())),
          e,
          translator.after(e.getName()));
    }
    return rareExpression(expression);
  }

  private Expr rareExpression(Expression expression) {
    if (expression instanceof InstanceOfExpr e) {
      Expr pattern =
          e.getPattern().isPresent()
              ? expression(e.getPattern().get())
              : translator.type(e.getType());
      return place(
          new Tree.InstanceOf(expression(e.getExpression()), pattern),
          e,
          translator.after(e.getExpression()));
    }
    if (expression instanceof ThisExpr e) {
      return self(e, "this", e.getTypeName().map(Name::asString).orElse(null));
    }
    if (expression instanceof SuperExpr e) {
      return self(e, "super", e.getTypeName().map(Name::asString).orElse(null));
    }
    if (expression instanceof ClassExpr e) {
      return place(
          new Tree.Select(translator.type(e.getType()), "class"), e, translator.after(e.getType()));
    }
    if (expression instanceof ArrayCreationExpr e) {
      return arrayCreation(e);
    }
    if (expression instanceof ArrayInitializerExpr e) {
      return place(new Tree.NewArray(null, List.of(), expressions(e.getValues())), e);
    }
    if (expression instanceof SwitchExpr e) {
      return place(
          new Tree.SwitchExpr(expression(e.getSelector()), cases(e.getEntries(), true)), e);
    }
    if (expression instanceof TypeExpr e) {
      return translator.type(e.getType());
    }
    if (expression instanceof TypePatternExpr e) {
      Tree.VarDecl variable =
          new Tree.VarDecl(
              new Tree.Modifiers(Translator.flags(e.getModifiers()), List.of()),
              e.getNameAsString(),
              e.getType().isVarType() ? null : translator.type(e.getType()),
              null,
              false);
      return place(new Tree.BindingPattern(place(variable, e, translator.begin(e.getName()))), e);
    }
    if (expression instanceof RecordPatternExpr e) {
      List<Expr> nested = new ArrayList<>();
      e.getPatternList().forEach(p -> nested.add(expression(p)));
      return place(new Tree.RecordPattern(translator.type(e.getType()), nested), e);
    }
    if (expression instanceof MatchAllPatternExpr e) {
      return place(new Tree.AnyPattern(), e);
    }
    return place(new Tree.Bad(), expression);
  }

  private Expr self(Expression e, String name, @Nullable String qualifier) {
    if (qualifier == null) {
      return place(new Tree.Ident(name), e);
    }
    return place(new Tree.Select(translator.dotted(qualifier, e), name), e);
  }

  private Expr call(MethodCallExpr call) {
    // A chain of calls may be long: it is walked from the outside, and built from the inside.
    Deque<MethodCallExpr> chain = new ArrayDeque<>();
    Expression at = call;
    while (at instanceof MethodCallExpr next) {
      chain.push(next);
      at = next.getScope().orElse(null);
    }
    Expr scope = at == null ? null : expression(at);
    Expression scopeNode = at;
    while (!chain.isEmpty()) {
      MethodCallExpr next = chain.pop();
      String name = next.getNameAsString();
      int end = translator.end(next.getName());
      Expr method;
      if (scope == null || scopeNode == null) {
        method = place(new Tree.Ident(name), next.getName());
      } else {
        Tree.Select select = new Tree.Select(scope, name);
        method = select.at(select, translator.after(scopeNode), scope.start, end);
      }
      scope =
          place(
              new Tree.Apply(
                  translator.types(typeArguments(next.getTypeArguments().orElse(null))),
                  method,
                  expressions(next.getArguments())),
              next,
              translator.after(next.getName()));
      scopeNode = next;
    }
    return scope == null ? place(new Tree.Bad(), call) : scope;
  }

  private Expr reference(MethodReferenceExpr e) {
    Expression scope = e.getScope();
    if (scope instanceof CastExpr cast) {
      // The parser takes the cast for a part of what stands before the colons.
      Tree.Reference reference = reference(e, expression(cast.getExpression()));
      reference.at(
          reference,
          translator.begin(cast.getExpression()),
          translator.begin(cast.getExpression()),
          translator.end(e));
      return place(new Tree.Cast(translator.type(cast.getType()), reference), e);
    }
    return place(reference(e, expression(scope)), e);
  }

  private Tree.Reference reference(MethodReferenceExpr e, Expr scope) {
    return new Tree.Reference(
        scope,
        e.getIdentifier().equals("new") ? "<init>" : e.getIdentifier(),
        translator.types(typeArguments(e.getTypeArguments().orElse(null))));
  }

  private Expr literal(LiteralExpr literal) {
    Object value = null;
    try {
      value = value(literal);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // An escape or number that the language does not have.
      return place(new Tree.Bad(), literal);
    }
    return place(new Tree.Literal(value), literal);
  }

  private static @Nullable Object value(LiteralExpr literal) {
    if (literal instanceof TextBlockLiteralExpr block) {
      return block.asString();
    }
    if (literal instanceof StringLiteralExpr text) {
      return text.asString();
    }
    if (literal instanceof CharLiteralExpr c) {
      return c.asChar();
    }
    if (literal instanceof BooleanLiteralExpr b) {
      return b.getValue();
    }
    if (literal instanceof IntegerLiteralExpr number) {
      return (int) integer(number.getValue());
    }
    if (literal instanceof LongLiteralExpr number) {
      return integer(number.getValue());
    }
    if (literal instanceof DoubleLiteralExpr number) {
      String text = number.getValue().replace("_", "");
      char last = Character.toLowerCase(text.charAt(text.length() - 1));
      boolean hex = text.startsWith("0x") || text.startsWith("0X");
      boolean isFloat = last == 'f' && (!hex || text.indexOf('p') > 0 || text.indexOf('P') > 0);
      return isFloat ? (Object) Float.parseFloat(text) : (Object) Double.parseDouble(text);
    }
    return null;
  }

  private static long integer(String written) {
    String text = written.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    if (text.endsWith("l")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.startsWith("0x")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    if (text.startsWith("0b")) {
      return Long.parseUnsignedLong(text.substring(2), 2);
    }
    if (text.length() > 1 && text.startsWith("0")) {
      return Long.parseUnsignedLong(text.substring(1), 8);
    }
    return Long.parseUnsignedLong(text);
  }

  private Expr binary(BinaryExpr binary) {
    // Sums of thousands of texts nest to the left.
    Deque<BinaryExpr> open = new ArrayDeque<>();
    Expression at = binary;
    while (at instanceof BinaryExpr next) {
      open.push(next);
      at = next.getLeft();
    }
    Expr left = expression(at);
    while (!open.isEmpty()) {
      BinaryExpr next = open.pop();
      left =
          place(
              new Tree.Binary(tag(next.getOperator()), left, expression(next.getRight())),
              next,
              translator.after(next.getLeft()));
    }
    return left;
  }

  private static Tag tag(BinaryExpr.Operator operator) {
    return switch (operator) {
      case OR -> Tag.OR;
      case AND -> Tag.AND;
      case BINARY_OR -> Tag.BITOR;
      case BINARY_AND -> Tag.BITAND;
      case XOR -> Tag.BITXOR;
      case EQUALS -> Tag.EQ;
      case NOT_EQUALS -> Tag.NE;
      case LESS -> Tag.LT;
      case GREATER -> Tag.GT;
      case LESS_EQUALS -> Tag.LE;
      case GREATER_EQUALS -> Tag.GE;
      case LEFT_SHIFT -> Tag.SL;
      case SIGNED_RIGHT_SHIFT -> Tag.SR;
      case UNSIGNED_RIGHT_SHIFT -> Tag.USR;
      case PLUS -> Tag.PLUS;
      case MINUS -> Tag.MINUS;
      case MULTIPLY -> Tag.MUL;
      case DIVIDE -> Tag.DIV;
      case REMAINDER -> Tag.MOD;
    };
  }

  private Expr assign(AssignExpr e) {
    int mark = translator.after(e.getTarget());
    Expr target = expression(e.getTarget());
    Expr value = expression(e.getValue());
    Tag tag =
        switch (e.getOperator()) {
          case ASSIGN -> null;
          case PLUS -> Tag.PLUS;
          case MINUS -> Tag.MINUS;
          case MULTIPLY -> Tag.MUL;
          case DIVIDE -> Tag.DIV;
          case BINARY_AND -> Tag.BITAND;
          case BINARY_OR -> Tag.BITOR;
          case XOR -> Tag.BITXOR;
          case REMAINDER -> Tag.MOD;
          case LEFT_SHIFT -> Tag.SL;
          case SIGNED_RIGHT_SHIFT -> Tag.SR;
          case UNSIGNED_RIGHT_SHIFT -> Tag.USR;
        };
    return tag == null
        ? place(new Tree.Assign(target, value), e, mark)
        : place(new Tree.AssignOp(tag, target, value), e, mark);
  }

  private Expr unary(UnaryExpr e) {
    Tag tag =
        switch (e.getOperator()) {
          case PLUS -> Tag.POS;
          case MINUS -> Tag.NEG;
          case PREFIX_INCREMENT -> Tag.PREINC;
          case PREFIX_DECREMENT -> Tag.PREDEC;
          case LOGICAL_COMPLEMENT -> Tag.NOT;
          case BITWISE_COMPLEMENT -> Tag.COMPL;
          case POSTFIX_INCREMENT -> Tag.POSTINC;
          case POSTFIX_DECREMENT -> Tag.POSTDEC;
        };
    boolean post = e.isPostfix();
    return place(
        new Tree.Unary(tag, expression(e.getExpression())),
        e,
        post ? translator.after(e.getExpression()) : translator.begin(e));
  }

  private Expr lambda(LambdaExpr e) {
    Tree body;
    if (e.getBody() instanceof ExpressionStmt value) {
      body = expression(value.getExpression());
    } else {
      body = statement(e.getBody());
    }
    return place(
        new Tree.Lambda(translator.variables(e.getParameters()), e.isExplicitlyTyped(), body), e);
  }

  private Expr creation(ObjectCreationExpr e) {
    Expression outer = e.getScope().orElse(null);
    Tree.ClassDecl body = null;
    if (e.getAnonymousClassBody().isPresent()) {
      List<Tree> members = translator.members(e.getAnonymousClassBody().get());
      body =
          new Tree.ClassDecl(
              Tree.Modifiers.NONE,
              "",
              Tree.ClassKind.CLASS,
              List.of(),
              null,
              List.of(),
              List.of(),
              members);
      int brace = brace(e);
      body.at(body, brace, brace, translator.end(e));
    }
    return place(
        new Tree.NewClass(
            optional(outer),
            translator.type(e.getType()),
            translator.types(typeArguments(e.getTypeArguments().orElse(null))),
            expressions(e.getArguments()),
            body),
        e,
        outer == null ? translator.begin(e) : translator.begin(e.getType()));
  }

  /** Returns where the body of an anonymous class begins. */
  private int brace(ObjectCreationExpr e) {
    int at =
        e.getArguments().isEmpty()
            ? translator.after(e.getType()) + 1
            : translator.end(e.getArguments().get(e.getArguments().size() - 1));
    return translator.find('{', at);
  }

  private Expr arrayCreation(ArrayCreationExpr e) {
    List<Expr> dimensions = new ArrayList<>();
    e.getLevels()
        .forEach(level -> level.getDimension().ifPresent(d -> dimensions.add(expression(d))));
    Expr element = translator.type(e.getElementType());
    // All levels but those with a dimension, or but one if there are elements, are in the type.
    int inType = e.getLevels().size() - (dimensions.isEmpty() ? 1 : dimensions.size());
    for (int i = 0; i < inType; i++) {
      Tree.ArrayOf array = new Tree.ArrayOf(element);
      element = array.at(array, element.pos, element.start, element.end);
    }
    List<Expr> elements = e.getInitializer().map(i -> expressions(i.getValues())).orElse(null);
    return place(new Tree.NewArray(element, dimensions, elements), e);
  }
}
