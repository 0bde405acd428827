package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Programs read from class files that another tool holds. */
final class ClassFilesTest {
  private final Map<String, byte[]> held = new LinkedHashMap<>();
  private final List<String> analysed = new ArrayList<>();
  private final ClassFiles files =
      new ClassFiles() {
        @Override
        public Collection<String> analysed() {
          return analysed;
        }

        @Override
        public byte[] read(String path) throws IOException {
          if (path.startsWith("gone/")) {
            throw new IOException("it is on a disk that was taken out");
          }
          return held.get(path);
        }
      };

  private void hold(String name, String superclass) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superclass, null);
    writer.visitEnd();
    held.put(name + ".class", writer.toByteArray());
  }

  @Test
  void theNamedClassesAreAnalysedAndTheOthersFound() {
    hold("app/B", "lib/Base");
    hold("app/A", "java/lang/Object");
    hold("lib/Base", "java/util/ArrayList");
    analysed.addAll(List.of("app/B.class", "app/A.class"));
    try (LoadedProgram loaded = ProgramReader.read(files)) {
      assertThat(loaded.program().classes())
          .extracting(ClassModel::name)
          .containsExactly("app.A", "app.B");
      assertThat(loaded.program().find("lib.Base")).isPresent();
      assertThat(loaded.program().find("java.util.ArrayList")).isPresent();
      assertThat(loaded.program().find("lib.Missing")).isEmpty();
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.classPathProblems()).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestGoesOn() {
    hold("app/A", "java/lang/Object");
    held.put("app/Broken.class", new byte[] {1, 2, 3});
    held.put("module-info.class", new byte[0]);
    analysed.addAll(
        List.of("app/A.class", "app/Broken.class", "gone/B.class", "module-info.class"));
    try (LoadedProgram loaded = ProgramReader.read(files)) {
      assertThat(loaded.program().classes()).extracting(ClassModel::name).containsExactly("app.A");
      assertThat(loaded.problems())
          .extracting(InputProblem::path)
          .containsExactly("app/Broken.class", "gone/B.class");
      assertThat(loaded.program().find("gone.C")).isEmpty();
      assertThat(loaded.classPathProblems())
          .singleElement()
          .hasToString("the class path!/gone/C.class: it is on a disk that was taken out");
    }
  }

  @Test
  void thereMayBeNothing() {
    try (LoadedProgram loaded = ProgramReader.read(files)) {
      assertThat(loaded.program().classes()).isEmpty();
    }
  }
}
