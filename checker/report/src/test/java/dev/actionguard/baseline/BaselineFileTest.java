package dev.actionguard.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineFileTest {
  private static final String HEADING = "{\"actionguardBaseline\":1}\n";

  private static String entry(String type, String more) {
    return "{\"rule\":\"LocalClock\",\"class\":\""
        + type
        + "\",\"method\":\"a()\",\"message\":\"clock\""
        + more
        + ",\"fingerprints\":{\"v1\":\""
        + type
        + "\"}}\n";
  }

  private static void fails(String text, String message) {
    assertThatThrownBy(() -> BaselineFile.parse(text, "b.jsonl"))
        .isInstanceOf(BaselineException.class)
        .hasMessageStartingWith(message);
  }

  private static String merged(String left, String right) throws BaselineException {
    Baseline baseline =
        BaselineFile.parse(HEADING + left, "l").merge(BaselineFile.parse(HEADING + right, "r"));
    return new String(BaselineFile.write(baseline), StandardCharsets.UTF_8)
        .substring(HEADING.length());
  }

  @Test
  void readsWhatItWrites() throws Exception {
    String text =
        HEADING + entry("A", ",\"reason\":\"r\",\"owner\":\"o\",\"until\":\"2027-01-31\"");
    Baseline baseline = BaselineFile.parse(text, "b");
    assertThat(BaselineFile.write(baseline)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(BaselineFile.parse(text.replace("\n", "\r\n"), "b")).isEqualTo(baseline);
  }

  @Test
  void tellsWhatIsWrongAndWhere() {
    fails("", "b.jsonl: empty");
    fails("[]", "b.jsonl:1: not a JSON object");
    fails("{}", "b.jsonl:1: not a baseline: the heading is missing");
    fails("{\"actionguardBaseline\":2}", "b.jsonl:1: a baseline of version 2");
    fails(HEADING + "{\"rule\":", "b.jsonl:2: not JSON: ");
    fails(HEADING + "{}", "b.jsonl:2: 'fingerprints' is missing");
    fails(HEADING + entry("A", ",\"line\":3"), "b.jsonl:2: unknown member 'line'");
    fails(HEADING + entry("A", ",\"rule\":\"x\""), "b.jsonl:2: not JSON: Duplicate");
    fails(HEADING + entry("A", ",\"until\":\"soon\""), "b.jsonl:2: 'soon' is not a date");
    fails(HEADING + entry("A", "").replace("\"a()\"", "1"), "b.jsonl:2: 'method' is not a text");
    fails(HEADING + "<<<<<<< HEAD\n", "b.jsonl:2: conflict left by a merge");
    fails(HEADING + "[".repeat(100_000), "b.jsonl:2: ");
  }

  @Test
  void mergesToWhatEitherSideHas() throws Exception {
    assertThat(merged(entry("A", "") + entry("B", ""), entry("B", "") + entry("C", "")))
        .isEqualTo(entry("A", "") + entry("B", "") + entry("C", ""));
    assertThat(merged(entry("A", "") + entry("A", ""), entry("A", "")))
        .isEqualTo(entry("A", "") + entry("A", ""));
    assertThatThrownBy(() -> merged(entry("A", ",\"owner\":\"x\""), entry("A", ",\"owner\":\"y\"")))
        .isInstanceOf(BaselineException.class)
        .hasMessageContaining("LocalClock in A#a()");
  }

  @Test
  void mergesTheSidesOfAConflict(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("b"),
            HEADING
                + entry("A", "")
                + "<<<<<<< HEAD\n"
                + entry("B", "")
                + "||||||| base\n"
                + entry("X", "")
                + "=======\n"
                + entry("C", "")
                + ">>>>>>> other\n"
                + entry("D", ""));
    assertThat(BaselineFile.readConflicting(file, "b").entries())
        .extracting(BaselineEntry::className)
        .containsExactly("A", "B", "C", "D");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> BaselineFile.read(file, "b"))
        .isInstanceOf(BaselineException.class)
        .hasMessage("b: not text in UTF-8");
  }
}
