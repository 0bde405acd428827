package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.interpreter.Interpreter;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.IrPrinter;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code that today's compilers do not emit, and more of it than anyone writes. */
@Timeout(120)
final class OldAndLargeCodeTest {
  private static ClassModel classOf(
      int version, String descriptor, Consumer<MethodVisitor> content) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor method = writer.visitMethod(access, "m", descriptor, null, null);
    method.visitCode();
    content.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return new ClassFileReader(name -> Optional.empty()).read(writer.toByteArray()).model();
  }

  private static Body body(ClassModel model) {
    Body body = model.methods().get(0).code().body();
    BodyChecks.check("m", body);
    return body;
  }

  private static String text(ClassModel model) {
    return IrPrinter.print(body(model));
  }

  @Test
  void subroutineIsInlined() {
    ClassModel model =
        classOf(
            Opcodes.V1_4,
            "(I)I",
            m -> {
              Label sub = new Label();
              Label start = new Label();
              Label end = new Label();
              Label handler = new Label();
              m.visitTryCatchBlock(start, end, handler, null);
              m.visitLabel(start);
              m.visitIntInsn(Opcodes.BIPUSH, 100);
              m.visitVarInsn(Opcodes.ILOAD, 0);
              m.visitInsn(Opcodes.IDIV);
              m.visitVarInsn(Opcodes.ISTORE, 1);
              m.visitLabel(end);
              m.visitJumpInsn(Opcodes.JSR, sub);
              m.visitVarInsn(Opcodes.ILOAD, 1);
              m.visitInsn(Opcodes.IRETURN);
              m.visitLabel(handler);
              m.visitVarInsn(Opcodes.ASTORE, 2);
              m.visitJumpInsn(Opcodes.JSR, sub);
              m.visitVarInsn(Opcodes.ALOAD, 2);
              m.visitInsn(Opcodes.ATHROW);
              m.visitLabel(sub);
              m.visitVarInsn(Opcodes.ASTORE, 3);
              m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "gc", "()V", false);
              m.visitVarInsn(Opcodes.RET, 3);
            });
    String text = text(model);
    assertThat(text.split("System#gc", -1)).hasSize(3);
    assertThat(text).contains("[finally java.lang.Throwable", "throw $");
    assertThat(model.methods().get(0).code().references())
        .containsExactly(new MethodRef("java.lang.System", "gc", List.of(), "void"));
  }

  @Test
  void everyDuplicationIsRight() {
    // 1 2 3 -> dup_x2 -> 3 1 2 3; then as digits of one number.
    assertDigits("3123", m -> push(m, 1, 2, 3).visitInsn(Opcodes.DUP_X2), 4);
    assertDigits("212", m -> push(m, 1, 2).visitInsn(Opcodes.DUP_X1), 3);
    assertDigits("1212", m -> push(m, 1, 2).visitInsn(Opcodes.DUP2), 4);
    assertDigits("23123", m -> push(m, 1, 2, 3).visitInsn(Opcodes.DUP2_X1), 5);
    assertDigits("341234", m -> push(m, 1, 2, 3, 4).visitInsn(Opcodes.DUP2_X2), 6);
    assertDigits("21", m -> push(m, 1, 2).visitInsn(Opcodes.SWAP), 2);
  }

  private static MethodVisitor push(MethodVisitor m, int... values) {
    for (int value : values) {
      m.visitIntInsn(Opcodes.BIPUSH, value);
    }
    return m;
  }

  private static void assertDigits(String expected, Consumer<MethodVisitor> stack, int depth) {
    ClassModel model =
        classOf(
            Opcodes.V1_6,
            "([Ljava/lang/String;)V",
            m -> {
              stack.accept(m);
              for (int i = depth; i > 0; i--) {
                m.visitVarInsn(Opcodes.ISTORE, i);
              }
              for (int i = 1; i <= depth; i++) {
                m.visitFieldInsn(
                    Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
                m.visitVarInsn(Opcodes.ILOAD, i);
                m.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "print", "(I)V", false);
              }
              m.visitInsn(Opcodes.RETURN);
            });
    BodyChecks.check("m", model.methods().get(0).code().body());
    ClassModel main = renamed(model);
    assertThat(new Interpreter(new Program(List.of(main), n -> Optional.empty())).run("Old"))
        .isEqualTo(expected);
  }

  /** The interpreter starts at {@code main}. */
  private static ClassModel renamed(ClassModel model) {
    var m = model.methods().get(0);
    MethodRef main =
        new MethodRef("Old", "main", m.reference().parameters(), m.reference().returns());
    var method =
        new dev.actionguard.ir.MethodModel(
            main,
            m.modifiers(),
            m.compilerMade(),
            m.parameters(),
            m.returns(),
            m.annotations(),
            m.exceptions(),
            null,
            m.range(),
            m.code());
    return new ClassModel(
        model.name(),
        model.modifiers(),
        model.kind(),
        model.superclass(),
        model.interfaces(),
        model.annotations(),
        model.fields(),
        List.of(method),
        model.components(),
        null,
        null,
        "",
        model.range());
  }

  @Test
  void stackAcrossALoopIsCarriedInATemporary() {
    ClassModel model =
        classOf(
            Opcodes.V1_6,
            "([Ljava/lang/String;)V",
            m -> {
              Label head = new Label();
              m.visitInsn(Opcodes.ICONST_1);
              m.visitIntInsn(Opcodes.BIPUSH, 5);
              m.visitVarInsn(Opcodes.ISTORE, 1);
              m.visitLabel(head);
              m.visitIntInsn(Opcodes.BIPUSH, 3);
              m.visitInsn(Opcodes.IMUL);
              m.visitIincInsn(1, -1);
              m.visitVarInsn(Opcodes.ILOAD, 1);
              m.visitJumpInsn(Opcodes.IFGT, head);
              m.visitFieldInsn(
                  Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
              m.visitInsn(Opcodes.SWAP);
              m.visitMethodInsn(
                  Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "print", "(I)V", false);
              m.visitInsn(Opcodes.RETURN);
            });
    BodyChecks.check("m", model.methods().get(0).code().body());
    Program program = new Program(List.of(renamed(model)), n -> Optional.empty());
    assertThat(new Interpreter(program).run("Old")).isEqualTo("243");
  }

  @Test
  void twentyThousandInstructionsInARow() {
    ClassModel model =
        classOf(
            Opcodes.V1_6,
            "(I)I",
            m -> {
              for (int i = 0; i < 10_000; i++) {
                m.visitVarInsn(Opcodes.ILOAD, 0);
                m.visitIntInsn(Opcodes.BIPUSH, i % 100);
                m.visitInsn(Opcodes.IADD);
                m.visitVarInsn(Opcodes.ISTORE, 0);
              }
              m.visitVarInsn(Opcodes.ILOAD, 0);
              m.visitInsn(Opcodes.IRETURN);
            });
    assertThat(body(model).size()).isEqualTo(10_001);
  }

  @Test
  void thousandsOfBlocksAndVariables() {
    ClassModel model =
        classOf(
            Opcodes.V1_6,
            "(I)I",
            m -> {
              for (int i = 1; i < 2900; i++) {
                Label next = new Label();
                m.visitVarInsn(Opcodes.ILOAD, 0);
                m.visitVarInsn(Opcodes.ISTORE, i);
                m.visitVarInsn(Opcodes.ILOAD, i);
                m.visitJumpInsn(Opcodes.IFEQ, next);
                m.visitIincInsn(i, 1);
                m.visitLabel(next);
              }
              for (int i = 1; i < 2900; i++) {
                m.visitVarInsn(Opcodes.ILOAD, i);
                m.visitVarInsn(Opcodes.ISTORE, 0);
              }
              m.visitVarInsn(Opcodes.ILOAD, 0);
              m.visitInsn(Opcodes.IRETURN);
            });
    assertThat(body(model).blocks()).hasSizeGreaterThan(2900);
  }

  @Test
  void thousandsOfNestedHandlers() {
    ClassModel model =
        classOf(
            Opcodes.V1_6,
            "()V",
            m -> {
              Label start = new Label();
              Label end = new Label();
              m.visitLabel(start);
              m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "gc", "()V", false);
              m.visitLabel(end);
              m.visitInsn(Opcodes.RETURN);
              for (int i = 0; i < 3000; i++) {
                Label handler = new Label();
                m.visitLabel(handler);
                m.visitInsn(Opcodes.POP);
                m.visitInsn(Opcodes.RETURN);
                m.visitTryCatchBlock(start, end, handler, "E" + i);
              }
            });
    assertThat(body(model).blocks().get(0).handlers()).hasSize(3000);
  }

  @Test
  void resourceHandlersOfOldCompilersAreSynthetic() {
    // catch (Throwable t) { primary = t; throw t; } and finally { close in three ways }
    ClassModel model =
        classOf(
            Opcodes.V1_8,
            "(Ljava/lang/AutoCloseable;)V",
            m -> {
              Label body = new Label();
              Label bodyEnd = new Label();
              Label primary = new Label();
              Label any = new Label();
              Label close = new Label();
              Label closeEnd = new Label();
              Label suppress = new Label();
              Label plain = new Label();
              Label rethrow = new Label();
              m.visitTryCatchBlock(body, bodyEnd, primary, "java/lang/Throwable");
              m.visitTryCatchBlock(body, bodyEnd, any, null);
              m.visitTryCatchBlock(primary, any, any, null);
              m.visitTryCatchBlock(close, closeEnd, suppress, "java/lang/Throwable");
              m.visitInsn(Opcodes.ACONST_NULL);
              m.visitVarInsn(Opcodes.ASTORE, 1);
              m.visitLabel(body);
              m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "gc", "()V", false);
              m.visitLabel(bodyEnd);
              m.visitInsn(Opcodes.RETURN);
              m.visitLabel(primary);
              m.visitVarInsn(Opcodes.ASTORE, 2);
              m.visitVarInsn(Opcodes.ALOAD, 2);
              m.visitVarInsn(Opcodes.ASTORE, 1);
              m.visitVarInsn(Opcodes.ALOAD, 2);
              m.visitInsn(Opcodes.ATHROW);
              m.visitLabel(any);
              m.visitVarInsn(Opcodes.ASTORE, 3);
              m.visitVarInsn(Opcodes.ALOAD, 1);
              m.visitJumpInsn(Opcodes.IFNULL, plain);
              m.visitLabel(close);
              close(m);
              m.visitLabel(closeEnd);
              m.visitJumpInsn(Opcodes.GOTO, rethrow);
              m.visitLabel(suppress);
              m.visitVarInsn(Opcodes.ASTORE, 4);
              m.visitVarInsn(Opcodes.ALOAD, 1);
              m.visitVarInsn(Opcodes.ALOAD, 4);
              m.visitMethodInsn(
                  Opcodes.INVOKEVIRTUAL,
                  "java/lang/Throwable",
                  "addSuppressed",
                  "(Ljava/lang/Throwable;)V",
                  false);
              m.visitJumpInsn(Opcodes.GOTO, rethrow);
              m.visitLabel(plain);
              close(m);
              m.visitLabel(rethrow);
              m.visitVarInsn(Opcodes.ALOAD, 3);
              m.visitInsn(Opcodes.ATHROW);
            });
    assertThat(text(model)).contains("[synthetic").doesNotContain("[finally", "[catch");
  }

  private static void close(MethodVisitor m) {
    m.visitVarInsn(Opcodes.ALOAD, 0);
    m.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/lang/AutoCloseable", "close", "()V", true);
  }

  @Test
  void damagedCodeHasAReason() {
    ClassModel model = classOf(Opcodes.V1_6, "()I", m -> m.visitInsn(Opcodes.IRETURN));
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> body(model)))
        .isInstanceOf(dev.actionguard.ir.LoweringException.class)
        .hasMessage("the stack is empty where an instruction takes a value");
  }
}
