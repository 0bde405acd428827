package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Name;
import dev.actionguard.ir.MethodRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the methods that code calls or makes closures of, without lowering it. */
final class ReferenceScanner extends TreeScanner {
  private final Symbols symbols;
  private final Scopes scopes;
  private final ClassScope owner;
  private final Set<MethodRef> found = new LinkedHashSet<>();

  private ReferenceScanner(Symbols symbols, Scopes scopes, ClassScope owner) {
    this.symbols = symbols;
    this.scopes = scopes;
    this.owner = owner;
  }

  static List<MethodRef> references(
      Symbols symbols, Scopes scopes, ClassScope owner, Iterable<? extends JCTree> code) {
    ReferenceScanner scanner = new ReferenceScanner(symbols, scopes, owner);
    code.forEach(scanner::scan);
    return List.copyOf(scanner.found);
  }

  static List<MethodRef> ofReference(
      Symbols symbols, Scopes scopes, ClassScope owner, JCMemberReference tree) {
    ReferenceScanner scanner = new ReferenceScanner(symbols, scopes, owner);
    if (tree.sym instanceof MethodSymbol method) {
      scanner.add(method, References.isSuper(tree) ? tree.expr.type : method.owner.type);
      if (!method.isConstructor() && !tree.expr.type.isErroneous()) {
        scanner.add(method, tree.expr.type);
      }
    }
    return List.copyOf(scanner.found);
  }

  private void add(@Nullable Symbol symbol, Type site) {
    if (symbol instanceof MethodSymbol method && method.type != null) {
      found.add(
          method.isConstructor()
              ? scopes.constructor(method)
              : symbols.method(symbols.owner(method, symbols.erasure(site)), method));
    }
  }

  @Override
  public void visitApply(JCMethodInvocation tree) {
    scan(tree.meth);
    scan(tree.args);
    if (!(TreeInfo.symbol(tree.meth) instanceof MethodSymbol method)
        || method.type == null
        || method.type.isErroneous()) {
      return;
    }
    if (method.isConstructor()) {
      add(method, method.owner.type);
    } else if (tree.meth instanceof JCFieldAccess select) {
      add(method, site(select, method));
    } else {
      add(method, ownSite(method));
    }
  }

  private Type site(JCFieldAccess select, MethodSymbol method) {
    Name name = TreeInfo.name(select.selected);
    if (name == symbols.names._super
        && select.selected instanceof JCFieldAccess qualified
        && !qualified.selected.type.isInterface()) {
      return symbols.types.supertype(qualified.selected.type);
    }
    Type declared = symbols.types.skipTypeVars(select.selected.type, false);
    return declared.isCompound() && !Symbols.isStatic(method) ? method.owner.type : declared;
  }

  private Type ownSite(MethodSymbol method) {
    for (ClassScope at = owner; at != null; at = at.outer()) {
      boolean has =
          Symbols.isStatic(method)
              ? method.isMemberOf(at.symbol(), symbols.types)
              : method.owner instanceof Symbol.ClassSymbol declaring
                  && at.symbol().isSubClass(declaring, symbols.types);
      if (has) {
        return at.symbol().type;
      }
      if (Symbols.isStatic(method)) {
        break;
      }
    }
    return method.owner.type;
  }

  @Override
  public void visitNewClass(JCNewClass tree) {
    scan(tree.encl);
    scan(tree.args);
    if (tree.constructor instanceof MethodSymbol method && method.type != null) {
      add(method, method.owner.type);
    }
  }

  @Override
  public void visitLambda(JCLambda tree) {
    LambdaScope scope = scopes.of(tree);
    if (scope != null) {
      found.add(Closures.method(symbols, scope));
    }
  }

  @Override
  public void visitReference(JCMemberReference tree) {
    scan(tree.expr);
    LambdaScope scope = scopes.of(tree);
    if (scope != null) {
      found.add(Closures.method(symbols, scope));
    } else if (tree.sym instanceof MethodSymbol method) {
      found.add(Closures.implementation(symbols, scopes, tree, method));
    }
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    super.visitForeachLoop(tree);
    Type type = tree.expr.type;
    if (type != null && !type.isErroneous() && !symbols.types.isArray(type)) {
      Type site = symbols.types.skipTypeVars(type, false);
      add(symbols.find(site, "iterator"), site);
      Type iterator = symbols.table.iteratorType;
      add(symbols.find(iterator, "hasNext"), iterator);
      add(symbols.find(iterator, "next"), iterator);
    }
  }

  @Override
  public void visitTry(JCTry tree) {
    super.visitTry(tree);
    for (JCTree resource : tree.resources) {
      Type type =
          resource instanceof JCVariableDecl variable && variable.sym != null
              ? variable.sym.type
              : resource instanceof JCExpression expression ? expression.type : null;
      if (type != null && !type.isErroneous()) {
        Type site = symbols.types.skipTypeVars(type, false);
        add(symbols.find(site, "close"), site);
      }
    }
  }

  @Override
  public void scan(@Nullable JCTree tree) {
    if (tree instanceof JCTree.JCPattern
        && NewerTrees.is(tree, "DECONSTRUCTION_PATTERN")
        && tree.type.tsym instanceof Symbol.ClassSymbol record) {
      for (Symbol.RecordComponent component : record.getRecordComponents()) {
        add(component.accessor, tree.type);
      }
    }
    super.scan(tree);
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    // A class of its own.
  }
}
