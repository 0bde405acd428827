package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the values of variables, of {@code this} and of enclosing instances in one body. */
final class Access {
  private final Symbols symbols;
  private final Emission emission;
  private final ClassScope owner;
  private final Map<VarSymbol, Local> locals = new HashMap<>();
  private final Set<VarSymbol> changing = new HashSet<>();
  private @Nullable Local self;
  private @Nullable Local outerParameter;

  Access(Symbols symbols, Emission emission, ClassScope owner) {
    this.symbols = symbols;
    this.emission = emission;
    this.owner = owner;
  }

  ClassScope owner() {
    return owner;
  }

  /** Declares {@code this}. */
  Local declareThis() {
    Local local =
        emission.blocks().local("this", symbols.erased(owner.symbol().type()), Local.Kind.THIS);
    self = local;
    return local;
  }

  /** Says which parameter of a constructor holds the enclosing instance. */
  void outerParameter(Local parameter) {
    outerParameter = parameter;
  }

  void bind(VarSymbol variable, Local local) {
    locals.put(variable, local);
  }

  /** Says which variables change in the midst of expressions. */
  void changing(Set<VarSymbol> variables) {
    changing.addAll(variables);
  }

  /** Returns whether code that runs later in the same expression may change the variable. */
  boolean isChanging(Local local, List<? extends Tree> later) {
    for (VarSymbol variable : changing) {
      if (local.equals(locals.get(variable))) {
        return later.stream().anyMatch(tree -> ChangingVariables.in(tree).contains(variable));
      }
    }
    return false;
  }

  /** Declares a variable; a copy of its block declares the same one again. */
  Local declare(VarSymbol variable) {
    Local known = locals.get(variable);
    if (known != null) {
      return known;
    }
    Local local =
        emission
            .blocks()
            .local(variable.name(), symbols.erased(variable.type()), Local.Kind.VARIABLE);
    locals.put(variable, local);
    return local;
  }

  /** Returns the local of a variable of this body, or null if it is captured by the class. */
  @Nullable Local local(VarSymbol variable) {
    return locals.get(variable);
  }

  /** Returns the value of a variable, wherever it is kept. */
  Operand variable(VarSymbol variable) {
    Local local = locals.get(variable);
    if (local != null) {
      return local;
    }
    if (owner.captured().contains(variable) && self != null) {
      return load(self, capturedField(owner, variable));
    }
    return declare(variable);
  }

  FieldRef capturedField(ClassScope scope, VarSymbol variable) {
    return new FieldRef(
        symbols.name(scope.symbol()), "val$" + variable.name(), symbols.erased(variable.type()));
  }

  private Local load(Operand receiver, FieldRef field) {
    Local target = emission.temporary(field.type());
    emission.add(new Statement.FieldLoad(target, receiver, field, emission.range()));
    return target;
  }

  /** Returns {@code this}; null in static code that is damaged. */
  Operand self() {
    return self == null ? Constant.NULL : self;
  }

  /** Returns the instance of the enclosing class of that symbol itself. */
  Value exactly(ClassSymbol wanted) {
    return walk(wanted, false);
  }

  /** Returns the innermost enclosing instance that has a member. */
  Value having(@Nullable ClassSymbol declaring) {
    return walk(declaring == null ? owner.symbol() : declaring, true);
  }

  private Value walk(ClassSymbol wanted, boolean orSubclass) {
    return walk(owner, self(), wanted, orSubclass);
  }

  private Value walk(ClassScope from, Operand first, ClassSymbol wanted, boolean orSubclass) {
    Operand value = first;
    ClassScope at = from;
    while (!matches(at.symbol(), wanted, orSubclass)) {
      ClassScope outer = at.outer();
      if (outer == null || !at.symbol().hasOuterInstance()) {
        break;
      }
      value =
          at == owner && outerParameter != null
              ? outerParameter
              : load(value, outerField(symbols, at.symbol()));
      at = outer;
    }
    return new Value(value, symbols.erasure(at.symbol().type()));
  }

  private boolean matches(ClassSymbol symbol, ClassSymbol wanted, boolean orSubclass) {
    return symbol == wanted || (orSubclass && symbols.types.isSubclass(symbol, wanted));
  }

  /** Returns the field that holds a class's enclosing instance. */
  static FieldRef outerField(Symbols symbols, ClassSymbol symbol) {
    ClassSymbol outer = enclosing(symbol);
    int depth = 0;
    for (ClassSymbol at = outer; at.hasOuterInstance(); at = enclosing(at)) {
      depth++;
    }
    return new FieldRef(symbols.name(symbol), "this$" + depth, symbols.erased(outer.type()));
  }

  private static ClassSymbol enclosing(ClassSymbol symbol) {
    ClassSymbol outer = symbol.owner();
    return outer == null ? symbol : outer;
  }

  /** Returns the enclosing instance to hand to a constructor of the class. */
  Operand outerFor(ClassSymbol made) {
    return walk(enclosing(made), !made.isLocal()).operand();
  }

  /** Returns the enclosing instance of the superclass, which is never the object under way. */
  Operand outerForSuper(ClassSymbol superclass) {
    ClassScope outer = owner.outer();
    if (outer == null || !owner.symbol().hasOuterInstance()) {
      return Constant.NULL;
    }
    Operand value =
        outerParameter != null ? outerParameter : load(self(), outerField(symbols, owner.symbol()));
    return walk(outer, value, enclosing(superclass), !superclass.isLocal()).operand();
  }
}
