package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All classes and lambda bodies of the units under analysis, and what they capture. */
final class Scopes {
  private final Symbols symbols;
  private final Map<ClassSymbol, ClassScope> classes = new HashMap<>();
  private final Map<JCTree, LambdaScope> lambdas = new HashMap<>();
  private final Map<Symbol, CaptureScope> declared = new HashMap<>();
  private final List<Instantiation> instantiations = new ArrayList<>();

  /** A local class is made, which needs what it captures where it is made. */
  private record Instantiation(CaptureScope at, ClassSymbol made) {}

  Scopes(Symbols symbols) {
    this.symbols = symbols;
  }

  void add(ClassScope scope) {
    classes.put(scope.symbol(), scope);
  }

  void add(LambdaScope scope) {
    lambdas.put(scope.tree(), scope);
  }

  @Nullable ClassScope of(ClassSymbol symbol) {
    return classes.get(symbol);
  }

  /** Returns the scope of a lambda, or of a method reference that needs a body, or null. */
  @Nullable LambdaScope of(JCTree functional) {
    return lambdas.get(functional);
  }

  void declare(VarSymbol variable, CaptureScope scope) {
    declared.put(variable, scope);
  }

  /** Whether the symbol is a local variable, parameter or pattern variable. */
  static boolean isLocal(Symbol symbol) {
    return symbol instanceof VarSymbol
        && symbol.owner != null
        && (symbol.owner.kind == com.sun.tools.javac.code.Kinds.Kind.MTH
            || symbol.owner.kind == com.sun.tools.javac.code.Kinds.Kind.VAR);
  }

  /** Notes a use of a local variable; returns whether anything became captured. */
  boolean use(VarSymbol variable, CaptureScope from) {
    CaptureScope home = declared.get(variable);
    if (home == null || home == from || variable.getConstValue() != null) {
      return false;
    }
    boolean changed = false;
    List<LambdaScope> inside = new ArrayList<>();
    for (CaptureScope at = from; at != null && at != home; at = at.parent()) {
      if (at instanceof LambdaScope lambda) {
        inside.add(lambda);
      } else {
        for (LambdaScope lambda : inside) {
          changed |= !lambda.usesThis();
          lambda.noteThis();
        }
        inside.clear();
        changed |= at.captured().add(variable);
      }
    }
    for (LambdaScope lambda : inside) {
      changed |= lambda.captured().add(variable);
    }
    return changed;
  }

  /** Notes a use of {@code this} of the innermost class. */
  static void useThis(CaptureScope from) {
    for (CaptureScope at = from; at instanceof LambdaScope lambda; at = at.parent()) {
      lambda.noteThis();
    }
  }

  void instantiate(ClassSymbol made, CaptureScope at) {
    instantiations.add(new Instantiation(at, made));
  }

  /** Adds what is captured only because a class that is made captures it. */
  void complete() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Instantiation one : instantiations) {
        ClassScope made = classes.get(one.made);
        if (made != null) {
          for (VarSymbol variable : List.copyOf(made.captured())) {
            changed |= use(variable, one.at);
          }
        }
      }
    }
    instantiations.clear();
  }

  /** Returns the variables that a class captures. */
  List<VarSymbol> captured(ClassSymbol symbol) {
    ClassScope scope = classes.get(symbol);
    return scope == null ? List.of() : List.copyOf(scope.captured());
  }

  /** Returns the reference to a constructor, with the parameters that the compiler adds. */
  MethodRef constructor(MethodSymbol constructor) {
    ClassSymbol owner = (ClassSymbol) constructor.owner;
    List<String> parameters = new ArrayList<>();
    if (Symbols.isEnum(owner)) {
      parameters.add("java.lang.String");
      parameters.add("int");
    }
    if (owner.hasOuterInstance()) {
      parameters.add(symbols.name(owner.type.getEnclosingType()));
    }
    parameters.addAll(symbols.shape(constructor).parameters());
    captured(owner).forEach(v -> parameters.add(symbols.name(v.erasure(symbols.types))));
    return new MethodRef(symbols.name(owner), "<init>", parameters, "void");
  }

  /** Returns the reference to a declared method or constructor by its own class. */
  MethodRef declared(MethodSymbol method) {
    return method.name == symbols.names.init
        ? constructor(method)
        : symbols.method(symbols.name((ClassSymbol) method.owner), method);
  }
}
