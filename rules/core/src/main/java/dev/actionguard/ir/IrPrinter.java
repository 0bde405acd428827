package dev.actionguard.ir;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints the program form as text, for people and for golden tests: one line a statement, without
 * hashes, paths or anything that differs between runs.
 */
public final class IrPrinter implements StatementVisitor<String> {
  private IrPrinter() {}

  /** Returns the class with its fields and, lowered, its methods. */
  public static String print(ClassModel model) {
    StringBuilder out = new StringBuilder();
    model.annotations().forEach(a -> out.append(annotation(a)).append('\n'));
    out.append(Modifier.toString(model.modifiers() & ~Modifier.SYNCHRONIZED))
        .append(' ')
        .append(model.kind().name().toLowerCase(java.util.Locale.ROOT))
        .append(' ')
        .append(model.name());
    if (model.superclass() != null) {
      out.append(" extends ").append(model.superclass());
    }
    if (!model.interfaces().isEmpty()) {
      out.append(" implements ").append(join(model.interfaces()));
    }
    out.append(" {\n");
    for (FieldModel field : model.fields()) {
      field.annotations().forEach(a -> out.append("  ").append(annotation(a)).append('\n'));
      out.append("  ")
          .append(Modifier.toString(field.modifiers()))
          .append(field.modifiers() == 0 ? "" : " ")
          .append(field.type())
          .append(' ')
          .append(field.name());
      if (field.constant() != null) {
        out.append(" = ").append(new Constant(field.type(), field.constant()));
      }
      out.append('\n');
    }
    for (MethodModel method : model.methods()) {
      out.append('\n').append(print(method).indent(2));
    }
    return out.append("}\n").toString();
  }

  /** Returns the method's head and, if it has code, its lowered body. */
  public static String print(MethodModel method) {
    StringBuilder out = new StringBuilder();
    method.annotations().forEach(a -> out.append(annotation(a)).append('\n'));
    int modifiers = method.modifiers() & Modifier.methodModifiers();
    out.append(Modifier.toString(modifiers))
        .append(modifiers == 0 ? "" : " ")
        .append(method.returns())
        .append(' ')
        .append(method.name())
        .append('(')
        .append(
            method.parameters().stream()
                .map(
                    p ->
                        p.annotations().stream()
                                .map(a -> annotation(a) + " ")
                                .collect(Collectors.joining())
                            + p.type()
                            + (p.name().isEmpty() ? "" : " " + p.name()))
                .collect(Collectors.joining(", ")))
        .append(')');
    if (!method.exceptions().isEmpty()) {
      out.append(" throws ").append(join(method.exceptions()));
    }
    if (method.enclosing() != null) {
      out.append(" // in ").append(method.enclosing());
    }
    out.append('\n');
    if (method.code() != null) {
      out.append(print(method.code().body()));
    }
    return out.toString();
  }

  /** Returns the body, one block after the other. */
  public static String print(Body body) {
    StringBuilder out = new StringBuilder();
    IrPrinter printer = new IrPrinter();
    for (BasicBlock block : body.blocks()) {
      out.append('b').append(block.index()).append(':');
      for (BasicBlock.Handler handler : block.handlers()) {
        out.append(" [")
            .append(handler.origin().name().toLowerCase(java.util.Locale.ROOT))
            .append(' ')
            .append(handler.type())
            .append(" -> b")
            .append(handler.block())
            .append(']');
      }
      out.append('\n');
      for (Statement statement : block.statements()) {
        line(out, statement.range(), statement.accept(printer));
      }
      line(out, block.terminator().range(), print(block.terminator()));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, SourceRange range, String text) {
    out.append("  ").append(text).append("  // ").append(range).append('\n');
  }

  private static String print(Terminator terminator) {
    if (terminator instanceof Terminator.Jump jump) {
      return "goto b" + jump.block();
    }
    if (terminator instanceof Terminator.Branch b) {
      return "if %s %s %s goto b%d else b%d"
          .formatted(b.left(), b.comparison().symbol(), b.right(), b.whenTrue(), b.whenFalse());
    }
    if (terminator instanceof Terminator.Switch s) {
      return s.cases().stream()
          .map(c -> c.label() + " -> b" + c.block())
          .collect(
              Collectors.joining(
                  ", ", "switch " + s.operand() + " {", " default -> b" + s.defaultBlock() + "}"));
    }
    if (terminator instanceof Terminator.Return r) {
      return r.value() == null ? "return" : "return " + r.value();
    }
    return "throw " + ((Terminator.Throw) terminator).exception();
  }

  /** Returns the annotation as Java would write it. */
  public static String annotation(AnnotationModel annotation) {
    if (annotation.values().isEmpty()) {
      return "@" + annotation.type();
    }
    return annotation.values().entrySet().stream()
        .map(e -> e.getKey() + " = " + value(e.getValue()))
        .collect(Collectors.joining(", ", "@" + annotation.type() + "(", ")"));
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(IrPrinter::value).collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof AnnotationModel annotation) {
      return annotation(annotation);
    }
    if (value instanceof AnnotationModel.EnumValue e) {
      return e.type() + "." + e.name();
    }
    return value instanceof String text
        ? Constant.of(text).toString()
        : new Constant(Type.UNKNOWN, value).toString();
  }

  private static String join(List<?> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String assign(@Nullable Local target) {
    return target == null ? "" : target + " = ";
  }

  @Override
  public String visitAssign(Statement.Assign s) {
    return assign(s.target()) + s.value();
  }

  @Override
  public String visitFieldLoad(Statement.FieldLoad s) {
    return assign(s.target()) + field(s.receiver(), s.field());
  }

  @Override
  public String visitFieldStore(Statement.FieldStore s) {
    return field(s.receiver(), s.field()) + " = " + s.value();
  }

  private static String field(@Nullable Operand receiver, FieldRef field) {
    return receiver == null
        ? field.owner() + "." + field.name()
        : receiver + "." + field.name() + "{" + field.owner() + "}";
  }

  @Override
  public String visitArrayLoad(Statement.ArrayLoad s) {
    return assign(s.target()) + s.array() + "[" + s.index() + "]";
  }

  @Override
  public String visitArrayStore(Statement.ArrayStore s) {
    return s.array() + "[" + s.index() + "] = " + s.value();
  }

  @Override
  public String visitCall(Statement.Call s) {
    String receiver = s.receiver() == null ? "" : s.receiver() + ".";
    return "%s%s %s%s(%s)"
        .formatted(
            assign(s.target()),
            s.kind().name().toLowerCase(java.util.Locale.ROOT),
            receiver,
            s.method(),
            join(s.arguments()));
  }

  @Override
  public String visitNew(Statement.New s) {
    return assign(s.target()) + "new " + s.type();
  }

  @Override
  public String visitNewArray(Statement.NewArray s) {
    return assign(s.target()) + "new " + s.type() + " of " + join(s.dimensions());
  }

  @Override
  public String visitConcat(Statement.Concat s) {
    return assign(s.target())
        + s.parts().stream()
            .map(Object::toString)
            .collect(Collectors.joining(" + ", "concat ", ""));
  }

  @Override
  public String visitUnary(Statement.Unary s) {
    return assign(s.target())
        + (s.operator() == Statement.UnaryOperator.NEGATE
            ? "-" + s.operand()
            : "length " + s.operand());
  }

  @Override
  public String visitBinary(Statement.Binary s) {
    return assign(s.target()) + s.left() + " " + s.operator().symbol() + " " + s.right();
  }

  @Override
  public String visitCast(Statement.Cast s) {
    return assign(s.target()) + "(" + s.type() + ") " + s.operand();
  }

  @Override
  public String visitInstanceOf(Statement.InstanceOf s) {
    return assign(s.target()) + s.operand() + " instanceof " + s.type();
  }

  @Override
  public String visitClosure(Statement.Closure s) {
    return "%sclosure %s -> %s %s [%s] (%s)"
        .formatted(
            assign(s.target()),
            s.functional(),
            s.kind().name().toLowerCase(java.util.Locale.ROOT),
            s.implementation(),
            join(s.captured()),
            join(s.parameterTypes()));
  }

  @Override
  public String visitMonitor(Statement.Monitor s) {
    return (s.enter() ? "enter " : "exit ") + s.object();
  }

  @Override
  public String visitCaught(Statement.Caught s) {
    return assign(s.target()) + "caught";
  }

  @Override
  public String visitUnknown(Statement.Unknown s) {
    return "%sunknown \"%s\" (%s)".formatted(assign(s.target()), s.reason(), join(s.operands()));
  }
}
