package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogTemplatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "userId={} | userId",
        "userId: '{}' | userId",
        "{} did {} | ,",
        "a={} and {}, b = [{}] | a,,b",
        "user-id=%s, n=%5.2f, x=%-10d%n | user-id,n,x",
        "100%% of %s | ''",
        "b={1} a={0} | a,b",
        "b=%2$s a=%1$s | a,b",
        "now=%tF user=%s | now,user",
        "only {0} | ''",
        "none | -"
      })
  void namesAreInTheOrderOfTheArguments(String template, String names) {
    List<String> expected = names.equals("-") ? List.of() : List.of(names.split(",", -1));
    assertThat(LogTemplates.names(template)).isEqualTo(expected);
  }

  /** Of conversions in any mixture, each takes its own argument. */
  @Test
  void everyConversionTakesOneArgument() {
    SplittableRandom random = new SplittableRandom(71);
    List<String> conversions =
        List.of("%s", "%d", "%08x", "%,d", "%+.3e", "%b", "%c", "%-5S", "%tY");
    for (int run = 0; run < 2_000; run++) {
      StringBuilder template = new StringBuilder();
      int size = random.nextInt(6);
      for (int i = 0; i < size; i++) {
        template.append(random.nextBoolean() ? " %% " : "%n").append("k").append(i).append('=');
        template.append(conversions.get(random.nextInt(conversions.size())));
      }
      List<String> names = LogTemplates.names(template.toString());
      assertThat(names).hasSize(size);
      for (int i = 0; i < size; i++) {
        assertThat(names.get(i)).isEqualTo("k" + i);
      }
    }
  }

  @Test
  void hostileTemplatesAreBounded() {
    assertThat(LogTemplates.names("{}".repeat(10_000))).hasSizeLessThanOrEqualTo(100);
    assertThat(LogTemplates.names("{999999999999}")).hasSize(1);
    assertThat(LogTemplates.names("%99$s")).hasSize(99);
    assertThat(LogTemplates.names("{%{}%")).hasSize(1);
    assertThat(LogTemplates.names("=".repeat(10_000) + "a".repeat(10_000))).isEmpty();
  }
}
