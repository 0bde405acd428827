package dev.actionguard.source;

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
  private final Map<Tree, LambdaScope> lambdas = new HashMap<>();
  private final Map<VarSymbol, CaptureScope> declared = new HashMap<>();
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
  @Nullable LambdaScope of(Tree functional) {
    return lambdas.get(functional);
  }

  void declare(VarSymbol variable, CaptureScope scope) {
    declared.put(variable, scope);
  }

  /** Notes a use of a local variable; returns whether anything became captured. */
  boolean use(VarSymbol variable, CaptureScope from) {
    CaptureScope home = declared.get(variable);
    if (home == null || home == from || variable.constant() != null) {
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
    ClassSymbol owner = constructor.owner();
    List<String> parameters = new ArrayList<>();
    if (owner.isEnum()) {
      parameters.add("java.lang.String");
      parameters.add("int");
    }
    ClassSymbol outer = owner.owner();
    if (owner.hasOuterInstance() && outer != null) {
      parameters.add(symbols.name(outer));
    }
    parameters.addAll(symbols.types.shape(constructor).parameters());
    captured(owner).forEach(v -> parameters.add(symbols.name(v.type())));
    return new MethodRef(symbols.name(owner), "<init>", parameters, "void");
  }

  /** Returns the reference to a declared method or constructor by its own class. */
  MethodRef declared(MethodSymbol method) {
    return method.isConstructor()
        ? constructor(method)
        : symbols.method(symbols.name(method.owner()), method);
  }
}
