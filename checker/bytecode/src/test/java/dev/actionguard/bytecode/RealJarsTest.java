package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method of real archives is lowered: from javac, kotlinc and others, of many versions. */
final class RealJarsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kotlin.KotlinVersion",
        "com.google.common.collect.ImmutableList",
        "org.springframework.core.io.Resource",
        "org.assertj.core.api.Assertions",
        "org.objectweb.asm.ClassReader"
      })
  void everyMethodIsLowered(String classInJar) throws Exception {
    Path jar =
        Path.of(
            Class.forName(classInJar, false, RealJarsTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    List<String> failed = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    int methods = 0;
    try (LoadedProgram loaded = ProgramReader.read(List.of(jar), List.of())) {
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.duplicates()).isEmpty();
      for (ClassModel model : loaded.program().classes()) {
        for (MethodModel method : model.methods()) {
          if (method.code() != null) {
            methods++;
            check(method, failed, unknown);
          }
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(unknown).isEmpty();
    assertThat(methods).isGreaterThan(500);
  }

  private static void check(MethodModel method, List<String> failed, Set<String> unknown) {
    try {
      Body body = method.code().body();
      BodyChecks.check(method.reference().toString(), body);
      body.blocks().stream()
          .flatMap(block -> block.statements().stream())
          .filter(Statement.Unknown.class::isInstance)
          .forEach(s -> unknown.add(((Statement.Unknown) s).reason()));
      assertThat(method.code().references()).doesNotHaveDuplicates();
    } catch (LoweringException e) {
      failed.add(method.reference() + ": " + e.getMessage());
    }
  }
}
