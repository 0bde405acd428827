package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.RecordComponent;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the model of a declared class: its head, and its methods with code that waits. */
final class ClassModels {
  private static final int SYNTHETIC = 0x1000;
  private static final int BRIDGE = 0x40;
  private static final int VARARGS = 0x80;

  private final Symbols symbols;
  private final Scopes scopes;
  private final AnnotationModels annotations;
  private final Object lock;
  private final int release;

  ClassModels(Symbols symbols, Scopes scopes, Object lock, int release) {
    this.symbols = symbols;
    this.scopes = scopes;
    this.annotations = new AnnotationModels(symbols);
    this.lock = lock;
    this.release = release;
  }

  /** Returns the model of a class. */
  ClassModel model(ClassScope scope) {
    ClassSymbol symbol = scope.symbol();
    ClassModel.Kind kind = kind(symbol);
    List<dev.actionguard.ir.Type> interfaces = new ArrayList<>();
    for (Type type : symbols.types.interfaces(symbol.type)) {
      interfaces.add(symbols.generic(type));
    }
    if (kind == ClassModel.Kind.ANNOTATION && interfaces.isEmpty()) {
      interfaces.add(dev.actionguard.ir.Type.of("java.lang.annotation.Annotation"));
    }
    ClassScope outer = scope.outer();
    JCMethodDecl around = scope.enclosingMethod();
    return new ClassModel(
        symbols.name(symbol),
        modifiers(symbol),
        kind,
        superclass(symbol, kind),
        interfaces,
        annotations.of(symbol),
        fields(scope),
        new Methods(scope).all(),
        components(symbol),
        outer == null ? null : symbols.name(outer.symbol()),
        around == null || around.sym == null ? null : scopes.declared(around.sym),
        scope.unit().sourceFile(),
        scope.unit().name(scope.tree()));
  }

  private dev.actionguard.ir.Type superclass(ClassSymbol symbol, ClassModel.Kind kind) {
    if (kind == ClassModel.Kind.INTERFACE || kind == ClassModel.Kind.ANNOTATION) {
      return dev.actionguard.ir.Type.OBJECT;
    }
    Type type = symbols.types.supertype(symbol.type);
    return type == null || type.hasTag(TypeTag.NONE)
        ? dev.actionguard.ir.Type.OBJECT
        : symbols.generic(type);
  }

  private static ClassModel.Kind kind(ClassSymbol symbol) {
    long flags = symbol.flags();
    if ((flags & Flags.ANNOTATION) != 0) {
      return ClassModel.Kind.ANNOTATION;
    }
    if ((flags & Flags.INTERFACE) != 0) {
      return ClassModel.Kind.INTERFACE;
    }
    // The body of an enum's constant extends the enum, not Enum.
    if ((flags & Flags.ENUM) != 0 && !symbol.name.isEmpty()) {
      return ClassModel.Kind.ENUM;
    }
    return (flags & Flags.RECORD) != 0 ? ClassModel.Kind.RECORD : ClassModel.Kind.CLASS;
  }

  /** Returns the flags as a class file has them. */
  private static int modifiers(Symbol symbol) {
    long flags = symbol.flags();
    int modifiers = (int) (flags & 0x7fff) & ~Flags.SYNCHRONIZED;
    if (symbol instanceof MethodSymbol) {
      modifiers = (int) (flags & 0x0d3f);
      modifiers |= (flags & Flags.VARARGS) != 0 ? VARARGS : 0;
      if ((flags & Flags.DEFAULT) != 0) {
        modifiers &= ~Flags.ABSTRACT;
      }
    } else if (symbol instanceof ClassSymbol && symbol.name.isEmpty()) {
      modifiers &= ~(Flags.STATIC | Flags.FINAL);
    }
    return modifiers;
  }

  private List<FieldModel> fields(ClassScope scope) {
    List<FieldModel> fields = new ArrayList<>();
    for (JCTree definition : scope.tree().defs) {
      if (definition instanceof JCVariableDecl field && field.sym != null) {
        VarSymbol symbol = field.sym;
        Object constant = symbol.getConstValue();
        SourceRange range = scope.unit().range(field.pos, scope.unit().end(field));
        fields.add(
            new FieldModel(
                symbol.name.toString(),
                modifiers(symbol),
                symbols.generic(symbol.type),
                constant == null ? null : constant(symbol.type, constant),
                annotations.of(symbol),
                annotations.ofElements(symbol),
                range));
      }
    }
    if (EnumMembers.isDeclaredEnum(scope)) {
      added(
          fields,
          "$VALUES",
          Flags.PRIVATE | Flags.STATIC,
          symbols.erased(scope.symbol().type).array());
    }
    for (VarSymbol variable : scope.captured()) {
      added(fields, "val$" + variable.name, 0, symbols.erased(variable.erasure(symbols.types)));
    }
    if (scope.symbol().hasOuterInstance()) {
      var outer = Access.outerField(symbols, scope.symbol());
      added(fields, outer.name(), 0, outer.type());
    }
    if (scope.asserts()) {
      added(fields, Statements.ASSERTIONS_DISABLED, Flags.STATIC, dev.actionguard.ir.Type.BOOLEAN);
    }
    return fields;
  }

  private static Object constant(Type type, Object value) {
    if (value instanceof Integer number) {
      return switch (type.getTag()) {
        case BOOLEAN -> (Object) (number != 0);
        case CHAR -> (Object) (char) (int) number;
        default -> number;
      };
    }
    return value;
  }

  private static void added(
      List<FieldModel> fields, String name, int modifiers, dev.actionguard.ir.Type type) {
    fields.add(
        new FieldModel(
            name, modifiers | Flags.FINAL | SYNTHETIC, type, null, List.of(), SourceRange.UNKNOWN));
  }

  private List<ParameterModel> components(ClassSymbol symbol) {
    List<ParameterModel> components = new ArrayList<>();
    if ((symbol.flags() & Flags.RECORD) != 0) {
      for (RecordComponent component : symbol.getRecordComponents()) {
        components.add(
            new ParameterModel(
                component.name.toString(),
                symbols.generic(component.type),
                annotations.of(component)));
      }
    }
    return components;
  }

  /** Makes the methods of one class. */
  private final class Methods {
    private final ClassScope scope;
    private final MemberBodies bodies;
    private final String owner;
    private final List<MethodModel> models = new ArrayList<>();

    Methods(ClassScope scope) {
      this.scope = scope;
      this.bodies = new MemberBodies(scope, symbols);
      this.owner = symbols.name(scope.symbol());
    }

    List<MethodModel> all() {
      for (JCTree definition : scope.tree().defs) {
        if (definition instanceof JCMethodDecl method && method.sym != null) {
          models.add(declared(method));
        }
      }
      if ((scope.symbol().flags() & Flags.RECORD) != 0) {
        recordMembers();
      }
      if (EnumMembers.isDeclaredEnum(scope)) {
        enumMembers();
      }
      for (LambdaScope lambda : scope.lambdas()) {
        models.add(lambda(lambda));
      }
      Bridges bridges = new Bridges(symbols, scope.symbol());
      for (Bridges.Bridge bridge : bridges.find()) {
        models.add(bridge(bridges, bridge));
      }
      if (bodies.hasClassInitialiser()) {
        models.add(
            made(
                new MethodRef(owner, "<clinit>", List.of(), "void"),
                Flags.STATIC,
                List.of(),
                code(bodies::classInitialiser, this::classInitialiserReferences)));
      }
      return models;
    }

    private List<MethodRef> classInitialiserReferences() {
      List<MethodRef> references =
          new ArrayList<>(
              ReferenceScanner.references(symbols, scopes, scope, bodies.initialising(true)));
      if (EnumMembers.isDeclaredEnum(scope)) {
        references.add(new EnumMembers(scope, symbols).makeValues());
      }
      return references;
    }

    private MethodCode code(Consumer<BodyLowering> writer, Supplier<List<MethodRef>> references) {
      return new TreeCode(
          lock, () -> new BodyLowering(symbols, scopes, scope, release), writer, references);
    }

    private MethodCode code(Consumer<BodyLowering> writer, MethodRef... references) {
      return code(writer, () -> List.of(references));
    }

    private MethodModel declared(JCMethodDecl tree) {
      MethodSymbol symbol = tree.sym;
      MethodRef reference = scopes.declared(symbol);
      List<ParameterModel> parameters = parameters(tree);
      MethodCode code = null;
      if (tree.body != null) {
        Consumer<BodyLowering> writer =
            symbol.isConstructor()
                ? lowering -> bodies.constructor(lowering, tree, parameters)
                : lowering -> bodies.method(lowering, tree, parameters);
        code =
            code(
                writer,
                () -> ReferenceScanner.references(symbols, scopes, scope, bodies.codeOf(tree)));
      }
      List<dev.actionguard.ir.Type> exceptions = new ArrayList<>();
      for (Type thrown : symbol.type.getThrownTypes()) {
        exceptions.add(symbols.erased(thrown));
      }
      return new MethodModel(
          reference,
          modifiers(symbol),
          false,
          parameters,
          symbol.isConstructor()
              ? dev.actionguard.ir.Type.VOID
              : symbols.generic(symbol.type.getReturnType()),
          annotations.of(symbol),
          exceptions,
          null,
          range(tree),
          code);
    }

    private SourceRange range(JCMethodDecl tree) {
      boolean implicit = tree.sym.isConstructor() && scope.tree().pos == tree.pos;
      return implicit
          ? scope.unit().name(scope.tree())
          : scope
              .unit()
              .name(
                  tree.pos,
                  tree.sym.isConstructor() ? scope.symbol().name.toString() : tree.name.toString());
    }

    private List<ParameterModel> parameters(JCMethodDecl tree) {
      List<ParameterModel> parameters = new ArrayList<>();
      ClassSymbol symbol = scope.symbol();
      boolean constructor = tree.sym.isConstructor();
      if (constructor && Symbols.isEnum(symbol)) {
        parameters.add(new ParameterModel("$enum$name", dev.actionguard.ir.Type.STRING, List.of()));
        parameters.add(new ParameterModel("$enum$ordinal", dev.actionguard.ir.Type.INT, List.of()));
      }
      if (constructor && symbol.hasOuterInstance()) {
        var outer = Access.outerField(symbols, symbol);
        parameters.add(new ParameterModel(outer.name(), outer.type(), List.of()));
      }
      for (JCVariableDecl parameter : tree.params) {
        parameters.add(
            new ParameterModel(
                parameter.sym.name.toString(),
                symbols.generic(parameter.sym.type),
                annotations.of(parameter.sym)));
      }
      if (constructor) {
        for (VarSymbol variable : scope.captured()) {
          parameters.add(
              new ParameterModel(
                  "val$" + variable.name,
                  symbols.erased(variable.erasure(symbols.types)),
                  List.of()));
        }
      }
      return parameters;
    }

    private MethodModel made(
        MethodRef reference, int modifiers, List<ParameterModel> parameters, MethodCode code) {
      return new MethodModel(
          reference,
          modifiers,
          false,
          parameters,
          dev.actionguard.ir.Type.of(reference.returns()),
          List.of(),
          List.of(),
          null,
          scope.unit().name(scope.tree()),
          code);
    }

    private void recordMembers() {
      ClassSymbol symbol = scope.symbol();
      for (RecordComponent component : symbol.getRecordComponents()) {
        MethodSymbol accessor = component.accessor;
        if (accessor != null && !isDeclared(accessor)) {
          models.add(accessor(component, accessor));
        }
      }
      implicit("toString", List.of(), "java.lang.String", RecordMembers::writeToString);
      implicit("hashCode", List.of(), "int", RecordMembers::writeHashCode);
      implicit("equals", List.of("java.lang.Object"), "boolean", RecordMembers::writeEquals);
    }

    private boolean isDeclared(MethodSymbol method) {
      return scope.tree().defs.stream()
          .anyMatch(d -> d instanceof JCMethodDecl m && m.sym == method);
    }

    private MethodModel accessor(RecordComponent component, MethodSymbol accessor) {
      return new MethodModel(
          symbols.method(owner, accessor),
          Flags.PUBLIC,
          false,
          List.of(),
          symbols.generic(component.type),
          annotations.of(accessor),
          List.of(),
          null,
          scope.unit().name(Symbols.position(component), component.name),
          code(lowering -> new RecordMembers(lowering).writeAccessor(component)));
    }

    private void implicit(
        String name, List<String> parameters, String returns, Consumer<RecordMembers> writer) {
      MethodRef reference = new MethodRef(owner, name, parameters, returns);
      if (models.stream().noneMatch(m -> m.reference().equals(reference))) {
        List<ParameterModel> declared =
            parameters.stream()
                .map(p -> new ParameterModel("o", dev.actionguard.ir.Type.of(p), List.of()))
                .toList();
        models.add(
            made(
                reference,
                Flags.PUBLIC | Flags.FINAL,
                declared,
                code(lowering -> writer.accept(new RecordMembers(lowering)))));
      }
    }

    private void enumMembers() {
      EnumMembers members = new EnumMembers(scope, symbols);
      models.add(
          made(
              members.values(),
              Flags.PUBLIC | Flags.STATIC,
              List.of(),
              code(members::writeValues)));
      models.add(
          made(
              members.valueOf(),
              Flags.PUBLIC | Flags.STATIC,
              List.of(new ParameterModel("name", dev.actionguard.ir.Type.STRING, List.of())),
              code(members::writeValueOf)));
      MethodModel plain =
          made(
              members.makeValues(),
              Flags.PRIVATE | Flags.STATIC | SYNTHETIC,
              List.of(),
              code(members::writeMakeValues));
      models.add(compilerMade(plain, null));
    }

    private MethodModel compilerMade(MethodModel model, @Nullable MethodRef enclosing) {
      return new MethodModel(
          model.reference(),
          model.modifiers(),
          true,
          model.parameters(),
          model.returns(),
          model.annotations(),
          model.exceptions(),
          enclosing,
          model.range(),
          model.code());
    }

    private MethodModel bridge(Bridges bridges, Bridges.Bridge bridge) {
      List<ParameterModel> parameters =
          bridge.reference().parameters().stream()
              .map(p -> new ParameterModel("", dev.actionguard.ir.Type.of(p), List.of()))
              .toList();
      MethodRef target = symbols.method(owner, bridge.target());
      int visibility = modifiers(bridge.target()) & 7;
      return compilerMade(
          made(
              bridge.reference(),
              visibility | BRIDGE | SYNTHETIC,
              parameters,
              code(lowering -> bridges.write(lowering, bridge), target)),
          null);
    }

    private MethodModel lambda(LambdaScope lambda) {
      MethodRef reference = Closures.method(symbols, lambda);
      List<ParameterModel> parameters = new ArrayList<>();
      for (VarSymbol variable : lambda.captured()) {
        parameters.add(lambdaParameter(variable));
      }
      Supplier<List<MethodRef>> references;
      if (lambda.tree() instanceof JCLambda tree) {
        tree.params.forEach(p -> parameters.add(lambdaParameter(p.sym)));
        references = () -> ReferenceScanner.references(symbols, scopes, scope, List.of(tree.body));
      } else {
        parameters.clear();
        for (String parameter : reference.parameters()) {
          parameters.add(new ParameterModel("", dev.actionguard.ir.Type.of(parameter), List.of()));
        }
        JCMemberReference tree = (JCMemberReference) lambda.tree();
        references = () -> ReferenceScanner.ofReference(symbols, scopes, scope, tree);
      }
      int modifiers = Flags.PRIVATE | SYNTHETIC | (lambda.usesThis() ? 0 : Flags.STATIC);
      MethodModel model =
          new MethodModel(
              reference,
              modifiers,
              true,
              parameters,
              dev.actionguard.ir.Type.of(reference.returns()),
              List.of(),
              List.of(),
              enclosing(lambda),
              scope.unit().range(lambda.tree().pos, lambda.tree().pos),
              code(lowering -> lowering.closures.body(lambda), references));
      return model;
    }

    private ParameterModel lambdaParameter(VarSymbol variable) {
      return new ParameterModel(
          variable.name.toString(), symbols.erased(variable.erasure(symbols.types)), List.of());
    }

    /** A lambda of an initialiser stands in the first constructor that runs it. */
    private MethodRef enclosing(LambdaScope lambda) {
      JCMethodDecl method = lambda.method();
      if (method != null && method.sym != null) {
        return scopes.declared(method.sym);
      }
      if (!lambda.inStatic()) {
        for (JCTree definition : scope.tree().defs) {
          if (definition instanceof JCMethodDecl constructor
              && constructor.sym != null
              && constructor.sym.isConstructor()
              && bodies.runsInitialisers(constructor)) {
            return scopes.declared(constructor.sym);
          }
        }
      }
      return new MethodRef(owner, "<clinit>", List.of(), "void");
    }
  }
}
