package dev.actionguard.source;

import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step 3: finds the types and symbols of all expressions. What a name or call means that cannot be
 * found is left open: its symbol is null and its type unknown.
 */
final class Attribution {
  final Classes classes;
  final Types types;
  final Names names;
  final Declarations declarations;
  final Overloads overloads;
  final Functions functions;
  final ExpressionChecker expressions;
  final CallChecker calls;
  final StatementChecker statements;

  /** Members whose attribution failed, with the reason: our own defects. */
  final Map<Tree, Throwable> failures = new HashMap<>();

  private Place place = Place.NONE;

  /** What surrounds the code at hand: where jumps go, and what returns give. */
  record Place(
      List<Jump> jumps, @Nullable Type returns, @Nullable Inference session, boolean ofLambda) {
    static final Place NONE = new Place(List.of(), null, null, false);

    Place {
      jumps = List.copyOf(jumps);
    }
  }

  /**
   * What a jump may name.
   *
   * @param result for a switch expression, what takes its values
   */
  record Jump(Tree tree, String label, boolean isLoop, @Nullable SwitchResults result) {}

  /** The values of a switch expression. */
  record SwitchResults(Expected expected, List<Expr> values) {}

  Attribution(Classes classes, Types types, Names names, Declarations declarations) {
    this.classes = classes;
    this.types = types;
    this.names = names;
    this.declarations = declarations;
    this.overloads = new Overloads(types);
    this.functions = new Functions(this);
    this.calls = new CallChecker(this);
    this.expressions = new ExpressionChecker(this);
    this.statements = new StatementChecker(this);
    overloads.functions(functions);
    declarations.attribution(this);
  }

  Place place() {
    return place;
  }

  /** Does something as if it stood at another place. */
  void at(Place other, Runnable step) {
    Place before = place;
    place = other;
    try {
      step.run();
    } finally {
      place = before;
    }
  }

  void with(Jump jump, Runnable step) {
    List<Jump> jumps = new ArrayList<>(place.jumps);
    jumps.add(jump);
    at(new Place(jumps, place.returns, place.session, place.ofLambda), step);
  }

  /** Returns the value of a constant expression, or null. */
  @Nullable Object constant(Expr tree, Type type, Scope scope) {
    Place before = place;
    place = Place.NONE;
    try {
      expressions.check(tree, scope, Expected.of(type));
      return tree.constant;
    } finally {
      place = before;
    }
  }

  /** Attributes the code of all members of a class, and of the classes in it. */
  void classBody(Tree.ClassDecl tree) {
    ClassSymbol symbol = tree.symbol;
    if (symbol == null) {
      return;
    }
    Scope scope = declarations.body(symbol);
    // Completes it: the language's own members are added to the tree.
    symbol.methods();
    for (Tree member : List.copyOf(tree.members)) {
      Place before = place;
      place = Place.NONE;
      try {
        member(member, scope);
      } catch (StackOverflowError e) {
        failures.put(member, e);
      } catch (RuntimeException e) {
        failures.put(member, e);
      } finally {
        place = before;
      }
    }
  }

  private void member(Tree member, Scope scope) {
    if (member instanceof Tree.ClassDecl nested) {
      classBody(nested);
    } else if (member instanceof Tree.MethodDecl method) {
      method(method);
    } else if (member instanceof Tree.VarDecl field) {
      field(field, scope);
    } else if (member instanceof Tree.Block block) {
      Scope inside = scope.nested(block.isStatic);
      statements.block(block, inside);
    }
  }

  private void field(Tree.VarDecl tree, Scope scope) {
    VarSymbol symbol = tree.symbol;
    if (symbol != null && tree.init != null) {
      Scope inside = scope.nested(symbol.isStatic());
      expressions.initialiser(tree.init, symbol.type(), inside);
    }
  }

  private void method(Tree.MethodDecl tree) {
    MethodSymbol symbol = tree.symbol;
    Tree.Block body = tree.body;
    if (symbol == null || body == null) {
      return;
    }
    // Completes it: the parameters have their symbols.
    Type returns = symbol.returns();
    Scope scope = declarations.inside(symbol).nested();
    for (Tree.VarDecl parameter : tree.params) {
      if (parameter.symbol != null) {
        scope.add(parameter.symbol);
      }
    }
    if (symbol.isConstructor() && !callsConstructor(body)) {
      body.statements.add(0, superCall(tree, body));
    }
    at(new Place(List.of(), returns, null, false), () -> statements.block(body, scope));
  }

  private static boolean callsConstructor(Tree.Block body) {
    for (Tree.Stmt statement : body.statements) {
      if (statement instanceof Tree.Exec exec
          && exec.expr instanceof Tree.Apply call
          && CallChecker.constructorCall(call) != null) {
        return true;
      }
    }
    return false;
  }

  private static Tree.Stmt superCall(Tree.MethodDecl tree, Tree.Block body) {
    int at = body.pos >= 0 ? body.pos : tree.pos;
    Tree.Ident name = new Tree.Ident("super");
    name.at(name, at, at, at);
    Tree.Apply call = new Tree.Apply(List.of(), name, List.of());
    call.at(call, at, at, at);
    Tree.Exec exec = new Tree.Exec(call);
    return exec.at(exec, at, at, at);
  }
}
