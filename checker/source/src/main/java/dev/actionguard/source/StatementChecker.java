package dev.actionguard.source;

import dev.actionguard.source.Attribution.Jump;
import dev.actionguard.source.Attribution.Place;
import dev.actionguard.source.Attribution.SwitchResults;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of what is in statements, and what their names mean. */
final class StatementChecker {
  private final Attribution attribution;
  private final Types types;

  StatementChecker(Attribution attribution) {
    this.attribution = attribution;
    this.types = attribution.types;
  }

  private ExpressionChecker expressions() {
    return attribution.expressions;
  }

  private Type check(Expr tree, Scope scope) {
    return expressions().check(tree, scope, Expected.NOTHING);
  }

  void block(Tree.Block block, Scope scope) {
    statements(block.statements, scope.nested());
  }

  /** Checks statements in their own scope, to which they add their variables. */
  private Scope statements(List<? extends Tree.Stmt> all, Scope scope) {
    Scope at = scope;
    for (Tree.Stmt statement : List.copyOf(all)) {
      at = statement(statement, at);
    }
    return at;
  }

  private void inner(Tree.Stmt statement, Scope scope) {
    statement(statement, scope.nested());
  }

  /** Checks a statement and returns the scope of the next one. */
  private Scope statement(Tree.Stmt tree, Scope scope) {
    if (tree instanceof Tree.VarDecl variable) {
      variable(variable, scope);
    } else if (tree instanceof Tree.Exec exec) {
      check(exec.expr, scope);
    } else if (tree instanceof Tree.Block block) {
      block(block, scope);
    } else if (tree instanceof Tree.If branch) {
      return ifStatement(branch, scope);
    } else if (tree instanceof Tree.Return exit) {
      returnStatement(exit, scope);
    } else if (tree instanceof Tree.Throw exit) {
      check(exit.expr, scope);
    } else if (tree instanceof Tree.While loop) {
      return whileLoop(loop, scope);
    } else if (tree instanceof Tree.Do loop) {
      loop(loop, () -> inner(loop.body, scope));
      expressions().condition(loop.cond, scope);
      return ExpressionChecker.with(scope, expressions().bindings().whenFalse());
    } else if (tree instanceof Tree.For loop) {
      forLoop(loop, scope);
    } else if (tree instanceof Tree.ForEach loop) {
      forEach(loop, scope);
    } else if (tree instanceof Tree.Try attempt) {
      tryStatement(attempt, scope);
    } else if (tree instanceof Tree.Switch choice) {
      attribution.with(
          new Jump(choice, "", false, null), () -> cases(choice.selector, choice.cases, scope));
    } else {
      return rare(tree, scope);
    }
    return scope;
  }

  private Scope rare(Tree.Stmt tree, Scope scope) {
    if (tree instanceof Tree.Break exit) {
      exit.target = target(exit.label, false);
    } else if (tree instanceof Tree.Continue exit) {
      exit.target = target(exit.label, true);
    } else if (tree instanceof Tree.Yield yield) {
      yieldStatement(yield, scope);
    } else if (tree instanceof Tree.Synchronized sync) {
      check(sync.lock, scope);
      block(sync.body, scope);
    } else if (tree instanceof Tree.Labelled labelled) {
      Tree target = labelled;
      attribution.with(
          new Jump(target, labelled.label, false, null), () -> inner(labelled.body, scope));
    } else if (tree instanceof Tree.Assert check) {
      expressions().condition(check.cond, scope);
      Bindings bindings = expressions().bindings();
      if (check.detail != null) {
        check(check.detail, ExpressionChecker.with(scope, bindings.whenFalse()));
      }
    } else if (tree instanceof Tree.ClassDecl local) {
      localClass(local, scope);
    }
    return scope;
  }

  private void localClass(Tree.ClassDecl tree, Scope scope) {
    ClassSymbol symbol = attribution.declarations.local(tree, scope);
    scope.add(symbol);
    attribution.classBody(tree);
  }

  private void variable(Tree.VarDecl tree, Scope scope) {
    Type type;
    VarSymbol symbol = new VarSymbol(tree.name, null, tree.modifiers.flags(), Type.UNKNOWN);
    symbol.tree(tree);
    tree.symbol = symbol;
    if (tree.declared == null) {
      type = tree.init == null ? Type.UNKNOWN : types.upward(check(tree.init, scope));
      symbol.type(type == Type.NULL ? types.object() : type);
      scope.add(symbol);
      return;
    }
    type = attribution.names.type(tree.declared, scope);
    symbol.type(type);
    scope.add(symbol);
    if (tree.init != null) {
      expressions().initialiser(tree.init, type, scope);
      boolean isConstant =
          (symbol.flags() & Flags.FINAL) != 0
              && tree.init.constant != null
              && (type.isPrimitive() || type.equals(types.classes.string()));
      if (isConstant) {
        symbol.constant(Constants.of(type, tree.init.constant));
      }
    }
  }

  private Scope ifStatement(Tree.If tree, Scope scope) {
    expressions().condition(tree.cond, scope);
    Bindings bindings = expressions().bindings();
    inner(tree.thenPart, ExpressionChecker.with(scope, bindings.whenTrue()));
    if (tree.elsePart != null) {
      inner(tree.elsePart, ExpressionChecker.with(scope, bindings.whenFalse()));
    }
    if (bindings.isEmpty()) {
      return scope;
    }
    Scope after = scope;
    if (!Completion.canComplete(tree.thenPart)) {
      after = ExpressionChecker.with(after, bindings.whenFalse());
    }
    if (tree.elsePart != null && !Completion.canComplete(tree.elsePart)) {
      after = ExpressionChecker.with(after, bindings.whenTrue());
    }
    return after;
  }

  private void loop(Tree tree, Runnable body) {
    attribution.with(new Jump(tree, "", true, null), body);
  }

  private Scope whileLoop(Tree.While tree, Scope scope) {
    expressions().condition(tree.cond, scope);
    Bindings bindings = expressions().bindings();
    Scope inside = ExpressionChecker.with(scope, bindings.whenTrue());
    loop(tree, () -> inner(tree.body, inside));
    return ExpressionChecker.with(scope, bindings.whenFalse());
  }

  private void forLoop(Tree.For tree, Scope scope) {
    Scope inside = statements(tree.init, scope.nested());
    Scope body = inside;
    if (tree.cond != null) {
      expressions().condition(tree.cond, inside);
      body = ExpressionChecker.with(inside, expressions().bindings().whenTrue());
    }
    Scope in = body;
    statements(tree.step, in);
    loop(tree, () -> inner(tree.body, in));
  }

  private void forEach(Tree.ForEach tree, Scope scope) {
    Type of = types.skipVariables(check(tree.expr, scope));
    Type element =
        of instanceof Type.ArrayType array
            ? array.component()
            : of.isUnknown() ? Type.UNKNOWN : types.elementOf(types.capture(of));
    Scope inside = scope.nested();
    Tree.VarDecl variable = tree.variable;
    VarSymbol symbol = new VarSymbol(variable.name, null, variable.modifiers.flags(), Type.UNKNOWN);
    symbol.tree(variable);
    variable.symbol = symbol;
    symbol.type(
        variable.declared == null
            ? types.upward(element)
            : attribution.names.type(variable.declared, scope));
    inside.add(symbol);
    loop(tree, () -> inner(tree.body, inside));
  }

  private void tryStatement(Tree.Try tree, Scope scope) {
    Scope inside = scope.nested();
    for (Tree resource : tree.resources) {
      if (resource instanceof Tree.VarDecl variable) {
        variable(variable, inside);
      } else {
        check((Expr) resource, inside);
      }
    }
    block(tree.body, inside);
    for (Tree.Catch clause : tree.catches) {
      List<Type> caught = attribution.names.types(clause.types, scope);
      VarSymbol symbol =
          new VarSymbol(
              clause.parameter.name,
              null,
              clause.parameter.modifiers.flags(),
              caught.size() == 1 ? caught.get(0) : types.lub(caught));
      symbol.tree(clause.parameter);
      clause.parameter.symbol = symbol;
      Scope handler = scope.nested();
      handler.add(symbol);
      block(clause.body, handler);
    }
    if (tree.finalizer != null) {
      block(tree.finalizer, scope);
    }
  }

  // Jumps

  private @Nullable Tree target(String label, boolean isContinue) {
    List<Jump> jumps = attribution.place().jumps();
    Tree inner = null;
    for (int i = jumps.size() - 1; i >= 0; i--) {
      Jump jump = jumps.get(i);
      if (jump.result() != null) {
        return null;
      }
      if (!label.isEmpty()) {
        if (jump.label().equals(label)) {
          return isContinue ? inner : jump.tree();
        }
        // A continue with a label goes on in the loop right inside of it.
        inner = jump.tree();
      } else if (jump.label().isEmpty() && (jump.isLoop() || !isContinue)) {
        return jump.tree();
      }
    }
    return null;
  }

  private void yieldStatement(Tree.Yield tree, Scope scope) {
    List<Jump> jumps = attribution.place().jumps();
    for (int i = jumps.size() - 1; i >= 0; i--) {
      SwitchResults results = jumps.get(i).result();
      if (results != null) {
        tree.target = jumps.get(i).tree();
        result(tree.value, scope, results);
        if (jumps.get(i).tree() instanceof Tree.SwitchExpr choice) {
          choice.results.add(tree.value);
          choice.scopes.add(scope);
        }
        return;
      }
    }
    check(tree.value, scope);
  }

  private void result(Expr value, Scope scope, SwitchResults results) {
    Inference session = results.expected().session();
    if (session != null && results.expected().type() == null) {
      expressions().argument(value, scope, session);
    } else {
      expressions().check(value, scope, results.expected());
    }
  }

  private void returnStatement(Tree.Return tree, Scope scope) {
    Expr value = tree.expr;
    if (value == null) {
      return;
    }
    Place place = attribution.place();
    Type wanted = place.returns();
    Inference session = place.session();
    if (wanted == null || wanted.isVoid()) {
      check(value, scope);
    } else if (session != null) {
      expressions().result(value, scope, wanted, session);
    } else {
      expressions().check(value, scope, Expected.of(wanted));
    }
  }

  /** Checks the block of a lambda. */
  void lambdaBody(Tree.Block body, Scope scope, Type returns, Inference session) {
    attribution.at(new Place(List.of(), returns, session, true), () -> block(body, scope));
  }

  // Switches and patterns

  /** Checks a switch expression; its values are gathered in it. */
  void switchExpression(Tree.SwitchExpr tree, Scope scope, Expected expected) {
    attribution.with(
        new Jump(tree, "", false, new SwitchResults(expected, List.of())),
        () -> cases(tree.selector, tree.cases, scope));
  }

  private void cases(Expr selector, List<Tree.Case> cases, Scope scope) {
    Type type = check(selector, scope);
    Scope group = scope.nested();
    for (Tree.Case branch : cases) {
      List<VarSymbol> found = new ArrayList<>();
      for (Tree.Label label : branch.labels) {
        if (label.pattern != null) {
          pattern(label.pattern, type, scope, found);
        } else if (label.constantExpr != null) {
          constantLabel(label.constantExpr, type, scope);
        }
      }
      Scope inside = ExpressionChecker.with(branch.arrow ? group.nested() : group, found);
      if (branch.guard != null) {
        expressions().condition(branch.guard, inside);
        inside = ExpressionChecker.with(inside, expressions().bindings().whenTrue());
      }
      statements(branch.statements, inside);
    }
  }

  private void constantLabel(Expr label, Type type, Scope scope) {
    ClassSymbol symbol = types.skipVariables(type).symbol();
    Expr plain = Overloads.plain(label);
    if (symbol != null && symbol.isEnum() && plain instanceof Tree.Ident ident) {
      ident.symbol = symbol.field(ident.name);
      ident.type = type;
      label.type = type;
      return;
    }
    expressions().check(label, scope, Expected.of(type));
  }

  /** Finds the types in a pattern or the type of a test, and the variables that it declares. */
  void pattern(Expr tree, Type type, Scope scope, List<VarSymbol> found) {
    if (tree instanceof Tree.BindingPattern binding) {
      Tree.VarDecl variable = binding.variable;
      VarSymbol symbol =
          new VarSymbol(
              variable.name,
              null,
              variable.modifiers.flags(),
              variable.declared == null
                  ? types.upward(type)
                  : attribution.names.type(variable.declared, scope));
      symbol.tree(variable);
      variable.symbol = symbol;
      tree.type = symbol.type();
      found.add(symbol);
    } else if (tree instanceof Tree.RecordPattern record) {
      recordPattern(record, type, scope, found);
    } else if (!(tree instanceof Tree.AnyPattern)) {
      attribution.names.type(tree, scope);
    }
  }

  private void recordPattern(
      Tree.RecordPattern tree, Type type, Scope scope, List<VarSymbol> found) {
    Type record = attribution.names.type(tree.record, scope);
    ClassSymbol symbol = record.symbol();
    if (symbol != null && types.isRaw(record)) {
      record = inferred(symbol, type);
    }
    tree.type = record;
    List<VarSymbol> components = symbol == null ? List.of() : symbol.components();
    for (int i = 0; i < tree.nested.size(); i++) {
      Type component = Type.UNKNOWN;
      if (symbol != null && i < components.size()) {
        Type site = types.capture(record);
        component = types.membersOf(site, symbol).of(components.get(i).type());
      }
      pattern(tree.nested.get(i), types.upward(component), scope, found);
    }
  }

  /** A record pattern without type arguments has those that the value's type gives. */
  private Type inferred(ClassSymbol record, Type type) {
    Inference session = new Inference(types);
    List<Type> variables = session.instantiate(record.parameters(), Substitution.NONE);
    Type made = new Type.ClassType(record, variables, null);
    types.keepIf(() -> types.isSubtype(made, types.capture(types.skipVariables(type))));
    return session.solved(made);
  }
}
