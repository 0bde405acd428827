package dev.actionguard.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.type.Type;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands a value to a static method before the call at a finding's place takes it: {@code
 * log.info("from {}", mail)} becomes {@code log.info("from {}", Mask.mail(mail))}. There is no fix
 * if it is not clear which of the arguments is the value, or that the method takes and gives its
 * type.
 */
final class MaskEdit {
  private static final String STRING = "java.lang.String";

  private final JavaFile file;
  private final Program program;

  MaskEdit(JavaFile file, Program program) {
    this.file = file;
    this.program = program;
  }

  /** Returns the fix that puts a method around the value. */
  Optional<FileEdit> of(Finding finding, String title, boolean safe, MethodPattern wrapper) {
    List<FlowStep> flow = finding.flow();
    if (flow.isEmpty() || !flow.get(flow.size() - 1).place().equals(finding.place())) {
      // At a call of the project's own code the value may serve other ends, too.
      return Optional.empty();
    }
    SourceRange place = finding.place().range();
    return file.at(place, MethodCallExpr.class)
        .flatMap(call -> value(call, flow.get(0).reason()))
        .flatMap(
            value ->
                type(value, finding)
                    .flatMap(type -> method(wrapper, type))
                    .map(method -> edit(value, method, title, safe)));
  }

  private FileEdit edit(Expression value, MethodModel method, String title, boolean safe) {
    Imports owner = Imports.of(file, method.reference().owner().replace('$', '.'));
    List<Replacement> all = new ArrayList<>();
    owner.added().ifPresent(all::add);
    all.add(Replacement.insert(file.start(value), owner.name() + "." + method.name() + "("));
    all.add(Replacement.insert(file.end(value), ")"));
    return new FileEdit(title, safe, all);
  }

  /** Returns the only argument or part of one that can be the value, else the one of its name. */
  private static Optional<Expression> value(MethodCallExpr call, String source) {
    List<Expression> parts = new ArrayList<>();
    call.getArguments().forEach(argument -> addParts(argument, parts));
    List<Expression> named =
        parts.size() == 1
            ? parts
            : parts.stream().filter(part -> name(part).equals(property(source))).toList();
    return named.size() == 1 && !name(named.get(0)).isEmpty()
        ? Optional.of(named.get(0))
        : Optional.empty();
  }

  private static void addParts(Expression tree, List<Expression> parts) {
    if (tree.isEnclosedExpr()) {
      addParts(tree.asEnclosedExpr().getInner(), parts);
    } else if (tree instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
      addParts(sum.getLeft(), parts);
      addParts(sum.getRight(), parts);
    } else if (!tree.isLiteralExpr()) {
      parts.add(tree);
    }
  }

  /** Returns what a variable, field or getter stands for, or an empty text for any other code. */
  private static String name(Expression tree) {
    if (tree.isNameExpr()) {
      return property(tree.asNameExpr().getNameAsString());
    }
    if (tree.isFieldAccessExpr()) {
      return property(tree.asFieldAccessExpr().getNameAsString());
    }
    return tree instanceof MethodCallExpr call && call.getArguments().isEmpty()
        ? property(call.getNameAsString())
        : "";
  }

  /** Returns the last name of a text such as {@code customer.getMail()}: here {@code mail}. */
  private static String property(String text) {
    String last = text.replaceFirst("\\(\\)$", "").replaceFirst("^.*\\.", "");
    return last.replaceFirst("^get(?=[A-Z])", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the value's type, as far as its declaration or its lowered code tells. */
  private Optional<String> type(Expression value, Finding finding) {
    if (value.isNameExpr()) {
      return declared(value, value.asNameExpr().getNameAsString()).map(this::typeName);
    }
    SourceRange range = file.lines().range(file.start(value), file.end(value));
    return program.classes().stream()
        .filter(c -> c.sourceFile().equals(finding.place().sourceFile()))
        .flatMap(c -> c.methods().stream())
        .flatMap(m -> statements(m).stream())
        .filter(s -> s.range().equals(range))
        .flatMap(s -> result(s).stream())
        .findFirst();
  }

  private static List<Statement> statements(MethodModel method) {
    if (method.code() == null) {
      return List.of();
    }
    List<Statement> statements = new ArrayList<>();
    try {
      for (BasicBlock block : method.code().body().blocks()) {
        statements.addAll(block.statements());
      }
    } catch (LoweringException e) {
      // Such a method has no findings either.
      return List.of();
    }
    return statements;
  }

  private static Optional<String> result(Statement statement) {
    if (statement instanceof Statement.Call call) {
      return Optional.of(call.method().returns());
    }
    return statement instanceof Statement.FieldLoad load
        ? Optional.of(load.field().type().name())
        : Optional.empty();
  }

  /** Returns the type with which a variable is declared that the code can see. */
  private static Optional<Type> declared(Node code, String name) {
    for (Node at = code; at != null; at = at.getParentNode().orElse(null)) {
      if (at instanceof CallableDeclaration<?> method) {
        List<Type> types = new ArrayList<>();
        method.findAll(VariableDeclarator.class).stream()
            .filter(v -> v.getNameAsString().equals(name))
            .forEach(v -> types.add(v.getType()));
        method.findAll(Parameter.class).stream()
            .filter(p -> p.getNameAsString().equals(name))
            .forEach(p -> types.add(p.getType()));
        if (!types.isEmpty()) {
          return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
        }
      } else if (at instanceof com.github.javaparser.ast.body.TypeDeclaration<?> type) {
        for (FieldDeclaration field : type.getFields()) {
          for (VariableDeclarator variable : field.getVariables()) {
            if (variable.getNameAsString().equals(name)) {
              return Optional.of(variable.getType());
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private String typeName(Type type) {
    if (file.isType(type, "java.lang", "String")) {
      return STRING;
    }
    String written = file.text(type);
    return file.imported(written).orElse(written);
  }

  /** Returns the method if it can be called here with a value of a type, and gives such a one. */
  private Optional<MethodModel> method(MethodPattern wrapper, String type) {
    return owner(wrapper).stream()
        .filter(this::isVisible)
        .flatMap(
            owner ->
                owner.methods().stream()
                    .filter(m -> wrapper.matches(owner.name(), m.reference()))
                    .filter(m -> m.isPublic() || (isHere(owner) && !m.isPrivate())))
        .filter(m -> m.isStatic() && m.parameters().size() == 1)
        .filter(m -> takes(m.reference().parameters().get(0), type))
        .filter(m -> m.reference().returns().equals(type) || m.reference().returns().equals(STRING))
        .findFirst();
  }

  private static boolean takes(String parameter, String type) {
    return parameter.equals(type)
        || parameter.equals("java.lang.Object")
        || (parameter.equals("java.lang.CharSequence") && type.equals(STRING));
  }

  private boolean isVisible(ClassModel owner) {
    return java.lang.reflect.Modifier.isPublic(owner.modifiers()) || isHere(owner);
  }

  private boolean isHere(ClassModel owner) {
    return owner.packageName().equals(file.packageName());
  }

  /** Returns the class that the configuration names, by its full name or else by its only one. */
  private Optional<ClassModel> owner(MethodPattern wrapper) {
    if (wrapper.owner().contains(".")) {
      return program.find(wrapper.owner());
    }
    List<ClassModel> named =
        program.classes().stream().filter(c -> c.simpleName().equals(wrapper.owner())).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }
}
