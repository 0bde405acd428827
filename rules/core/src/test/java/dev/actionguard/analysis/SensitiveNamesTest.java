package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.options.Options;
import dev.actionguard.options.SensitivityLevel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SensitiveNamesTest {
  private final SensitiveNames names = new SensitiveNames(Options.DEFAULT.sensitive());

  @ParameterizedTest
  @CsvSource({
    "password, SECRET",
    "accessToken, SECRET",
    "api_key, SECRET",
    "apiKey, SECRET",
    "sessionId, SECRET",
    "CVV, SECRET",
    "email, PERSONAL",
    "emails, PERSONAL",
    "customerEmail, PERSONAL",
    "phoneNumber, PERSONAL",
    "dateOfBirth, PERSONAL",
    "iban, PERSONAL",
    "userId, INTERNAL_ID",
    "user_id, INTERNAL_ID",
    "userIds, INTERNAL_ID",
    "tenantId, INTERNAL_ID",
    "patientUuid, INTERNAL_ID",
    "username, INTERNAL_ID",
  })
  void termsAreTheLastWords(String name, SensitivityLevel level) {
    assertThat(names.level(name)).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nextPageToken",
        "continuationToken",
        "trackingToken",
        "tokenType",
        "tokenCount",
        "tokenizer",
        "tokens_count",
        "secretName",
        "secretVersion",
        "passwordEncoder",
        "passwordPolicy",
        "userIdColumn",
        "emailPattern",
        "hasPassword",
        "isTokenValid",
        "passwordResetUrl",
        "traceId",
        "orderId",
        "id",
        "",
        "_",
        "compass",
        "spinner",
        "mailbox",
        "maskedEmail",
        "opinion",
        "secretary",
        "passenger",
        "tokenization",
        "pinned",
        "bindAddress"
      })
  void otherWordsAreNoTerms(String name) {
    assertThat(names.level(name)).isEqualTo(SensitivityLevel.PUBLIC);
  }

  /** How words are joined says nothing, and what comes before a term does not take it away. */
  @Test
  void writingDoesNotMatter() {
    for (String words : List.of("access token", "user id", "phone number", "card number")) {
      String[] parts = words.split(" ", -1);
      String camel = parts[0] + parts[1].substring(0, 1).toUpperCase(Locale.ROOT);
      camel += parts[1].substring(1);
      SensitivityLevel level = names.level(camel);
      assertThat(level).isNotEqualTo(SensitivityLevel.PUBLIC);
      for (String form :
          List.of(
              parts[0] + "_" + parts[1],
              parts[0] + "-" + parts[1],
              parts[0].toUpperCase(Locale.ROOT) + "_" + parts[1].toUpperCase(Locale.ROOT),
              camel + "s",
              "new" + camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1),
              "old_" + parts[0] + "_" + parts[1])) {
        assertThat(names.level(form)).as(form).isEqualTo(level);
      }
      for (String after : List.of("Count", "Column", "Type", "Pattern", "Length")) {
        assertThat(names.level(camel + after)).isEqualTo(SensitivityLevel.PUBLIC);
      }
    }
  }
}
