package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssert;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Step 1 of lowering: walks once over a unit, finds its classes and lambda bodies and notes which
 * variables and enclosing instances they use.
 */
final class ScopeScanner extends TreeScanner {
  private final Unit unit;
  private final Scopes scopes;
  private final Symbols symbols;
  private final Consumer<ClassScope> found;
  private @Nullable CaptureScope scope;
  private @Nullable JCMethodDecl method;
  private boolean inStatic;

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

  @Override
  public void visitClassDef(JCClassDecl tree) {
    if (tree.sym == null) {
      return;
    }
    CaptureScope outerScope = scope;
    JCMethodDecl outerMethod = method;
    boolean outerStatic = inStatic;
    boolean member = tree.sym.owner.kind == Kind.TYP || tree.sym.owner.kind == Kind.PCK;
    ClassScope own = new ClassScope(unit, tree, outerScope, member ? null : outerMethod);
    scopes.add(own);
    found.accept(own);
    scope = own;
    method = null;
    noteSuperclass(tree, own);
    for (JCTree definition : tree.defs) {
      inStatic = isStatic(definition);
      scan(definition);
    }
    scope = outerScope;
    method = outerMethod;
    inStatic = outerStatic;
  }

  private void noteSuperclass(JCClassDecl tree, ClassScope own) {
    if (symbols.types.supertype(tree.sym.type).tsym instanceof ClassSymbol superclass) {
      scopes.instantiate(superclass, own);
    }
  }

  private static boolean isStatic(JCTree definition) {
    if (definition instanceof JCBlock block) {
      return (block.flags & Flags.STATIC) != 0;
    }
    return definition instanceof JCVariableDecl field
        && field.sym != null
        && Symbols.isStatic(field.sym);
  }

  @Override
  public void visitMethodDef(JCMethodDecl tree) {
    method = tree;
    inStatic = tree.sym != null && Symbols.isStatic(tree.sym);
    super.visitMethodDef(tree);
    method = null;
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    if (tree.sym != null && scope != null && Scopes.isLocal(tree.sym)) {
      scopes.declare(tree.sym, scope);
    }
    // The type's tree and the modifiers have no code in them.
    scan(tree.init);
  }

  @Override
  public void visitLambda(JCLambda tree) {
    if (scope == null) {
      return;
    }
    LambdaScope own = new LambdaScope(scope, tree, method, inStatic);
    scopes.add(own);
    scope = own;
    // Parameters first: what is used in the body must be declared.
    scan(tree.params);
    scan(tree.body);
    scope = own.parent();
    own.number();
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    if (scope == null) {
      return;
    }
    if (!References.needsBody(tree, scope.classScope(), symbols)) {
      super.visitReference(tree);
      return;
    }
    LambdaScope own = new LambdaScope(scope, tree, method, inStatic);
    scopes.add(own);
    if (References.hasBoundReceiver(tree)) {
      // The receiver is a value of the code around, and handed to the body.
      scan(tree.expr);
    }
    scope = own;
    if (tree.sym != null && tree.sym.isConstructor()) {
      noteMade((ClassSymbol) tree.sym.owner);
    } else if (References.isSuper(tree)) {
      Scopes.useThis(own);
    }
    scope = own.parent();
    own.number();
  }

  @Override
  public void visitIdent(JCIdent tree) {
    Symbol symbol = tree.sym;
    if (symbol == null || scope == null) {
      return;
    }
    if (symbol instanceof VarSymbol variable && Scopes.isLocal(symbol)) {
      scopes.use(variable, scope);
    } else if (tree.name == symbols.names._this || tree.name == symbols.names._super) {
      Scopes.useThis(scope);
    } else if ((symbol.kind == Kind.VAR || symbol.kind == Kind.MTH)
        && !Symbols.isStatic(symbol)
        && symbol.owner.kind == Kind.TYP) {
      Scopes.useThis(scope);
    }
  }

  @Override
  public void visitSelect(JCFieldAccess tree) {
    boolean qualified = tree.name == symbols.names._this || tree.name == symbols.names._super;
    if (qualified && scope != null) {
      Scopes.useThis(scope);
    }
    super.visitSelect(tree);
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    if (scope != null && TreeInfo.name(tree.meth) == symbols.names._this) {
      // Another constructor of the same class needs the same captured variables.
      scan(tree.args);
      return;
    }
    super.visitApply(tree);
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    if (scope == null) {
      return;
    }
    scan(tree.encl);
    scan(tree.args);
    if (tree.constructor != null && tree.constructor.owner instanceof ClassSymbol made) {
      if (tree.encl == null) {
        noteMade(made);
      } else {
        scopes.instantiate(made, scope);
      }
    }
    scan(tree.def);
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
  public void visitAssert(JCAssert tree) {
    if (scope != null) {
      scope.classScope().noteAssert();
    }
    super.visitAssert(tree);
  }
}
