package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Code of a size and shape that only generators write: analysed as any other, in its time. */
@Timeout(300)
final class LargeInputTest {
  private static final String REQUEST = "jakarta/servlet/ServletRequest";
  private static final String STEP = "(Ljava/sql/Statement;Ljava/lang/String;I)V";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder);
  }

  private static ClassWriter open(String name, String superclass) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    // Without stack maps, as before Java 7: so the code needs none here either.
    writer.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, name, null, superclass, null);
    return writer;
  }

  private static void method(
      ClassWriter writer,
      int access,
      String name,
      String descriptor,
      Consumer<MethodVisitor> code) {
    MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
    method.visitCode();
    code.accept(method);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void write(String name, ClassWriter writer) throws IOException {
    writer.visitEnd();
    Path file = workspace.path("classes/" + name + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }

  /** {@code doGet(request, response)}: hands a parameter of the request to a static method. */
  private void writeServlet(String target, String method) throws IOException {
    String superclass = "jakarta/servlet/http/HttpServlet";
    ClassWriter writer = open("com/acme/Entry", superclass);
    writer.visitField(Opcodes.ACC_PRIVATE, "statement", "Ljava/sql/Statement;", null, null);
    method(
        writer,
        Opcodes.ACC_PROTECTED,
        "doGet",
        "(L" + REQUEST + ";Ljakarta/servlet/http/HttpServletResponse;)V",
        m -> {
          m.visitVarInsn(Opcodes.ALOAD, 0);
          m.visitFieldInsn(Opcodes.GETFIELD, "com/acme/Entry", "statement", "Ljava/sql/Statement;");
          m.visitVarInsn(Opcodes.ALOAD, 1);
          m.visitLdcInsn("id");
          String get = "(Ljava/lang/String;)Ljava/lang/String;";
          m.visitMethodInsn(Opcodes.INVOKEINTERFACE, REQUEST, "getParameter", get, true);
          m.visitInsn(Opcodes.ICONST_0);
          m.visitMethodInsn(Opcodes.INVOKESTATIC, target, method, STEP, false);
          m.visitInsn(Opcodes.RETURN);
        });
    write("com/acme/Entry", writer);
  }

  private static void query(MethodVisitor m) {
    m.visitVarInsn(Opcodes.ALOAD, 0);
    m.visitVarInsn(Opcodes.ALOAD, 1);
    String execute = "(Ljava/lang/String;)Ljava/sql/ResultSet;";
    m.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/sql/Statement", "executeQuery", execute, true);
    m.visitInsn(Opcodes.POP);
  }

  private static void call(MethodVisitor m, String owner, String name) {
    m.visitVarInsn(Opcodes.ALOAD, 0);
    m.visitVarInsn(Opcodes.ALOAD, 1);
    m.visitVarInsn(Opcodes.ILOAD, 2);
    m.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, STEP, false);
  }

  private void finds(String rule, int classes) {
    Outcome outcome = workspace.runAll("check", "classes", "--fail-on=note");
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("[" + rule + "]", "Analysed " + classes + " class", "Nothing was left out.");
    assertThat(outcome.err()).doesNotContain("\tat ", "Exception").hasLineCount(1);
  }

  /** The value goes through 20,000 instructions with branches, loops and stores. */
  @Test
  void aMethodOfTwentyThousandInstructions() throws IOException {
    ClassWriter writer = open("com/acme/Long", "java/lang/Object");
    writer.visitField(Opcodes.ACC_STATIC, "last", "Ljava/lang/String;", null, null);
    method(
        writer,
        Opcodes.ACC_STATIC,
        "run",
        STEP,
        m -> {
          for (int i = 0; i < 1_700; i++) {
            Label start = new Label();
            Label next = new Label();
            m.visitLabel(start);
            m.visitIincInsn(2, 1);
            m.visitVarInsn(Opcodes.ILOAD, 2);
            m.visitIntInsn(Opcodes.SIPUSH, i);
            m.visitInsn(Opcodes.IREM);
            m.visitJumpInsn(Opcodes.IFEQ, next);
            m.visitVarInsn(Opcodes.ALOAD, 1);
            m.visitFieldInsn(Opcodes.PUTSTATIC, "com/acme/Long", "last", "Ljava/lang/String;");
            m.visitVarInsn(Opcodes.ALOAD, 1);
            m.visitVarInsn(Opcodes.ASTORE, 1);
            m.visitVarInsn(Opcodes.ILOAD, 2);
            m.visitInsn(Opcodes.INEG);
            m.visitJumpInsn(Opcodes.IFGT, start);
            m.visitLabel(next);
          }
          query(m);
          m.visitInsn(Opcodes.RETURN);
        });
    write("com/acme/Long", writer);
    writeServlet("com/acme/Long", "run");
    finds("QueryInjection", 2);
  }

  /** The value is handed through 3,000 methods in 30 classes. */
  @Test
  void aCallChainOfThreeThousandMethods() throws IOException {
    int methods = 3_000;
    for (int c = 0; c < methods / 100; c++) {
      ClassWriter writer = open("com/acme/Chain" + c, "java/lang/Object");
      for (int i = 100 * c; i < 100 * c + 100; i++) {
        int next = i + 1;
        method(
            writer,
            Opcodes.ACC_STATIC,
            "m" + i,
            STEP,
            m -> {
              if (next == methods) {
                query(m);
              } else {
                call(m, "com/acme/Chain" + next / 100, "m" + next);
              }
              m.visitInsn(Opcodes.RETURN);
            });
      }
      write("com/acme/Chain" + c, writer);
    }
    writeServlet("com/acme/Chain0", "m0");
    finds("QueryInjection", 31);
  }

  /** Each of 500 methods calls two others: all of them are one recursion. */
  @Test
  void aRecursionOfFiveHundredMethods() throws IOException {
    int methods = 500;
    ClassWriter writer = open("com/acme/Cluster", "java/lang/Object");
    for (int i = 0; i < methods; i++) {
      int number = i;
      method(
          writer,
          Opcodes.ACC_STATIC,
          "m" + i,
          STEP,
          m -> {
            Label other = new Label();
            Label end = new Label();
            m.visitVarInsn(Opcodes.ILOAD, 2);
            m.visitIntInsn(Opcodes.SIPUSH, number);
            m.visitJumpInsn(Opcodes.IF_ICMPEQ, end);
            m.visitVarInsn(Opcodes.ILOAD, 2);
            m.visitIntInsn(Opcodes.SIPUSH, number);
            m.visitJumpInsn(Opcodes.IF_ICMPGT, other);
            call(m, "com/acme/Cluster", "m" + (number + 1) % methods);
            m.visitJumpInsn(Opcodes.GOTO, end);
            m.visitLabel(other);
            call(m, "com/acme/Cluster", "m" + (number * 7 + 3) % methods);
            m.visitLabel(end);
            if (number == methods - 1) {
              query(m);
            }
            m.visitInsn(Opcodes.RETURN);
          });
    }
    write("com/acme/Cluster", writer);
    writeServlet("com/acme/Cluster", "m0");
    finds("QueryInjection", 2);
  }
}
