package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.IrPrinter;
import dev.actionguard.ir.MethodModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single constructs and the form that they take. */
final class LoweringTest {
  @TempDir private Path folder;

  private String lowered(String members) {
    Path classes = Compiled.source(folder, "T.java", "class T {" + members + "}", "-g");
    try (LoadedProgram loaded = ProgramReader.read(List.of(classes), List.of())) {
      MethodModel method =
          loaded.program().own("T").orElseThrow().methods().stream()
              .filter(m -> m.name().equals("m"))
              .findFirst()
              .orElseThrow();
      return IrPrinter.print(method.code().body()).replaceAll("  // \\d+\n", "\n");
    }
  }

  @Test
  void conditionReadsAsInTheSource() {
    assertThat(lowered("int m(String s) { if (s.equals(\"a\")) return 1; return 2; }"))
        .isEqualTo(
            """
            b0:
              $2 = virtual s_1.java.lang.String#equals(java.lang.Object)("a")
              if $2 != false goto b1 else b2
            b1:
              return 1
            b2:
              return 2
            """);
  }

  @Test
  void stringSwitchIsOneSwitch() {
    assertThat(
            lowered(
                "int m(String s) { switch (s) { case \"a\": return 1; case \"b\": return 2;"
                    + " default: return 3; } }"))
        .contains("switch $2 {\"a\" -> b1, \"b\" -> b2 default -> b3}")
        .doesNotContain("hashCode", "equals");
  }

  @Test
  void enumSwitchNamesConstants() {
    assertThat(
            lowered(
                "enum E { A, B, C } int m(E e) { switch (e) { case B: return 1; case C: return 2;"
                    + " default: return 3; } }"))
        .contains("switch e_1 {\"B\" -> b1, \"C\" -> b2 default -> b3}")
        .doesNotContain("ordinal", "$SwitchMap$");
  }

  @Test
  void materialisedConditionAssignsTheVariableInBothArms() {
    assertThat(lowered("boolean m(boolean a, boolean b) { boolean c = a && b; return c; }"))
        .contains("c_3 = true", "c_3 = false", "return c_3");
  }

  @Test
  void oldValueOfAnIncrementedVariableIsKept() {
    assertThat(lowered("int m(int i) { return i++ + i; }"))
        .isEqualTo(
            """
            b0:
              $2 = i_1
              i_1 = i_1 + 1
              $3 = $2 + i_1
              return $3
            """);
  }

  @Test
  void slotOfTwoVariablesIsTwoLocals() {
    assertThat(lowered("void m() { { int a = 1; n(a); } { int b = 2; n(b); } } void n(int i) {}"))
        .contains("a_1 = 1", "b_2 = 2");
  }

  @Test
  void handlersSayWhatTheyWere() {
    assertThat(
            lowered(
                "int x; void m(AutoCloseable c) throws Exception { synchronized (this) { x = 1;"
                    + " n(); } try { n(); } finally { x = 2; } try { n(); } catch"
                    + " (RuntimeException e) { x = 3; } try (c) { n(); } } void n() {}"))
        .contains(
            "[finally java.lang.Throwable",
            "[catch java.lang.RuntimeException",
            "[synthetic java.lang.Throwable");
  }
}
