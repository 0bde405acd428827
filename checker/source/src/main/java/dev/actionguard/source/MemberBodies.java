package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step 2 of lowering: what runs in a method, constructor or initialiser, and in which order. */
final class MemberBodies {
  private final ClassScope scope;
  private final Symbols symbols;

  MemberBodies(ClassScope scope, Symbols symbols) {
    this.scope = scope;
    this.symbols = symbols;
  }

  private static Local parameter(BodyLowering lowering, ParameterModel model) {
    return lowering.emission.blocks().local(model.name(), model.type(), Local.Kind.PARAMETER);
  }

  /** Writes a method that is not a constructor. */
  void method(BodyLowering lowering, Tree.MethodDecl tree, List<ParameterModel> parameters) {
    MethodSymbol symbol = tree.symbol;
    Tree.Block body = tree.body;
    if (symbol == null || body == null) {
      return;
    }
    if (!symbol.isStatic()) {
      lowering.access.declareThis();
    }
    int index = 0;
    for (Tree.VarDecl declared : tree.params) {
      bind(lowering, declared, parameter(lowering, parameters.get(index++)));
    }
    lowering.exits.returning(symbols.returns(symbol));
    lowering.prepare(body);
    lowering.emission.at(body.pos);
    lowering.statements.body(body);
  }

  /** Returns whether the constructor runs the initialisers: it does not call another one. */
  boolean runsInitialisers(Tree.MethodDecl tree) {
    return tree.body == null || !calls(tree.body, "this");
  }

  private static void bind(BodyLowering lowering, Tree.VarDecl declared, Local local) {
    if (declared.symbol != null) {
      lowering.access.bind(declared.symbol, local);
    }
  }

  private static boolean calls(Tree.Block body, String name) {
    for (Tree.Stmt statement : body.statements) {
      if (statement instanceof Tree.Exec exec
          && exec.expr instanceof Tree.Apply call
          && name.equals(CallChecker.constructorCall(call))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes a constructor.
   *
   * @param parameters all of them, those that the compiler adds included
   */
  void constructor(BodyLowering lowering, Tree.MethodDecl tree, List<ParameterModel> parameters) {
    ClassSymbol symbol = scope.symbol();
    Tree.Block body = tree.body;
    if (body == null) {
      return;
    }
    Local self = lowering.access.declareThis();
    List<Local> locals = new ArrayList<>();
    parameters.forEach(model -> locals.add(parameter(lowering, model)));
    int next = 0;
    List<Local> names = List.of();
    if (symbol.isEnum()) {
      names = List.copyOf(locals.subList(0, 2));
      next = 2;
    }
    Local outer = null;
    if (symbol.hasOuterInstance()) {
      outer = locals.get(next++);
      lowering.access.outerParameter(outer);
    }
    for (Tree.VarDecl declared : tree.params) {
      bind(lowering, declared, locals.get(next++));
    }
    List<Local> captured = List.copyOf(locals.subList(next, locals.size()));
    int index = 0;
    for (VarSymbol variable : scope.captured()) {
      lowering.access.bind(variable, captured.get(index++));
    }
    lowering.prepare(body);
    lowering.emission.at(body.pos >= 0 ? body.pos : tree.pos);
    boolean first = runsInitialisers(tree);
    if (first) {
      storeAdded(lowering, self, outer, captured);
    }
    lowering.calls.in(
        new ConstructorParts(names, outer, captured, () -> initialisers(lowering, false)));
    if (first && !calls(body, "super")) {
      // Only Object has none; and damaged code.
      initialisers(lowering, false);
    }
    lowering.statements.block(body);
    if (storesComponents(tree)) {
      storeComponents(lowering, tree, self);
    }
    lowering.statements.end(body);
  }

  /** Whether the compiler adds the stores of the components. */
  private static boolean storesComponents(Tree.MethodDecl tree) {
    boolean added = tree.implicit && (tree.modifiers.flags() & Flags.RECORD) != 0;
    return tree.compact || added;
  }

  private void storeAdded(
      BodyLowering lowering, Local self, @Nullable Local outer, List<Local> captured) {
    int index = 0;
    for (VarSymbol variable : scope.captured()) {
      store(lowering, self, lowering.access.capturedField(scope, variable), captured.get(index++));
    }
    if (outer != null) {
      store(lowering, self, Access.outerField(symbols, scope.symbol()), outer);
    }
  }

  private static void store(BodyLowering lowering, Local self, FieldRef field, Operand value) {
    lowering.emission.add(new Statement.FieldStore(self, field, value, lowering.emission.range()));
  }

  private void storeComponents(BodyLowering lowering, Tree.MethodDecl tree, Local self) {
    lowering.emission.at(tree.pos);
    for (Tree.VarDecl parameter : tree.params) {
      VarSymbol field = scope.symbol().field(parameter.name);
      if (field != null && !field.isStatic() && parameter.symbol != null) {
        store(
            lowering,
            self,
            symbols.field(symbols.name(scope.symbol()), field),
            lowering.access.variable(parameter.symbol));
      }
    }
  }

  /** Returns the definitions that run when an object, or the class, is initialised. */
  List<Tree> initialising(boolean ofClass) {
    List<Tree> found = new ArrayList<>();
    for (Tree definition : scope.tree().members) {
      if (definition instanceof Tree.Block block && block.isStatic == ofClass) {
        found.add(block);
      } else if (definition instanceof Tree.VarDecl field
          && field.symbol != null
          && field.init != null
          && field.symbol.isStatic() == ofClass
          && !(ofClass && field.symbol.constant() != null)) {
        found.add(field);
      }
    }
    return found;
  }

  private void initialisers(BodyLowering lowering, boolean ofClass) {
    List<Tree> code = initialising(ofClass);
    code.forEach(lowering::prepare);
    boolean valuesStored = false;
    for (Tree definition : code) {
      if (definition instanceof Tree.Block block) {
        valuesStored = storeValues(lowering, valuesStored, ofClass);
        lowering.statements.statement(block);
      } else {
        Tree.VarDecl field = (Tree.VarDecl) definition;
        boolean constant = field.enumConstant;
        if (!constant) {
          valuesStored = storeValues(lowering, valuesStored, ofClass);
        }
        field(lowering, field, constant);
      }
    }
    storeValues(lowering, valuesStored, ofClass);
  }

  private void field(BodyLowering lowering, Tree.VarDecl field, boolean constant) {
    if (!lowering.emission.isLive()) {
      return;
    }
    VarSymbol symbol = field.symbol;
    Tree.Expr init = field.init;
    if (symbol == null || init == null) {
      return;
    }
    lowering.emission.at(field.pos);
    Operand value;
    if (constant && init instanceof Tree.NewClass made) {
      value =
          lowering
              .calls
              .create(made, List.of(Constant.of(field.name), Constant.of(ordinal(field))))
              .operand();
    } else {
      value = lowering.expressions.operand(init, symbols.erasure(symbol.type()));
    }
    Operand receiver = symbol.isStatic() ? null : lowering.access.self();
    lowering.emission.add(
        new Statement.FieldStore(
            receiver,
            symbols.field(symbols.name(scope.symbol()), symbol),
            value,
            lowering.emission.range(field)));
  }

  private int ordinal(Tree.VarDecl constant) {
    int ordinal = 0;
    for (Tree definition : scope.tree().members) {
      if (definition == constant) {
        return ordinal;
      }
      if (definition instanceof Tree.VarDecl field && field.enumConstant) {
        ordinal++;
      }
    }
    return ordinal;
  }

  /** After the constants of an enum their array is kept. */
  private boolean storeValues(BodyLowering lowering, boolean stored, boolean ofClass) {
    if (!stored && ofClass && EnumMembers.isDeclaredEnum(scope)) {
      EnumMembers members = new EnumMembers(scope, symbols);
      Local values = lowering.emission.temporary(members.arrayType());
      lowering.emission.add(
          new Statement.Call(
              values,
              CallKind.STATIC,
              members.makeValues(),
              null,
              List.of(),
              lowering.emission.range()));
      lowering.emission.add(
          new Statement.FieldStore(null, members.valuesField(), values, lowering.emission.range()));
    }
    return true;
  }

  /** Whether the class needs a static initialiser. */
  boolean hasClassInitialiser() {
    return scope.asserts() || EnumMembers.isDeclaredEnum(scope) || !initialising(true).isEmpty();
  }

  /** Writes the static initialiser. */
  void classInitialiser(BodyLowering lowering) {
    lowering.emission.at(scope.tree().pos);
    if (scope.asserts()) {
      assertions(lowering);
    }
    initialisers(lowering, true);
    if (lowering.emission.isLive()) {
      lowering.emission.returns(null);
    }
  }

  private void assertions(BodyLowering lowering) {
    Emission emission = lowering.emission;
    Local enabled = emission.temporary(Type.BOOLEAN);
    Type outermost = symbols.erased(scope.symbol().outermost().type());
    emission.add(
        new Statement.Call(
            enabled,
            CallKind.VIRTUAL,
            new MethodRef("java.lang.Class", "desiredAssertionStatus", List.of(), "boolean"),
            new Constant(Type.CLASS, outermost),
            List.of(),
            emission.range()));
    Local disabled = emission.temporary(Type.BOOLEAN);
    emission.add(
        new Statement.Binary(
            disabled, Statement.BinaryOperator.XOR, enabled, Constant.TRUE, emission.range()));
    emission.add(
        new Statement.FieldStore(
            null,
            new FieldRef(
                symbols.name(scope.symbol()), Statements.ASSERTIONS_DISABLED, Type.BOOLEAN),
            disabled,
            emission.range()));
  }
}
