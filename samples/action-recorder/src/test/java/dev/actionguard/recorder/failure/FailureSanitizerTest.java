package dev.actionguard.recorder.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a failure is kept, and how much. */
final class FailureSanitizerTest {

  private final FailureSanitizer sanitizer = new FailureSanitizer();

  @Test
  void nothingIsKeptOfASuccess() {
    assertThat(sanitizer.sanitize(Outcome.success())).isEqualTo(FailureText.NONE);
    assertThat(Outcome.success().result()).isEqualTo(EventResult.SUCCESS);
  }

  @ParameterizedTest
  @CsvSource({"254,x", "255,x", "256,x", "300,é", "300,€", "300,😀", "127,é", "128,é", "64,😀"})
  void detailsAreCutBetweenCharactersAt255Bytes(int count, String character) {
    String details = details(character.repeat(count));
    int width = bytes(character);
    assertThat(details).isEqualTo(character.repeat(Math.min(count, 255 / width)));
  }

  @Test
  void anyTextIsCutToTheLongestStartThatFits() {
    Random random = new Random(42);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(300);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(new int[] {'a', 'é', '€', 0x1F600}[random.nextInt(4)]);
      }
      String cut = text.isEmpty() ? "" : details(text.toString());
      assertThat(text.toString()).startsWith(cut);
      assertThat(bytes(cut)).isLessThanOrEqualTo(255);
      if (cut.length() < text.length()) {
        int next = text.codePointAt(cut.length());
        assertThat(bytes(cut + Character.toString(next))).isGreaterThan(255);
      }
    }
  }

  @Test
  void emptyDetailsAreNone() {
    assertThat(details("")).isNull();
    assertThat(details(null)).isNull();
  }

  @Test
  void controlCharactersAndBrokenSurrogatesAreReplaced() {
    assertThat(details("a\nb\tc\u2028d\ud800e\u0000f")).isEqualTo("a b c d?e f");
    assertThat(traceback("a\nb\tc\rd\u0000e")).isEqualTo("a\nb\tc d e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login password=hunter2 failed|login password=*** failed",
        "login Password: hunter2, again|login Password: ***, again",
        "{\"api_key\": \"k 1\"}|{\"api_key\": ***}",
        "token='a b' x|token=*** x",
        "secret=(x)|secret=***)",
        "Authorization: Bearer abcdefgh.12|Authorization: Bearer ***",
        "amqp://user:pw@host/x|amqp://***@host/x",
        "nothing to hide|nothing to hide"
      })
  void whatLooksLikeASecretIsRemoved(String text, String kept) {
    assertThat(details(text)).isEqualTo(kept);
    assertThat(traceback(text)).isEqualTo(kept);
  }

  @Test
  void aSecretIsRemovedBeforeTheTextIsCut() {
    String kept = details("x".repeat(240) + " password=abcdefghijklmnop");
    assertThat(kept).endsWith("password=***").doesNotContain("abc");
  }

  @Test
  void anAnonymousExceptionIsNamedInFull() {
    RuntimeException anonymous = new RuntimeException("secret") {};
    assertThat(sanitizer.sanitize(Outcome.failure(anonymous)).details())
        .isEqualTo(anonymous.getClass().getName());
  }

  @Test
  void anExceptionWhoseTextForUsersFailsIsNamed() {
    class Broken extends RuntimeException implements UserSafe {
      private static final long serialVersionUID = 1;

      @Override
      public String userMessage() {
        throw new IllegalStateException("secret");
      }
    }
    assertThat(sanitizer.sanitize(Outcome.failure(new Broken())).details()).isEqualTo("Broken");
  }

  @Test
  void causesAreNamedWithoutTheirMessages() {
    IOException root = new IOException("secret-1");
    IllegalStateException failure = new IllegalStateException("secret-2", root);
    String trace = sanitizer.sanitize(Outcome.failure(failure)).traceback();
    assertThat(trace)
        .contains("caused by java.io.IOException\nat ")
        .contains("causesAreNamedWithoutTheirMessages")
        .doesNotContain("secret", "IllegalStateException");
  }

  @Test
  void aCircleOfCausesEnds() {
    RuntimeException one = new RuntimeException();
    RuntimeException two = new RuntimeException(one);
    one.initCause(two);
    String trace = sanitizer.sanitize(Outcome.failure(one)).traceback();
    assertThat(trace).containsOnlyOnce("caused by");
  }

  @Test
  void messagesOfTextualTracesAreRemoved() {
    String given =
        """
        java.lang.IllegalStateException: secret
        \tat a.B.c(B.java:1)
        Caused by: java.io.IOException: secret
        \tat a.B.d(B.java:2)
        """;
    assertThat(traceback(given))
        .isEqualTo(
            """
            java.lang.IllegalStateException
            \tat a.B.c(B.java:1)
            Caused by: java.io.IOException
            \tat a.B.d(B.java:2)
            """);
  }

  @Test
  void aTraceKeepsHeadAndTailWithinItsBound() {
    assertThat(traceback("x".repeat(65_535))).isEqualTo("x".repeat(65_535));
    String cut = traceback("head" + "€".repeat(40_000) + "tail");
    assertThat(bytes(cut)).isBetween(65_500, 65_535);
    assertThat(cut).startsWith("head€").endsWith("€tail").containsOnlyOnce("\n... cut ...\n");
  }

  @Test
  void noTraceIsNoTrace() {
    assertThat(traceback(null)).isNull();
    assertThat(traceback("")).isEmpty();
  }

  private String details(String text) {
    return sanitizer.sanitize(Outcome.failure(text, null)).details();
  }

  private String traceback(String text) {
    return sanitizer.sanitize(Outcome.failure(null, text)).traceback();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
