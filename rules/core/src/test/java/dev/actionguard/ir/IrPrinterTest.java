package dev.actionguard.ir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Statement.UnaryOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of one body with each kind of statement and terminator, as it stands in a file. */
final class IrPrinterTest {
  private static final MethodRef SIZE = new MethodRef("java.util.List", "size", List.of(), "int");
  private static final FieldRef NAME = new FieldRef("com.acme.A", "name", Type.STRING);

  private static Body everything() {
    BodyBuilder b = new BodyBuilder();
    Local self = b.local("this", Type.of("com.acme.A"), Local.Kind.THIS);
    Local list = b.local("list", Type.of("java.util.List"), Local.Kind.PARAMETER);
    Local text = b.local("text", Type.STRING, Local.Kind.VARIABLE);
    Local number = b.temporary(Type.INT);
    Local array = b.local("names", Type.STRING.array(), Local.Kind.VARIABLE);
    int entry = b.block();
    int more = b.block();
    int handler = b.block();
    int arms = b.block();
    int end = b.block();
    SourceRange line = SourceRange.line(7);
    SourceRange exact = new SourceRange(8, 3, 8, 20);
    SourceRange none = SourceRange.UNKNOWN;
    for (Constant constant :
        List.of(
            Constant.of("a\"b\\\n\r\t\u00e4"),
            new Constant(Type.of("char"), '\u00e4'),
            new Constant(Type.of("char"), '\''),
            new Constant(Type.of("char"), '"'),
            new Constant(Type.LONG, 5L),
            new Constant(Type.FLOAT, 1.5f),
            new Constant(Type.DOUBLE, 0.1),
            new Constant(Type.CLASS, Type.INT.array()),
            Constant.TRUE,
            Constant.NULL)) {
      b.add(entry, new Statement.Assign(text, constant, line));
    }
    b.add(entry, new Statement.FieldLoad(text, self, NAME, exact));
    b.add(entry, new Statement.FieldLoad(text, null, NAME, exact));
    b.add(entry, new Statement.FieldStore(self, NAME, text, exact));
    b.add(entry, new Statement.FieldStore(null, NAME, Constant.NULL, exact));
    b.add(entry, new Statement.NewArray(array, Type.STRING.array(), List.of(number), none));
    b.add(entry, new Statement.ArrayStore(array, Constant.of(0), text, none));
    b.add(entry, new Statement.ArrayLoad(text, array, number, none));
    b.add(entry, new Statement.Call(number, CallKind.INTERFACE, SIZE, list, List.of(), line));
    b.add(entry, new Statement.Call(null, CallKind.STATIC, SIZE, null, List.of(text, text), line));
    b.terminate(
        entry,
        new Terminator.Branch(
            Terminator.Comparison.GREATER_OR_EQUAL, number, Constant.of(1), more, end, line));
    b.handlers(
        entry,
        List.of(
            new BasicBlock.Handler(Type.THROWABLE, handler, BasicBlock.Origin.FINALLY),
            new BasicBlock.Handler(Type.OBJECT, handler, BasicBlock.Origin.SYNTHETIC)));
    b.add(more, new Statement.New(list, Type.of("java.util.ArrayList"), line));
    b.add(more, new Statement.Concat(text, List.of(text, Constant.of("!"), number), line));
    b.add(more, new Statement.Unary(number, UnaryOperator.NEGATE, number, line));
    b.add(more, new Statement.Unary(number, UnaryOperator.LENGTH, array, line));
    for (BinaryOperator operator : BinaryOperator.values()) {
      b.add(more, new Statement.Binary(number, operator, number, Constant.of(-2), line));
    }
    b.add(more, new Statement.Cast(text, Type.STRING, list, line));
    b.add(more, new Statement.InstanceOf(number, Type.STRING, list, line));
    b.add(
        more,
        new Statement.Closure(
            list, SIZE, SIZE, CallKind.VIRTUAL, List.of(self), List.of(Type.STRING), line));
    b.add(more, new Statement.Monitor(list, true, line));
    b.add(more, new Statement.Monitor(list, false, line));
    b.add(more, new Statement.Unknown(text, "no type", List.of(number), line));
    b.add(more, new Statement.Unknown(null, "no type", List.of(), line));
    b.terminate(more, new Terminator.Jump(arms, line));
    b.add(handler, new Statement.Caught(list, line));
    b.terminate(handler, new Terminator.Throw(list, line));
    b.terminate(
        arms,
        new Terminator.Switch(
            text,
            List.of(
                new Terminator.Case(Constant.of("a"), end),
                new Terminator.Case(Constant.of("b"), more)),
            end,
            line));
    b.terminate(end, new Terminator.Return(number, line));
    return b.build();
  }

  @Test
  void printsEveryStatement() throws IOException {
    String printed = IrPrinter.print(everything());
    Path golden = Path.of("src/test/resources/golden/everything.ir");
    if (Boolean.getBoolean("actionguard.golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
  }
}
