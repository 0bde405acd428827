package dev.actionguard.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Step 4: walks once over attributed trees, finds the classes and lambda bodies, notes which
 * variables and enclosing instances they use, and counts the calls whose method is known.
 */
final class ScopeScanner extends TreeScanner {
  private final Unit unit;
  private final Scopes scopes;
  private final Symbols symbols;
  private final Consumer<ClassScope> found;
  private @Nullable CaptureScope scope;
  private Tree.@Nullable MethodDecl method;
  private boolean inStatic;
  private final List<String> places = new ArrayList<>();
  private int resolved;
  private int unresolved;

  /**
   * Makes a scanner.
   *
   * @param found takes every class, outer ones first
   */
  ScopeScanner(Unit unit, Scopes scopes, Symbols symbols, Consumer<ClassScope> found) {
    this.unit = unit;
    this.scopes = scopes;
    this.symbols = symbols;
    this.found = found;
  }

  /** How many calls, creations and method references there are whose method is known. */
  int resolved() {
    return resolved;
  }

  /** How many there are whose method is not known. */
  int unresolved() {
    return unresolved;
  }

  /** Where those stand whose method is not known, and how they name it. */
  List<String> places() {
    return places;
  }

  private void count(@Nullable MethodSymbol symbol, Tree tree, String name) {
    if (symbol == null) {
      unresolved++;
      places.add(unit.sourceFile() + ":" + unit.line(tree.pos) + " " + name);
    } else {
      resolved++;
    }
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    ClassSymbol symbol = tree.symbol;
    if (symbol == null) {
      return true;
    }
    CaptureScope outerScope = scope;
    Tree.MethodDecl outerMethod = method;
    boolean outerStatic = inStatic;
    ClassScope own =
        new ClassScope(unit, tree, symbol, outerScope, symbol.isLocal() ? outerMethod : null);
    scopes.add(own);
    found.accept(own);
    scope = own;
    method = null;
    noteSuperclass(symbol, own);
    for (Tree member : tree.members) {
      inStatic = isStatic(member);
      scan(member);
    }
    scope = outerScope;
    method = outerMethod;
    inStatic = outerStatic;
    return true;
  }

  private void noteSuperclass(ClassSymbol symbol, ClassScope own) {
    ClassSymbol superclass = symbol.superclass().symbol();
    if (superclass != null) {
      scopes.instantiate(superclass, own);
    }
  }

  private static boolean isStatic(Tree member) {
    if (member instanceof Tree.Block block) {
      return block.isStatic;
    }
    return member instanceof Tree.VarDecl field && field.symbol != null && field.symbol.isStatic();
  }

  @Override
  public Boolean visitMethodDecl(Tree.MethodDecl tree) {
    method = tree;
    inStatic = tree.symbol != null && tree.symbol.isStatic();
    super.visitMethodDecl(tree);
    method = null;
    return true;
  }

  @Override
  public Boolean visitVarDecl(Tree.VarDecl tree) {
    if (tree.symbol != null && scope != null && tree.symbol.isLocal()) {
      scopes.declare(tree.symbol, scope);
    }
    scan(tree.init);
    return true;
  }

  @Override
  public Boolean visitLambda(Tree.Lambda tree) {
    if (scope == null) {
      return true;
    }
    LambdaScope own = new LambdaScope(scope, tree, method, inStatic);
    scopes.add(own);
    scope = own;
    // Parameters first: what is used in the body must be declared.
    scan(tree.params);
    scan(tree.body);
    scope = own.parent();
    own.number();
    return true;
  }

  @Override
  public Boolean visitReference(Tree.Reference tree) {
    if (scope == null) {
      return true;
    }
    if (!tree.arrayConstructor) {
      count(tree.symbol, tree, tree.name);
    }
    if (!References.needsBody(tree, scope.classScope(), symbols)) {
      super.visitReference(tree);
      return true;
    }
    LambdaScope own = new LambdaScope(scope, tree, method, inStatic);
    scopes.add(own);
    if (References.hasBoundReceiver(tree)) {
      // The receiver is a value of the code around, and handed to the body.
      scan(tree.expr);
    }
    scope = own;
    if (tree.symbol != null && tree.symbol.isConstructor()) {
      noteMade(tree.symbol.owner());
    } else if (References.isSuper(tree)) {
      Scopes.useThis(own);
    }
    scope = own.parent();
    own.number();
    return true;
  }

  @Override
  public Boolean visitIdent(Tree.Ident tree) {
    if (scope == null) {
      return true;
    }
    if (tree.symbol instanceof VarSymbol variable && variable.isLocal()) {
      scopes.use(variable, scope);
    } else if (tree.name.equals("this")
        || tree.name.equals("super")
        || (tree.symbol instanceof VarSymbol field && !field.isStatic())) {
      Scopes.useThis(scope);
    }
    return true;
  }

  @Override
  public Boolean visitSelect(Tree.Select tree) {
    boolean qualified = tree.name.equals("this") || tree.name.equals("super");
    if (qualified && scope != null) {
      Scopes.useThis(scope);
    }
    return super.visitSelect(tree);
  }

  @Override
  public Boolean visitApply(Tree.Apply tree) {
    count(tree.symbol, tree, TreeInfo.name(tree.method));
    if (scope != null && "this".equals(CallChecker.constructorCall(tree))) {
      // Another constructor of the same class needs the same captured variables.
      scan(tree.args);
      return true;
    }
    if (scope != null
        && tree.method instanceof Tree.Ident
        && tree.symbol != null
        && !tree.symbol.isStatic()) {
      Scopes.useThis(scope);
    }
    return super.visitApply(tree);
  }

  @Override
  public Boolean visitNewClass(Tree.NewClass tree) {
    if (scope == null) {
      return true;
    }
    count(tree.constructor, tree, "new " + Names.text(tree.className));
    scan(tree.outer);
    scan(tree.args);
    if (tree.constructor != null) {
      ClassSymbol made = tree.constructor.owner();
      if (tree.outer == null) {
        noteMade(made);
      } else {
        scopes.instantiate(made, scope);
      }
    }
    scan(tree.body);
    return true;
  }

  private void noteMade(ClassSymbol made) {
    if (scope != null) {
      if (made.hasOuterInstance()) {
        Scopes.useThis(scope);
      }
      scopes.instantiate(made, scope);
    }
  }

  @Override
  public Boolean visitAssert(Tree.Assert tree) {
    if (scope != null) {
      scope.classScope().noteAssert();
    }
    return super.visitAssert(tree);
  }
}
