package dev.actionguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigEditTest {
  private static final String ENTRY = "{ method: \"a.B#c(String)\", shape: throws }";

  private static Optional<String> added(String yaml) {
    return ConfigEdit.adding(yaml, "validators", ENTRY, TestRules.RULES).map(e -> e.apply(yaml));
  }

  @Test
  void addsToAList() {
    assertThat(added("# 😀\nvalidators:\n  - { method: \"x.Y#z\" }\naudit: true\n"))
        .contains("# 😀\nvalidators:\n  - " + ENTRY + "\n  - { method: \"x.Y#z\" }\naudit: true\n");
    assertThat(added("validators: [ { method: \"x.Y#z\" } ]"))
        .contains("validators: [" + ENTRY + ",  { method: \"x.Y#z\" } ]");
    assertThat(added("validators: []\n")).contains("validators: [" + ENTRY + "]\n");
    assertThat(added("validators:\n- method: x.Y#z\n  arg: 1\n"))
        .contains("validators:\n- " + ENTRY + "\n- method: x.Y#z\n  arg: 1\n");
  }

  @Test
  void makesTheList() {
    assertThat(added("")).contains("validators:\n  - " + ENTRY + "\n");
    assertThat(added("audit: true")).contains("audit: true\nvalidators:\n  - " + ENTRY + "\n");
  }

  @Test
  void leavesWhatItWouldBreak() {
    assertThat(added("{ audit: true }")).as("on one line").isEmpty();
    assertThat(added("rulse: {}")).as("a mistake").isEmpty();
    assertThat(added("a: [")).as("no YAML").isEmpty();
  }
}
