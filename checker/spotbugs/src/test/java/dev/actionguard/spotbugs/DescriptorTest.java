package dev.actionguard.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.rule.Rule;
import dev.actionguard.rules.StandardRules;
import edu.umd.cs.findbugs.BugPattern;
import edu.umd.cs.findbugs.BugRanker;
import edu.umd.cs.findbugs.DetectorFactory;
import edu.umd.cs.findbugs.DetectorFactoryCollection;
import edu.umd.cs.findbugs.Plugin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SpotBugs reads about the plugin says of every rule what the rule says of itself. */
final class DescriptorTest {
  static List<Rule> rules() {
    return StandardRules.all().rules();
  }

  @Test
  void thereIsOnePatternForEachRule() {
    Plugin plugin = SpotBugsRun.plugin();
    List<String> names = rules().stream().map(Rule::name).toList();
    assertThat(plugin.getBugPatterns())
        .extracting(BugPattern::getType)
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(plugin.getDetectorFactories()).hasSize(1);
    assertThat(plugin.getDetectorFactories().iterator().next().getReportedBugPatterns())
        .extracting(BugPattern::getType)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPatternSaysWhatItsRuleSays(Rule rule) {
    DetectorFactory factory = SpotBugsRun.plugin().getDetectorFactories().iterator().next();
    BugPattern pattern = DetectorFactoryCollection.instance().lookupBugPattern(rule.name());
    assertThat(pattern).isNotNull();
    assertThat(pattern.getShortDescription()).isEqualTo(rule.info().summary());
    assertThat(pattern.getCWEid()).isEqualTo(rule.info().cwe());
    assertThat(pattern.getCategory()).isIn("SECURITY", "CORRECTNESS");
    assertThat(pattern.getBugCode().getDescription()).isNotBlank();
    assertThat(pattern.getDetailHTML())
        .contains("<h4>Why it matters</h4>", "<pre><code")
        .doesNotContain("<h1>", "```", "\n## ", "\n- ");
    assertThat(BugRanker.findRank(pattern, factory)).isEqualTo(Grade.rank(rule));
  }
}
