package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Type;
import dev.actionguard.model.ModelLoader;
import dev.actionguard.options.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgramIndexTest {
  private static final String OUTER = "mint.Press";

  /** A nested class asks for the one around it; some of these names share a slot of a map. */
  @Test
  void nestedClassesAreAskedFirst() {
    for (int i = 0; i < 64; i++) {
      String nested = OUTER + "$Stage" + i;
      Program program =
          new Program(List.of(model(OUTER, null), model(nested, OUTER)), ClassLookup.NONE);
      ProgramIndex index = new ProgramIndex(program, ModelLoader.standard(), Options.DEFAULT);
      assertThat(index.isTest(nested)).isFalse();
      assertThat(index.isGenerated(nested)).isFalse();
    }
  }

  private static ClassModel model(String name, @Nullable String enclosing) {
    return new ClassModel(
        name,
        0,
        ClassModel.Kind.CLASS,
        Type.of("java.lang.Object"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        enclosing,
        null,
        "mint/Press.java",
        SourceRange.UNKNOWN);
  }
}
