package dev.actionguard.source;

import dev.actionguard.ir.AnnotationModel;
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
import org.jspecify.annotations.Nullable;

/** Step 5: makes the model of a declared class, with the code of its methods. */
final class ClassModels {
  private final Symbols symbols;
  private final Scopes scopes;
  private final Attribution attribution;
  private final AnnotationModels annotations;
  private final int release;

  ClassModels(Symbols symbols, Scopes scopes, Attribution attribution, int release) {
    this.symbols = symbols;
    this.scopes = scopes;
    this.attribution = attribution;
    this.annotations = new AnnotationModels(symbols, attribution);
    this.release = release;
  }

  /** Returns the model of a class. */
  ClassModel model(ClassScope scope) {
    ClassSymbol symbol = scope.symbol();
    ClassModel.Kind kind = kind(symbol);
    List<dev.actionguard.ir.Type> interfaces = new ArrayList<>();
    int index = 0;
    for (Type type : symbol.interfaces()) {
      interfaces.add(supertype(type, scope.tree().interfaces, index++));
    }
    ClassScope outer = scope.outer();
    Tree.MethodDecl around = scope.enclosingMethod();
    String target = kind == ClassModel.Kind.ANNOTATION ? "ANNOTATION_TYPE" : "TYPE";
    return new ClassModel(
        symbols.name(symbol),
        modifiers(symbol),
        kind,
        superclass(scope, kind),
        interfaces,
        annotations(scope, scope.tree().modifiers, target),
        fields(scope),
        new Methods(scope).all(),
        components(scope),
        outer == null ? null : symbols.name(outer.symbol()),
        around == null || around.symbol == null ? null : scopes.declared(around.symbol),
        scope.unit().sourceFile(),
        scope.unit().name(scope.tree()));
  }

  private List<AnnotationModel> annotations(
      ClassScope scope, Tree.Modifiers modifiers, String target) {
    return modifiers.annotations().isEmpty()
        ? List.of()
        : annotations.of(
            modifiers.annotations(), target, attribution.declarations.body(scope.symbol()));
  }

  private dev.actionguard.ir.Type superclass(ClassScope scope, ClassModel.Kind kind) {
    if (kind == ClassModel.Kind.INTERFACE || kind == ClassModel.Kind.ANNOTATION) {
      return dev.actionguard.ir.Type.OBJECT;
    }
    Type type = scope.symbol().superclass();
    List<Tree.Expr> written =
        scope.tree().superclass == null ? List.of() : List.of(scope.tree().superclass);
    return type.isVoid() ? dev.actionguard.ir.Type.OBJECT : supertype(type, written, 0);
  }

  /** A supertype that cannot be found still has the name that is written. */
  private dev.actionguard.ir.Type supertype(Type type, List<Tree.Expr> written, int index) {
    if (!type.isUnknown() || index >= written.size()) {
      return symbols.generic(type);
    }
    Tree.Expr tree = written.get(index);
    if (tree instanceof Tree.Applied applied) {
      tree = applied.base;
    }
    String name = Names.text(tree);
    return name.isEmpty() ? dev.actionguard.ir.Type.UNKNOWN : dev.actionguard.ir.Type.of(name);
  }

  private static ClassModel.Kind kind(ClassSymbol symbol) {
    if (symbol.has(Flags.ANNOTATION)) {
      return ClassModel.Kind.ANNOTATION;
    }
    if (symbol.isInterface()) {
      return ClassModel.Kind.INTERFACE;
    }
    // The body of an enum's constant extends the enum, not Enum.
    if (symbol.isEnum() && !symbol.isAnonymous()) {
      return ClassModel.Kind.ENUM;
    }
    return symbol.isRecord() ? ClassModel.Kind.RECORD : ClassModel.Kind.CLASS;
  }

  /** Returns the flags as a class file has them. */
  private static int modifiers(ClassSymbol symbol) {
    int modifiers = symbol.flags() & 0x7fff & ~Flags.SYNCHRONIZED;
    return symbol.isAnonymous() ? modifiers & ~(Flags.STATIC | Flags.FINAL) : modifiers;
  }

  private static int modifiers(MethodSymbol symbol) {
    int flags = symbol.flags();
    int modifiers = (flags & 0x0d3f) | (flags & Flags.VARARGS);
    return (flags & Flags.DEFAULT) != 0 ? modifiers & ~Flags.ABSTRACT : modifiers;
  }

  private List<FieldModel> fields(ClassScope scope) {
    List<FieldModel> fields = new ArrayList<>();
    for (Tree member : scope.tree().members) {
      if (member instanceof Tree.VarDecl field && field.symbol != null) {
        VarSymbol symbol = field.symbol;
        SourceRange range = scope.unit().range(field.pos, field.end);
        fields.add(
            new FieldModel(
                symbol.name(),
                symbol.flags() & 0x7fff & ~Flags.SYNCHRONIZED,
                symbols.generic(symbol.type()),
                symbol.constant(),
                annotations(scope, field.modifiers, "FIELD"),
                annotations.ofElements(
                    field.declared, attribution.declarations.body(scope.symbol())),
                range));
      }
    }
    if (EnumMembers.isDeclaredEnum(scope)) {
      added(
          fields,
          "$VALUES",
          Flags.PRIVATE | Flags.STATIC,
          symbols.erased(scope.symbol().type()).array());
    }
    for (VarSymbol variable : scope.captured()) {
      added(fields, "val$" + variable.name(), 0, symbols.erased(variable.type()));
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

  private static void added(
      List<FieldModel> fields, String name, int modifiers, dev.actionguard.ir.Type type) {
    fields.add(
        new FieldModel(
            name,
            modifiers | Flags.FINAL | Flags.SYNTHETIC,
            type,
            null,
            List.of(),
            SourceRange.UNKNOWN));
  }

  private List<ParameterModel> components(ClassScope scope) {
    List<ParameterModel> components = new ArrayList<>();
    int index = 0;
    for (VarSymbol component : scope.symbol().components()) {
      Tree.VarDecl tree = scope.tree().components.get(index++);
      components.add(
          new ParameterModel(
              component.name(),
              symbols.generic(component.type()),
              annotations(scope, tree.modifiers, "RECORD_COMPONENT")));
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
      for (Tree member : scope.tree().members) {
        if (member instanceof Tree.MethodDecl method && method.symbol != null) {
          models.add(declared(method, method.symbol));
        }
      }
      if (scope.symbol().isRecord()) {
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
                classInitialiser()));
      }
      return models;
    }

    private MethodCode classInitialiser() {
      Throwable failure = initialiserFailure(true);
      return failure == null ? code(bodies::classInitialiser) : LoweredCode.failed(failure);
    }

    private @Nullable Throwable initialiserFailure(boolean ofClass) {
      for (Tree member : bodies.initialising(ofClass)) {
        Throwable failure = attribution.failures.get(member);
        if (failure != null) {
          return failure;
        }
      }
      return null;
    }

    private MethodCode code(Consumer<BodyLowering> writer) {
      return LoweredCode.of(
          () -> new BodyLowering(symbols, scopes, scope, release, attribution.expressions.length()),
          writer);
    }

    private MethodModel declared(Tree.MethodDecl tree, MethodSymbol symbol) {
      List<ParameterModel> parameters = parameters(tree);
      MethodCode code = null;
      if (tree.body != null) {
        Throwable failure = attribution.failures.get(tree);
        if (failure == null && symbol.isConstructor() && bodies.runsInitialisers(tree)) {
          failure = initialiserFailure(false);
        }
        if (failure != null) {
          code = LoweredCode.failed(failure);
        } else if (symbol.isConstructor()) {
          code = code(lowering -> bodies.constructor(lowering, tree, parameters));
        } else {
          code = code(lowering -> bodies.method(lowering, tree, parameters));
        }
      }
      List<dev.actionguard.ir.Type> exceptions = new ArrayList<>();
      int index = 0;
      for (Type thrown : symbol.thrown()) {
        exceptions.add(supertype(thrown, tree.thrown, index++).erased());
      }
      return new MethodModel(
          scopes.declared(symbol),
          modifiers(symbol),
          false,
          parameters,
          symbol.isConstructor() ? dev.actionguard.ir.Type.VOID : symbols.generic(symbol.returns()),
          annotations(scope, tree.modifiers, symbol.isConstructor() ? "CONSTRUCTOR" : "METHOD"),
          exceptions,
          null,
          range(tree, symbol),
          code);
    }

    private SourceRange range(Tree.MethodDecl tree, MethodSymbol symbol) {
      return tree.implicit
          ? scope.unit().name(scope.tree())
          : scope.unit().name(tree.pos, symbol.isConstructor() ? scope.symbol().name() : tree.name);
    }

    private List<ParameterModel> parameters(Tree.MethodDecl tree) {
      List<ParameterModel> parameters = new ArrayList<>();
      ClassSymbol symbol = scope.symbol();
      boolean constructor = tree.name.equals("<init>");
      if (constructor && symbol.isEnum()) {
        parameters.add(new ParameterModel("$enum$name", dev.actionguard.ir.Type.STRING, List.of()));
        parameters.add(new ParameterModel("$enum$ordinal", dev.actionguard.ir.Type.INT, List.of()));
      }
      if (constructor && symbol.hasOuterInstance()) {
        var outer = Access.outerField(symbols, symbol);
        parameters.add(new ParameterModel(outer.name(), outer.type(), List.of()));
      }
      for (Tree.VarDecl parameter : tree.params) {
        parameters.add(
            new ParameterModel(
                parameter.name,
                symbols.generic(parameter.symbol == null ? null : parameter.symbol.type()),
                annotations(scope, parameter.modifiers, "PARAMETER")));
      }
      if (constructor) {
        for (VarSymbol variable : scope.captured()) {
          parameters.add(
              new ParameterModel(
                  "val$" + variable.name(), symbols.erased(variable.type()), List.of()));
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
      int index = 0;
      for (VarSymbol component : symbol.components()) {
        Tree.VarDecl tree = scope.tree().components.get(index++);
        for (MethodSymbol accessor : symbol.methods(component.name())) {
          if (accessor.parameters().isEmpty()
              && accessor.tree() == null
              && (accessor.flags() & Flags.FROM_CLASS_FILE) == 0) {
            models.add(accessor(component, accessor, tree));
          }
        }
      }
      implicit("toString", List.of(), "java.lang.String", RecordMembers::writeToString);
      implicit("hashCode", List.of(), "int", RecordMembers::writeHashCode);
      implicit("equals", List.of("java.lang.Object"), "boolean", RecordMembers::writeEquals);
    }

    private MethodModel accessor(VarSymbol component, MethodSymbol accessor, Tree.VarDecl tree) {
      return new MethodModel(
          symbols.method(owner, accessor),
          Flags.PUBLIC,
          false,
          List.of(),
          symbols.generic(component.type()),
          annotations(scope, tree.modifiers, "METHOD"),
          List.of(),
          null,
          scope.unit().name(tree.pos, component.name()),
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
              Flags.PRIVATE | Flags.STATIC | Flags.SYNTHETIC,
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
      int visibility = modifiers(bridge.target()) & 7;
      return compilerMade(
          made(
              bridge.reference(),
              visibility | Flags.BRIDGE | Flags.SYNTHETIC,
              parameters,
              code(lowering -> bridges.write(lowering, bridge))),
          null);
    }

    private MethodModel lambda(LambdaScope lambda) {
      MethodRef reference = Closures.method(symbols, lambda);
      List<ParameterModel> parameters = new ArrayList<>();
      if (lambda.tree() instanceof Tree.Lambda tree) {
        for (VarSymbol variable : lambda.captured()) {
          parameters.add(lambdaParameter(variable.name(), variable));
        }
        tree.params.forEach(p -> parameters.add(lambdaParameter(p.name, p.symbol)));
      } else {
        for (String parameter : reference.parameters()) {
          parameters.add(new ParameterModel("", dev.actionguard.ir.Type.of(parameter), List.of()));
        }
      }
      int modifiers = Flags.PRIVATE | Flags.SYNTHETIC | (lambda.usesThis() ? 0 : Flags.STATIC);
      return new MethodModel(
          reference,
          modifiers,
          true,
          parameters,
          dev.actionguard.ir.Type.of(reference.returns()),
          List.of(),
          List.of(),
          enclosing(lambda),
          scope.unit().range(lambda.tree().pos, lambda.tree().pos),
          code(lowering -> lowering.closures.body(lambda)));
    }

    private ParameterModel lambdaParameter(String name, @Nullable VarSymbol variable) {
      return new ParameterModel(
          name, symbols.erased(variable == null ? null : variable.type()), List.of());
    }

    /** A lambda of an initialiser stands in the first constructor that runs it. */
    private MethodRef enclosing(LambdaScope lambda) {
      Tree.MethodDecl method = lambda.method();
      if (method != null && method.symbol != null) {
        return scopes.declared(method.symbol);
      }
      if (!lambda.inStatic()) {
        for (Tree member : scope.tree().members) {
          if (member instanceof Tree.MethodDecl constructor
              && constructor.symbol != null
              && constructor.symbol.isConstructor()
              && bodies.runsInitialisers(constructor)) {
            return scopes.declared(constructor.symbol);
          }
        }
      }
      return new MethodRef(owner, "<clinit>", List.of(), "void");
    }
  }
}
