package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Known answers of the public algorithm. */
final class LineHashesTest {
  @Test
  void hashesAnEmptyFile() {
    assertThat(LineHashes.of("").byLine())
        .containsOnly(java.util.Map.entry(1, "c129715d7a2bc9a3:1"));
  }

  @Test
  void ignoresBlanksAndKindsOfLineEnds() {
    String text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n";
    assertThat(LineHashes.of(text).byLine())
        .containsEntry(1, "e9496ae3ebfced30:1")
        .containsEntry(2, "fb7c023a8b9ccb3f:1")
        .containsEntry(6, "c8e28b0b4002a3a0:1")
        .containsEntry(7, "c129715d7a2bc9a3:1")
        .hasSize(7)
        .isEqualTo(LineHashes.of(text.replace("\n", "\r")).byLine())
        .isEqualTo(LineHashes.of(text.replace("\n", "\r\n")).byLine())
        .isEqualTo(LineHashes.of(text.replace(" ", "").replace("\t", "")).byLine());
  }

  @Test
  void numbersEqualHashes() {
    assertThat(LineHashes.of("Lorem ipsum dolor sit amet.\n".repeat(10)).byLine())
        .containsEntry(1, "a7f2ff13bc495cf2:1")
        .containsEntry(2, "a7f2ff13bc495cf2:2")
        .containsEntry(6, "a7f2ff13bc495cf2:6")
        .containsEntry(7, "a7f2ff1481e87703:1");
  }
}
