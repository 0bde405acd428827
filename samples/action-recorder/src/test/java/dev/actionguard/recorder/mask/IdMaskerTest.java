package dev.actionguard.recorder.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows of an identifier. */
final class IdMaskerTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @Test
  void theHashIsTwelveDigitsAndDependsOnValueAndKey() {
    IdMasker masker = new IdMasker(KEY);
    assertThat(masker.hash("alice")).matches("[0-9a-f]{12}").isEqualTo(masker.hash("alice"));
    assertThat(masker.hash("alice")).isNotEqualTo(masker.hash("bob"));
    assertThat(masker.hash("alice")).isNotEqualTo(IdMasker.withRandomKey().hash("alice"));
    assertThat(IdMasker.withRandomKey().hash("alice"))
        .isNotEqualTo(IdMasker.withRandomKey().hash("alice"));
    assertThat(masker.hash(null)).isEqualTo("-");
  }

  @Test
  void theHashIsTheDocumentedOne() {
    assertThat(new IdMasker(new byte[16]).hash("")).isEqualTo("b613679a0814");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new IdMasker(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theKeyIsCopiedAndNeverShown() {
    byte[] key = KEY.clone();
    IdMasker masker = new IdMasker(key);
    String before = masker.hash("x");
    key[0] = 0;
    assertThat(masker.hash("x")).isEqualTo(before);
    assertThat(masker).hasToString("IdMasker[***]");
  }

  @ParameterizedTest
  @CsvSource({"'',***", "abc,***", "abcd,***d", "abcdefgh,***gh", "abcdefghijklmnopqrst,***qrst"})
  void atMostFourCharactersAndAQuarterAreKept(String value, String shown) {
    assertThat(IdMasker.tail(value)).isEqualTo(shown);
  }
}
