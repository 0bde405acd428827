package dev.actionguard.source;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.VarType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step 1: makes our own trees from those of the parser, which are not kept. Declarations and types
 * are here, code is in {@link CodeTranslator}.
 */
final class Translator {
  private final SourceText text;
  private final int anchor;
  private final CodeTranslator code;

  Translator(SourceText text) {
    this(text, -1);
  }

  /**
   * Makes one whose trees all stand at one offset.
   *
   * @param anchor the offset, or -1 if they stand where they are written
   */
  Translator(SourceText text, int anchor) {
    this.text = text;
    this.anchor = anchor;
    this.code = new CodeTranslator(this);
  }

  /** Returns the unit. */
  Unit unit(CompilationUnit tree, String fileName) {
    String packageName = tree.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    List<Unit.Import> imports = new ArrayList<>();
    for (ImportDeclaration one : tree.getImports()) {
      imports.add(
          new Unit.Import(one.getNameAsString(), one.isStatic(), one.isAsterisk(), one.isModule()));
    }
    List<Tree.ClassDecl> classes = new ArrayList<>();
    for (TypeDeclaration<?> type : tree.getTypes()) {
      classes.add(type(type));
    }
    return new Unit(text, fileName, packageName, imports, classes);
  }

  // Places

  int begin(Node node) {
    Range range = node.getRange().orElse(null);
    return range == null ? -1 : offset(range.begin);
  }

  /** Returns the offset after the node. */
  int end(Node node) {
    Range range = node.getRange().orElse(null);
    return range == null ? -1 : offset(range.end) + 1;
  }

  private int offset(Position position) {
    return anchor >= 0 ? anchor : text.offset(position.line, position.column);
  }

  /** Returns the offset of the next token after a node. */
  int after(Node node) {
    return anchor >= 0 ? anchor : text.skip(end(node));
  }

  /** Returns where a sign stands next, or the offset itself if there is none. */
  int find(char sign, int offset) {
    int at = offset < 0 || anchor >= 0 ? -1 : text.text().indexOf(sign, offset);
    return at < 0 ? offset : at;
  }

  <T extends Tree> T place(T tree, Node node) {
    int begin = begin(node);
    return tree.at(tree, begin, begin, end(node));
  }

  <T extends Tree> T place(T tree, Node node, int mark) {
    return tree.at(tree, mark, begin(node), end(node));
  }

  // Declarations

  Tree.ClassDecl type(TypeDeclaration<?> tree) {
    int flags = flags(tree.getModifiers());
    Tree.ClassDecl made;
    if (tree instanceof ClassOrInterfaceDeclaration c) {
      Tree.ClassKind kind = c.isInterface() ? Tree.ClassKind.INTERFACE : Tree.ClassKind.CLASS;
      List<Expr> extended = types(c.getExtendedTypes());
      List<Expr> implemented = types(c.getImplementedTypes());
      made =
          declaration(
              tree,
              flags,
              kind,
              parameters(c.getTypeParameters()),
              c.isInterface() || extended.isEmpty() ? null : extended.get(0),
              c.isInterface() ? extended : implemented,
              List.of(),
              members(c.getMembers()));
    } else if (tree instanceof EnumDeclaration e) {
      List<Tree> members = new ArrayList<>();
      for (EnumConstantDeclaration constant : e.getEntries()) {
        members.add(constant(constant, e));
      }
      members.addAll(members(e.getMembers()));
      made =
          declaration(
              tree,
              flags,
              Tree.ClassKind.ENUM,
              List.of(),
              null,
              types(e.getImplementedTypes()),
              List.of(),
              members);
    } else if (tree instanceof RecordDeclaration r) {
      List<Tree.VarDecl> components = new ArrayList<>();
      r.getParameters().forEach(p -> components.add(parameter(p)));
      made =
          declaration(
              tree,
              flags,
              Tree.ClassKind.RECORD,
              parameters(r.getTypeParameters()),
              null,
              types(r.getImplementedTypes()),
              components,
              members(r.getMembers()));
    } else {
      made =
          declaration(
              tree,
              flags,
              Tree.ClassKind.ANNOTATION,
              List.of(),
              null,
              List.of(),
              List.of(),
              members(((AnnotationDeclaration) tree).getMembers()));
    }
    return place(made, tree, keyword(tree));
  }

  private Tree.ClassDecl declaration(
      TypeDeclaration<?> tree,
      int flags,
      Tree.ClassKind kind,
      List<Tree.TypeParameter> parameters,
      @Nullable Expr superclass,
      List<Expr> interfaces,
      List<Tree.VarDecl> components,
      List<Tree> members) {
    return new Tree.ClassDecl(
        new Tree.Modifiers(flags, annotations(tree.getAnnotations())),
        tree.getNameAsString(),
        kind,
        parameters,
        superclass,
        interfaces,
        components,
        members);
  }

  /** Returns where the keyword of a class declaration stands: after modifiers and annotations. */
  private int keyword(TypeDeclaration<?> tree) {
    int at = begin(tree);
    for (Modifier modifier : tree.getModifiers()) {
      at = Math.max(at, end(modifier));
    }
    for (AnnotationExpr annotation : tree.getAnnotations()) {
      at = Math.max(at, end(annotation));
    }
    return anchor >= 0 ? anchor : text.skip(at);
  }

  List<Tree> members(List<? extends BodyDeclaration<?>> members) {
    List<Tree> made = new ArrayList<>();
    for (BodyDeclaration<?> member : members) {
      member(member, made);
    }
    return made;
  }

  private void member(BodyDeclaration<?> member, List<Tree> made) {
    if (member instanceof TypeDeclaration<?> type) {
      made.add(type(type));
    } else if (member instanceof FieldDeclaration field) {
      Tree.Modifiers modifiers =
          new Tree.Modifiers(flags(field.getModifiers()), annotations(field.getAnnotations()));
      for (VariableDeclarator variable : field.getVariables()) {
        made.add(variable(variable, modifiers, begin(field)));
      }
    } else if (member instanceof MethodDeclaration method) {
      made.add(method(method));
    } else if (member instanceof ConstructorDeclaration constructor) {
      made.add(constructor(constructor));
    } else if (member instanceof CompactConstructorDeclaration compact) {
      made.add(compact(compact));
    } else if (member instanceof InitializerDeclaration initialiser) {
      made.add(block(initialiser.getBody(), initialiser.isStatic()));
    } else if (member instanceof AnnotationMemberDeclaration element) {
      Tree.MethodDecl method =
          new Tree.MethodDecl(
              new Tree.Modifiers(
                  flags(element.getModifiers()), annotations(element.getAnnotations())),
              element.getNameAsString(),
              List.of(),
              type(element.getType()),
              List.of(),
              List.of(),
              null,
              false,
              false,
              false);
      made.add(place(method, element, begin(element.getName())));
    }
  }

  private Tree.MethodDecl method(MethodDeclaration method) {
    int flags = flags(method.getModifiers());
    if (method.isDefault()) {
      flags |= Flags.DEFAULT;
    }
    Tree.MethodDecl made =
        new Tree.MethodDecl(
            new Tree.Modifiers(flags, annotations(method.getAnnotations())),
            method.getNameAsString(),
            parameters(method.getTypeParameters()),
            type(method.getType()),
            variables(method.getParameters()),
            types(method.getThrownExceptions()),
            method.getBody().map(b -> block(b, false)).orElse(null),
            isVarargs(method.getParameters()),
            false,
            false);
    return place(made, method, begin(method.getName()));
  }

  private Tree.MethodDecl constructor(ConstructorDeclaration constructor) {
    Tree.MethodDecl made =
        new Tree.MethodDecl(
            new Tree.Modifiers(
                flags(constructor.getModifiers()), annotations(constructor.getAnnotations())),
            "<init>",
            parameters(constructor.getTypeParameters()),
            null,
            variables(constructor.getParameters()),
            types(constructor.getThrownExceptions()),
            block(constructor.getBody(), false),
            isVarargs(constructor.getParameters()),
            false,
            false);
    return place(made, constructor, begin(constructor.getName()));
  }

  private Tree.MethodDecl compact(CompactConstructorDeclaration constructor) {
    Tree.MethodDecl made =
        new Tree.MethodDecl(
            new Tree.Modifiers(
                flags(constructor.getModifiers()), annotations(constructor.getAnnotations())),
            "<init>",
            List.of(),
            null,
            new ArrayList<>(),
            types(constructor.getThrownExceptions()),
            block(constructor.getBody(), false),
            false,
            true,
            false);
    return place(made, constructor, begin(constructor.getName()));
  }

  private static boolean isVarargs(List<Parameter> parameters) {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).isVarArgs();
  }

  private Tree.VarDecl constant(EnumConstantDeclaration constant, EnumDeclaration around) {
    int at = begin(constant.getName());
    Tree.ClassDecl body = null;
    if (!constant.getClassBody().isEmpty()) {
      body =
          new Tree.ClassDecl(
              new Tree.Modifiers(Flags.ENUM, List.of()),
              "",
              Tree.ClassKind.CLASS,
              List.of(),
              null,
              List.of(),
              List.of(),
              members(constant.getClassBody()));
      body.at(body, at, at, end(constant));
    }
    Tree.Ident name = new Tree.Ident(around.getNameAsString());
    name.at(name, at, at, at);
    Tree.NewClass made =
        new Tree.NewClass(null, name, List.of(), code.expressions(constant.getArguments()), body);
    made.at(made, at, at, end(constant));
    Tree.Ident type = new Tree.Ident(around.getNameAsString());
    type.at(type, at, at, at);
    Tree.VarDecl field =
        new Tree.VarDecl(
            new Tree.Modifiers(
                Flags.PUBLIC | Flags.STATIC | Flags.FINAL | Flags.ENUM,
                annotations(constant.getAnnotations())),
            constant.getNameAsString(),
            type,
            made,
            true);
    return place(field, constant, at);
  }

  /**
   * Makes a variable.
   *
   * @param start where its declaration starts
   */
  Tree.VarDecl variable(VariableDeclarator variable, Tree.Modifiers modifiers, int start) {
    Expr init = null;
    if (variable.getInitializer().isPresent()) {
      init = code.expression(variable.getInitializer().get());
    }
    Tree.VarDecl made =
        new Tree.VarDecl(
            modifiers,
            variable.getNameAsString(),
            variable.getType() instanceof VarType ? null : type(variable.getType()),
            init,
            false);
    return made.at(made, begin(variable.getName()), start, end(variable));
  }

  List<Tree.VarDecl> variables(List<Parameter> parameters) {
    List<Tree.VarDecl> made = new ArrayList<>();
    parameters.forEach(p -> made.add(parameter(p)));
    return made;
  }

  Tree.VarDecl parameter(Parameter parameter) {
    Type declared = parameter.getType();
    Expr type =
        declared instanceof VarType || declared instanceof UnknownType ? null : type(declared);
    if (type != null && parameter.isVarArgs()) {
      Tree.ArrayOf array = new Tree.ArrayOf(type);
      type = array.at(array, type.pos, type.start, type.end);
    }
    Tree.VarDecl made =
        new Tree.VarDecl(
            new Tree.Modifiers(
                flags(parameter.getModifiers()), annotations(parameter.getAnnotations())),
            parameter.getNameAsString(),
            type,
            null,
            false);
    return place(made, parameter, begin(parameter.getName()));
  }

  Tree.Block block(BlockStmt block, boolean isStatic) {
    return code.block(block, isStatic);
  }

  static int flags(NodeList<Modifier> modifiers) {
    int flags = 0;
    for (Modifier modifier : modifiers) {
      flags |=
          switch (modifier.getKeyword()) {
            case PUBLIC -> Flags.PUBLIC;
            case PROTECTED -> Flags.PROTECTED;
            case PRIVATE -> Flags.PRIVATE;
            case ABSTRACT -> Flags.ABSTRACT;
            case STATIC -> Flags.STATIC;
            case FINAL -> Flags.FINAL;
            case TRANSIENT -> Flags.TRANSIENT;
            case VOLATILE -> Flags.VOLATILE;
            case SYNCHRONIZED -> Flags.SYNCHRONIZED;
            case NATIVE -> Flags.NATIVE;
            case STRICTFP -> Flags.STRICT;
            case DEFAULT -> Flags.DEFAULT;
            case SEALED -> Flags.SEALED;
            default -> 0;
          };
    }
    return flags;
  }

  // Annotations

  List<Tree.Annotation> annotations(NodeList<AnnotationExpr> annotations) {
    List<Tree.Annotation> made = new ArrayList<>(annotations.size());
    annotations.forEach(a -> made.add(annotation(a)));
    return made;
  }

  Tree.Annotation annotation(AnnotationExpr annotation) {
    List<Tree.Element> elements = new ArrayList<>();
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      elements.add(new Tree.Element("value", value(single.getMemberValue())));
    } else if (annotation instanceof NormalAnnotationExpr normal) {
      normal
          .getPairs()
          .forEach(p -> elements.add(new Tree.Element(p.getNameAsString(), value(p.getValue()))));
    }
    Expr name = dotted(annotation.getNameAsString(), annotation);
    return place(new Tree.Annotation(name, elements), annotation);
  }

  private Expr value(com.github.javaparser.ast.expr.Expression value) {
    if (value instanceof AnnotationExpr nested) {
      return place(new Tree.NestedAnnotation(annotation(nested)), value);
    }
    if (value instanceof com.github.javaparser.ast.expr.ArrayInitializerExpr array) {
      List<Expr> elements = new ArrayList<>();
      array.getValues().forEach(v -> elements.add(value(v)));
      return place(new Tree.ArrayValue(elements), value);
    }
    return code.expression(value);
  }

  /** Returns a name with dots as an expression. */
  Expr dotted(String name, Node at) {
    Expr made = null;
    for (String part : name.split("\\.", -1)) {
      made =
          made == null ? place(new Tree.Ident(part), at) : place(new Tree.Select(made, part), at);
    }
    return made == null ? place(new Tree.Bad(), at) : made;
  }

  // Types

  List<Tree.TypeParameter> parameters(NodeList<TypeParameter> parameters) {
    List<Tree.TypeParameter> made = new ArrayList<>();
    parameters.forEach(
        p -> made.add(new Tree.TypeParameter(p.getNameAsString(), types(p.getTypeBound()))));
    return made;
  }

  List<Expr> types(List<? extends Type> types) {
    List<Expr> made = new ArrayList<>();
    types.forEach(t -> made.add(type(t)));
    return made;
  }

  Expr type(Type type) {
    Expr plain = plainType(type);
    if (type.getAnnotations().isEmpty()) {
      return plain;
    }
    return place(new Tree.Annotated(annotations(type.getAnnotations()), plain), type);
  }

  private Expr plainType(Type type) {
    if (type instanceof ClassOrInterfaceType c) {
      return classType(c);
    }
    if (type instanceof PrimitiveType primitive) {
      return place(new Tree.Primitive(primitive.asString()), type);
    }
    if (type instanceof VoidType) {
      return place(new Tree.Primitive("void"), type);
    }
    if (type instanceof ArrayType array) {
      return place(new Tree.ArrayOf(type(array.getComponentType())), type);
    }
    if (type instanceof WildcardType wildcard) {
      Type lower = wildcard.getSuperType().orElse(null);
      Type upper = wildcard.getExtendedType().orElse(null);
      Expr bound = lower != null ? type(lower) : upper != null ? type(upper) : null;
      return place(new Tree.Wild(bound, lower != null), type);
    }
    if (type instanceof IntersectionType both) {
      return place(new Tree.BothOf(types(both.getElements())), type);
    }
    if (type instanceof UnionType union) {
      return type(union.getElements().get(0));
    }
    return place(new Tree.Bad(), type);
  }

  private Expr classType(ClassOrInterfaceType type) {
    ClassOrInterfaceType scope = type.getScope().orElse(null);
    Expr base =
        scope == null
            ? place(new Tree.Ident(type.getNameAsString()), type)
            : place(new Tree.Select(type(scope), type.getNameAsString()), type, after(scope));
    if (type.getTypeArguments().isEmpty()) {
      return base;
    }
    return place(new Tree.Applied(base, types(type.getTypeArguments().get())), type);
  }

  /** Returns the alternatives of a catch clause's type. */
  List<Expr> alternatives(Type type) {
    return type instanceof UnionType union ? types(union.getElements()) : List.of(type(type));
  }
}
