package dev.actionguard.source;

import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses among the methods of a name by number and types of the arguments. */
final class Overloads {
  private final Types types;
  private final Map<ClassSymbol, Map<String, List<MethodSymbol>>> members = new HashMap<>();
  private @Nullable Functions functions;

  /** An argument: an expression, or only its type. */
  record Argument(@Nullable Expr tree, Type type) {}

  /**
   * A method that was chosen.
   *
   * @param varargs whether the last arguments become an array
   */
  record Choice(MethodSymbol method, boolean varargs) {}

  /** A method's types as they are for one call. */
  record View(List<Type> parameters, Type returns) {
    /** Returns the type of the parameter that takes an argument. */
    Type parameter(int index, boolean varargs) {
      int last = parameters.size() - 1;
      if (varargs && index >= last) {
        return parameters.get(last) instanceof Type.ArrayType array
            ? array.component()
            : Type.UNKNOWN;
      }
      return index <= last ? parameters.get(index) : Type.UNKNOWN;
    }
  }

  Overloads(Types types) {
    this.types = types;
  }

  void functions(Functions found) {
    functions = found;
  }

  private Functions functions() {
    Functions found = functions;
    if (found == null) {
      throw new IllegalStateException("not connected");
    }
    return found;
  }

  // Candidates

  /** Returns the methods of that name of a type, without those that others of them override. */
  List<MethodSymbol> members(Type site, String name) {
    ClassSymbol symbol = site.symbol();
    if (symbol == null) {
      return site instanceof Type.Intersection || site instanceof Type.ArrayType
          ? find(site, name)
          : List.of();
    }
    Map<String, List<MethodSymbol>> known = members.computeIfAbsent(symbol, k -> new HashMap<>());
    List<MethodSymbol> found = known.get(name);
    if (found == null) {
      found = find(symbol.type(), name);
      known.put(name, found);
    }
    return found;
  }

  private List<MethodSymbol> find(Type site, String name) {
    List<MethodSymbol> found = new ArrayList<>();
    List<Type> all = types.closure(site);
    if (site.isInterface()) {
      all.add(types.object());
    }
    ClassSymbol own = site.symbol();
    for (Type type : all) {
      ClassSymbol symbol = type.symbol();
      if (symbol == null) {
        continue;
      }
      for (MethodSymbol method : symbol.methods(name)) {
        boolean inherited =
            symbol == own || !(method.isPrivate() || (symbol.isInterface() && method.isStatic()));
        if (inherited && !isOverridden(method, found, site)) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private boolean isOverridden(MethodSymbol method, List<MethodSymbol> found, Type site) {
    for (MethodSymbol other : found) {
      if (other.owner() != method.owner()
          && other.parameters().size() == method.parameters().size()
          && types.overrides(other, method, site)) {
        // A class's method stands for the interface's; of two interfaces only if one is below.
        boolean below =
            types.isSubclass(other.owner(), method.owner())
                || !other.isAbstract()
                || (method.isAbstract() && !other.owner().isInterface());
        if (below) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isAccessible(MethodSymbol method, @Nullable ClassSymbol from) {
    if (from == null || (method.flags() & (Flags.PUBLIC | Flags.PROTECTED)) != 0) {
      return true;
    }
    if (method.isPrivate()) {
      return method.owner().outermost() == from.outermost();
    }
    return method.owner().packageName().equals(from.packageName());
  }

  // Choice

  private static boolean takes(MethodSymbol method, int count) {
    int declared = method.parameters().size();
    return declared == count || (method.isVarargs() && count >= declared - 1);
  }

  /**
   * Returns the method that a call with these arguments means, or null if none or several may be
   * meant.
   *
   * @param site the type whose members they are
   * @param explicit the type arguments that are written
   * @param diamond whether the type parameters of the class are inferred
   */
  @Nullable Choice choose(
      List<MethodSymbol> candidates,
      Type site,
      List<Argument> arguments,
      List<Type> explicit,
      boolean diamond,
      Scope scope) {
    ClassSymbol from = scope.innermost();
    List<MethodSymbol> possible = new ArrayList<>();
    for (MethodSymbol candidate : candidates) {
      if (takes(candidate, arguments.size()) && isAccessible(candidate, from)) {
        possible.add(candidate);
      }
    }
    if (possible.isEmpty()) {
      return null;
    }
    if (possible.size() == 1) {
      return single(possible.get(0), site, arguments, explicit, diamond, scope);
    }
    for (int phase = 1; phase <= 3; phase++) {
      List<MethodSymbol> fitting = new ArrayList<>();
      for (MethodSymbol candidate : possible) {
        if (fits(candidate, site, arguments, explicit, diamond, phase, scope)) {
          fitting.add(candidate);
        }
      }
      if (!fitting.isEmpty()) {
        MethodSymbol best = mostSpecific(fitting, site, arguments, phase == 3, scope);
        return best == null ? null : new Choice(best, phase == 3);
      }
    }
    return null;
  }

  private Choice single(
      MethodSymbol method,
      Type site,
      List<Argument> arguments,
      List<Type> explicit,
      boolean diamond,
      Scope scope) {
    boolean varargs = false;
    if (method.isVarargs()) {
      varargs =
          method.parameters().size() != arguments.size()
              || !fits(method, site, arguments, explicit, diamond, 2, scope);
    }
    return new Choice(method, varargs);
  }

  private boolean fits(
      MethodSymbol method,
      Type site,
      List<Argument> arguments,
      List<Type> explicit,
      boolean diamond,
      int phase,
      Scope scope) {
    boolean varargs = phase == 3;
    if (varargs ? !method.isVarargs() : method.parameters().size() != arguments.size()) {
      return false;
    }
    return types.holds(
        () -> {
          View view = view(method, site, explicit, diamond, new Inference(types));
          for (int i = 0; i < arguments.size(); i++) {
            if (!fits(arguments.get(i), view.parameter(i, varargs), phase > 1, scope)) {
              return false;
            }
          }
          return true;
        });
  }

  private boolean fits(Argument argument, Type formal, boolean loose, Scope scope) {
    if (formal.isUnknown()) {
      return true;
    }
    Expr tree = argument.tree();
    return tree == null ? fits(argument.type(), formal, loose) : fits(tree, formal, loose, scope);
  }

  private boolean fits(Type type, Type formal, boolean loose) {
    if (type.isVoid()) {
      return false;
    }
    if (loose) {
      return types.isConvertible(type, formal);
    }
    boolean primitive = type.isPrimitive();
    return type.isUnknown() || (primitive == formal.isPrimitive() && types.isSubtype(type, formal));
  }

  private boolean fits(Expr tree, Type formal, boolean loose, Scope scope) {
    if (tree instanceof Tree.Parens parens) {
      return fits(parens.expr, formal, loose, scope);
    }
    if (tree instanceof Tree.Lambda lambda) {
      return functions().mayFit(lambda, formal, scope);
    }
    if (tree instanceof Tree.Reference reference) {
      return functions().mayFit(reference, formal, scope);
    }
    if (tree instanceof Tree.Conditional conditional && conditional.poly) {
      return fits(conditional.truePart, formal, loose, scope)
          && fits(conditional.falsePart, formal, loose, scope);
    }
    if (tree instanceof Tree.SwitchExpr choice && choice.poly) {
      return choice.results.stream().allMatch(r -> fits(r, formal, loose, scope));
    }
    if (tree.type == null) {
      return true;
    }
    return fits(tree.type, formal, loose);
  }

  /** Returns the types of a method for one call; variables are left to the inference. */
  View view(
      MethodSymbol method, Type site, List<Type> explicit, boolean diamond, Inference session) {
    if (diamond) {
      return diamondView(method, session);
    }
    if (types.isRawFor(site, method.owner()) && !method.isStatic()) {
      List<Type> erased = new ArrayList<>();
      method.parameters().forEach(p -> erased.add(types.erasure(p)));
      return new View(
          erased, method.isConstructor() ? types.erasure(site) : types.erasure(method.returns()));
    }
    Substitution substitution = types.membersOf(site, method.owner());
    List<Type.TypeVar> own = method.typeParameters();
    if (!own.isEmpty()) {
      List<? extends Type> chosen =
          explicit.size() == own.size() ? explicit : session.instantiate(own, substitution);
      substitution = substitution.and(Substitution.of(own, chosen));
      markThrown(method, chosen);
    }
    Type returns = method.isConstructor() ? site : substitution.of(method.returns());
    return new View(substitution.all(method.parameters()), returns);
  }

  private static void markThrown(MethodSymbol method, List<? extends Type> chosen) {
    List<Type.TypeVar> own = method.typeParameters();
    for (int i = 0; i < own.size(); i++) {
      if (chosen.get(i) instanceof Type.Inferred variable && method.thrown().contains(own.get(i))) {
        variable.thrown = true;
      }
    }
  }

  private View diamondView(MethodSymbol constructor, Inference session) {
    ClassSymbol made = constructor.owner();
    List<Type.TypeVar> all = new ArrayList<>(made.parameters());
    int own = all.size();
    all.addAll(constructor.typeParameters());
    List<Type> variables = session.instantiate(all, Substitution.NONE);
    Substitution substitution = Substitution.of(all, variables);
    return new View(
        substitution.all(constructor.parameters()),
        new Type.ClassType(made, variables.subList(0, own), null));
  }

  // Most specific

  private @Nullable MethodSymbol mostSpecific(
      List<MethodSymbol> fitting,
      Type site,
      List<Argument> arguments,
      boolean varargs,
      Scope scope) {
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    List<MethodSymbol> best = new ArrayList<>();
    for (MethodSymbol candidate : fitting) {
      boolean beaten = false;
      for (MethodSymbol other : fitting) {
        if (other != candidate
            && isMoreSpecific(other, candidate, site, arguments, varargs, scope)
            && !isMoreSpecific(candidate, other, site, arguments, varargs, scope)) {
          beaten = true;
          break;
        }
      }
      if (!beaten) {
        best.add(candidate);
      }
    }
    if (best.size() == 1) {
      return best.get(0);
    }
    return best.isEmpty() ? null : equivalent(best, site, arguments);
  }

  /** Of methods with the same parameters the one with a body, else with the narrowest result. */
  private @Nullable MethodSymbol equivalent(
      List<MethodSymbol> best, Type site, List<Argument> arguments) {
    MethodSymbol chosen = best.get(0);
    for (MethodSymbol other : best.subList(1, best.size())) {
      boolean same = types.sameErasure(chosen, other) || types.overrides(other, chosen, site);
      if (!same) {
        boolean unknown =
            arguments.stream().anyMatch(a -> a.tree() != null && a.tree().type == Type.UNKNOWN);
        return unknown ? null : chosen;
      }
      boolean better =
          (chosen.isAbstract() && !other.isAbstract())
              || (chosen.isAbstract() == other.isAbstract()
                  && !types.isSame(chosen.returns(), other.returns())
                  && types.isSubtype(
                      types.erasure(other.returns()), types.erasure(chosen.returns())));
      chosen = better ? other : chosen;
    }
    return chosen;
  }

  private boolean isMoreSpecific(
      MethodSymbol first,
      MethodSymbol second,
      Type site,
      List<Argument> arguments,
      boolean varargs,
      Scope scope) {
    return types.holds(
        () -> {
          List<Type> narrow = types.membersOf(site, first.owner()).all(first.parameters());
          View wide = view(second, site, List.of(), false, new Inference(types));
          View own = new View(narrow, Type.VOID);
          int count = varargs ? Math.max(arguments.size(), 1) : arguments.size();
          for (int i = 0; i < count; i++) {
            Type from = own.parameter(i, varargs);
            Type to = wide.parameter(i, varargs);
            Expr tree = i < arguments.size() ? plain(arguments.get(i).tree()) : null;
            boolean narrower =
                tree instanceof Tree.Functional functional
                    ? functions().isMoreSpecific(functional, from, to, scope)
                    : isNarrower(from, to);
            if (!narrower) {
              return false;
            }
          }
          return !varargs || arguments.size() >= second.parameters().size() - 1;
        });
  }

  private boolean isNarrower(Type from, Type to) {
    return from.isPrimitive() == to.isPrimitive() && types.isSubtype(from, to);
  }

  static @Nullable Expr plain(@Nullable Expr tree) {
    Expr at = tree;
    while (at instanceof Tree.Parens parens) {
      at = parens.expr;
    }
    return at;
  }
}
