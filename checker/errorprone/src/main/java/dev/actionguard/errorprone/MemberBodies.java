package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
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
  void method(BodyLowering lowering, JCMethodDecl tree, List<ParameterModel> parameters) {
    if (!Symbols.isStatic(tree.sym)) {
      lowering.access.declareThis();
    }
    int index = 0;
    for (JCVariableDecl declared : tree.params) {
      lowering.access.bind(declared.sym, parameter(lowering, parameters.get(index++)));
    }
    lowering.exits.returning(symbols.erasure(tree.sym.erasure(symbols.types).getReturnType()));
    lowering.prepare(tree.body);
    lowering.emission.at(tree.body.pos);
    lowering.statements.body(tree.body);
  }

  /** Returns whether the constructor runs the initialisers: it does not call another one. */
  boolean runsInitialisers(JCMethodDecl tree) {
    return tree.body == null || constructorCalls(tree.body, symbols.names._this) == null;
  }

  private static @Nullable JCMethodInvocation constructorCalls(
      JCBlock body, com.sun.tools.javac.util.Name name) {
    for (JCStatement statement : body.stats) {
      if (statement instanceof JCExpressionStatement expression
          && expression.expr instanceof JCMethodInvocation call
          && TreeInfo.name(call.meth) == name) {
        return call;
      }
    }
    return null;
  }

  /**
   * Writes a constructor.
   *
   * @param parameters all of them, those that the compiler adds included
   */
  void constructor(BodyLowering lowering, JCMethodDecl tree, List<ParameterModel> parameters) {
    ClassSymbol symbol = scope.symbol();
    Local self = lowering.access.declareThis();
    List<Local> locals = new ArrayList<>();
    parameters.forEach(model -> locals.add(parameter(lowering, model)));
    int next = 0;
    List<Local> names = List.of();
    if (Symbols.isEnum(symbol)) {
      names = List.copyOf(locals.subList(0, 2));
      next = 2;
    }
    Local outer = null;
    if (symbol.hasOuterInstance()) {
      outer = locals.get(next++);
      lowering.access.outerParameter(outer);
    }
    for (JCVariableDecl declared : tree.params) {
      lowering.access.bind(declared.sym, locals.get(next++));
    }
    List<Local> captured = List.copyOf(locals.subList(next, locals.size()));
    int index = 0;
    for (VarSymbol variable : scope.captured()) {
      lowering.access.bind(variable, captured.get(index++));
    }
    lowering.prepare(tree.body);
    lowering.emission.at(tree.body.pos >= 0 ? tree.body.pos : tree.pos);
    boolean first = runsInitialisers(tree);
    if (first) {
      storeAdded(lowering, self, outer, captured);
    }
    lowering.calls.in(
        new ConstructorParts(names, outer, captured, () -> initialisers(lowering, false)));
    if (first && constructorCalls(tree.body, symbols.names._super) == null) {
      // Only Object has none; and damaged code.
      initialisers(lowering, false);
    }
    lowering.statements.block(tree.body);
    if (storesComponents(tree)) {
      storeComponents(lowering, tree, self);
    }
    lowering.statements.end(tree.body);
  }

  /** Whether the compiler adds the stores of the components. */
  private static boolean storesComponents(JCMethodDecl tree) {
    long implicit = Flags.GENERATEDCONSTR | Flags.RECORD;
    return (tree.sym.flags() & Flags.COMPACT_RECORD_CONSTRUCTOR) != 0
        || (tree.sym.flags() & implicit) == implicit;
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

  private void storeComponents(BodyLowering lowering, JCMethodDecl tree, Local self) {
    lowering.emission.at(tree.pos);
    for (JCVariableDecl parameter : tree.params) {
      Symbol field = fieldOf(parameter);
      if (field instanceof VarSymbol variable) {
        store(
            lowering,
            self,
            symbols.field(symbols.name(scope.symbol()), variable),
            lowering.access.variable(parameter.sym));
      }
    }
  }

  private @Nullable Symbol fieldOf(JCVariableDecl parameter) {
    for (Symbol member : scope.symbol().members().getSymbolsByName(parameter.name)) {
      if (member instanceof VarSymbol && !Symbols.isStatic(member)) {
        return member;
      }
    }
    return null;
  }

  /** Returns the definitions that run when an object, or the class, is initialised. */
  List<JCTree> initialising(boolean ofClass) {
    List<JCTree> found = new ArrayList<>();
    for (JCTree definition : scope.tree().defs) {
      if (definition instanceof JCBlock block && ((block.flags & Flags.STATIC) != 0) == ofClass) {
        found.add(block);
      } else if (definition instanceof JCVariableDecl field
          && field.sym != null
          && field.init != null
          && Symbols.isStatic(field.sym) == ofClass
          && !(ofClass && field.sym.getConstValue() != null)) {
        found.add(field);
      }
    }
    return found;
  }

  private void initialisers(BodyLowering lowering, boolean ofClass) {
    List<JCTree> code = initialising(ofClass);
    code.forEach(lowering::prepare);
    boolean valuesStored = false;
    for (JCTree definition : code) {
      if (definition instanceof JCBlock block) {
        valuesStored = storeValues(lowering, valuesStored, ofClass);
        lowering.statements.statement(block);
      } else {
        JCVariableDecl field = (JCVariableDecl) definition;
        boolean constant = (field.sym.flags() & Flags.ENUM) != 0;
        if (!constant) {
          valuesStored = storeValues(lowering, valuesStored, ofClass);
        }
        field(lowering, field, constant);
      }
    }
    storeValues(lowering, valuesStored, ofClass);
  }

  private void field(BodyLowering lowering, JCVariableDecl field, boolean constant) {
    if (!lowering.emission.isLive()) {
      return;
    }
    lowering.emission.at(field.pos);
    Operand value;
    if (constant && field.init instanceof JCNewClass made) {
      value =
          lowering
              .calls
              .create(
                  made, List.of(Constant.of(field.name.toString()), Constant.of(ordinal(field))))
              .operand();
    } else {
      value = lowering.expressions.operand(field.init, field.sym.erasure(symbols.types));
    }
    Operand receiver = Symbols.isStatic(field.sym) ? null : lowering.access.self();
    lowering.emission.add(
        new Statement.FieldStore(
            receiver,
            symbols.field(symbols.name(scope.symbol()), field.sym),
            value,
            lowering.emission.range(field)));
  }

  private int ordinal(JCVariableDecl constant) {
    int ordinal = 0;
    for (JCTree definition : scope.tree().defs) {
      if (definition == constant) {
        return ordinal;
      }
      if (definition instanceof JCVariableDecl field
          && field.sym != null
          && (field.sym.flags() & Flags.ENUM) != 0) {
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
    Type outermost = symbols.erased(scope.symbol().outermostClass().type);
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

  /** Returns the code that a constructor runs besides its own. */
  List<JCTree> codeOf(JCMethodDecl tree) {
    List<JCTree> code = new ArrayList<>();
    if (tree.body != null) {
      code.add(tree.body);
    }
    if (tree.sym.isConstructor() && runsInitialisers(tree)) {
      code.addAll(initialising(false));
    }
    return code;
  }
}
