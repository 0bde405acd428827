package dev.actionguard.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.Priorities;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bug says, and what keeps it from being reported. */
final class DetectorTest {
  @TempDir private Path project;

  @Test
  void aBugHasPlaceMessageFlowAndFingerprint() throws Exception {
    SpotBugsRun.Result result = Shop.compile(project, Shop.ORDERS).check();
    assertThat(result.errors()).isEmpty();
    assertThat(result.bugs()).hasSize(1);
    BugInstance bug = result.bugs().get(0);
    assertThat(bug.getType()).isEqualTo("QueryInjection");
    assertThat(bug.getPriority()).isEqualTo(Priorities.HIGH_PRIORITY);
    assertThat(bug.getBugRank()).isEqualTo(3);
    assertThat(bug.getCWEid()).isEqualTo(89);
    assertThat(bug.getMessage())
        .isEqualTo(
            "AGI: query text is built from untrusted input: ServletRequest.getParameter(\"where\")"
                + " reaches Statement.executeQuery() without a text-safe guard");
    assertThat(bug.getAnnotations())
        .extracting(Object::toString)
        .satisfiesExactly(
            text -> assertThat(text).isEqualTo("In class shop.Orders"),
            text -> assertThat(text).startsWith("query text is built"),
            text -> assertThat(text).isEqualTo("In method shop.Orders.select(Statement, String)"),
            text -> assertThat(text).isEqualTo("At Orders.java:[line 13]"),
            text -> assertThat(text).matches("fingerprint [0-9a-f]{32}"),
            text -> assertThat(text).matches("from .* at Orders.java:\\[line 9]"),
            text ->
                assertThat(text)
                    .isEqualTo("then passed to Orders.select() at Orders.java:[line 9]"),
            text ->
                assertThat(text).isEqualTo("to Statement.executeQuery() at Orders.java:[line 13]"),
            text -> assertThat(text).startsWith("fix: bind the value"));
    assertThat(bug.getPrimaryMethod().getSourceLines().getStartLine()).isEqualTo(13);
  }

  @Test
  void theConfigurationNearestToTheClassesCounts() throws Exception {
    Shop shop = Shop.compile(project.resolve("module"), Shop.ORDERS);
    assertThat(shop.check().bugs()).hasSize(1);
    Files.writeString(project.resolve("actionguard.yaml"), "rules: { QueryInjection: off }\n");
    assertThat(shop.check().bugs()).isEmpty();
    Files.writeString(
        project.resolve("module/actionguard.yaml"), "rules: { QueryInjection: note }\n");
    assertThat(shop.check().bugs())
        .singleElement()
        .satisfies(bug -> assertThat(bug.getPriority()).isEqualTo(Priorities.NORMAL_PRIORITY));
  }

  @Test
  void aMistakeInTheConfigurationIsAnError() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS);
    Files.writeString(project.resolve("actionguard.yaml"), "rules: { QueryInjektion: off }\n");
    SpotBugsRun.Result result = shop.check();
    assertThat(result.bugs()).isEmpty();
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith("Actionguard: ")
        .contains("actionguard.yaml:1", "QueryInjektion", "QueryInjection");
  }
}
