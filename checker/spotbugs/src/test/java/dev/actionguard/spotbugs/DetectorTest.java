package dev.actionguard.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.ClassScreener;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SortedBugCollection;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @Test
  void aMethodThatTheConfigurationNamesAndNobodyHasIsAnError() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS);
    Files.writeString(
        project.resolve("actionguard.yaml"),
        "validators: [ { method: \"shop.Gone#check(String)\", shape: throws, arg: 0, clears: [text] } ]\n");
    SpotBugsRun.Result result = shop.check();
    assertThat(result.bugs()).hasSize(1);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .startsWith("Actionguard: ")
        .contains("actionguard.yaml:1", "shop.Gone");
  }

  @Test
  void ourSuppressCounts() throws Exception {
    String because =
        "@dev.actionguard.annotations.Suppress(rule = \"QueryInjection\", because = \"by design\")";
    assertThat(Shop.compile(project, suppressed(because)).check().bugs()).isEmpty();
  }

  @Test
  void itsSuppressFBWarningsCounts() throws Exception {
    String annotation = "@edu.umd.cs.findbugs.annotations.SuppressFBWarnings(\"QueryInjection\")";
    assertThat(Shop.compile(project, suppressed(annotation)).check().bugs()).isEmpty();
    String other = "@edu.umd.cs.findbugs.annotations.SuppressFBWarnings(\"LocalClock\")";
    assertThat(Shop.compile(project, suppressed(other)).check().bugs()).hasSize(1);
  }

  private static String suppressed(String annotation) {
    return Shop.ORDERS.replace(
        "private static ResultSet", annotation + " private static ResultSet");
  }

  @Test
  void itsFiltersCount() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS);
    Path filter =
        Files.writeString(
            project.resolve("filter.xml"),
            """
            <FindBugsFilter>
              <Match>
                <Class name="shop.Orders"/>
                <Method name="select"/>
                <Bug pattern="QueryInjection"/>
              </Match>
            </FindBugsFilter>
            """);
    assertThat(shop.check(engine -> engine.addFilter(filter.toString(), true)).bugs()).hasSize(1);
    assertThat(shop.check(engine -> engine.addFilter(filter.toString(), false)).bugs()).isEmpty();
  }

  @Test
  void onlyTheClassesThatAreAskedForAreReportedOn() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS, caller("Sales"));
    assertThat(shop.check(only("shop.Orders")).bugs()).hasSize(1);
    assertThat(shop.check(only("shop.Sales")).bugs()).isEmpty();
  }

  private static SpotBugsRun.Settings only(String name) {
    return engine -> {
      ClassScreener screener = new ClassScreener();
      screener.addAllowedClass(name);
      engine.setClassScreener(screener);
    };
  }

  private static String caller(String name) {
    return "package shop; public class " + name + " { Orders orders = new Orders(); }";
  }

  @Test
  void aBaselineAcceptsWhatItHasWhateverLinesAreNow() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS);
    Path baseline = project.resolve("baseline.xml");
    SortedBugCollection accepted = new SortedBugCollection();
    accepted.addAll(shop.check().bugs());
    accepted.setWithMessages(true);
    accepted.writeXML(baseline.toString());
    Shop moved = Shop.compile(project, Shop.ORDERS.replace("public class", "\n\npublic class"));
    assertThat(moved.check().bugs()).hasSize(1);
    assertThat(moved.check(engine -> engine.excludeBaselineBugs(baseline.toString())).bugs())
        .isEmpty();
    String copied =
        Shop.ORDERS.replace("return statement", "statement.executeQuery(where);\nreturn statement");
    assertThat(
            Shop.compile(project, copied)
                .check(engine -> engine.excludeBaselineBugs(baseline.toString()))
                .bugs())
        .hasSize(1);
  }

  @Test
  void projectsInOneJvmDoNotSeeEachOther() throws Exception {
    Shop open = Shop.compile(project.resolve("open"), Shop.ORDERS);
    Shop closed = Shop.compile(project.resolve("closed"), Shop.ORDERS);
    Files.writeString(
        project.resolve("closed/actionguard.yaml"), "rules: { QueryInjection: off }\n");
    Shop fixed =
        Shop.compile(
            project.resolve("fixed"),
            Shop.ORDERS.replace("request.getParameter(\"where\")", "\"1\""));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 2; round++) {
        Future<SpotBugsRun.Result> first = threads.submit(() -> open.check());
        Future<SpotBugsRun.Result> second = threads.submit(() -> closed.check());
        Future<SpotBugsRun.Result> third = threads.submit(() -> fixed.check());
        assertThat(first.get().bugs()).hasSize(1);
        assertThat(second.get().bugs()).isEmpty();
        assertThat(third.get().bugs()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ActionguardDetector.class.getDeclaredFields())
        .filteredOn(field -> Modifier.isStatic(field.getModifiers()))
        .allMatch(field -> Modifier.isFinal(field.getModifiers()) && field.getType().isPrimitive());
  }

  @Test
  void brokenClassFilesAreErrorsAndTheRestGoesOn() throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS, caller("Sales"));
    Path sales = shop.classes().resolve("shop/Sales.class");
    byte[] whole = Files.readAllBytes(sales);
    Files.write(sales, Arrays.copyOf(whole, whole.length / 2));
    SpotBugsRun.Result result = shop.check();
    assertThat(result.bugs()).hasSize(1);
    assertThat(result.errors())
        .anySatisfy(
            error -> assertThat(error).startsWith("Actionguard skipped shop/Sales.class: "));
  }

  @Test
  void missingClassesAreToldAndTheRestGoesOn() throws Exception {
    Shop shop =
        Shop.compile(
            project,
            Shop.ORDERS,
            "package shop; public class Base {}",
            "package shop; public class Sales extends Base { Orders orders = new Orders(); }");
    Files.delete(shop.classes().resolve("shop/Base.class"));
    Files.delete(shop.classes().resolve("jakarta/servlet/ServletRequest.class"));
    SpotBugsRun.Result result = shop.check();
    assertThat(result.bugs()).hasSize(1);
    assertThat(result.errors()).isEmpty();
    assertThat(result.missing()).contains("shop.Base");
  }

  @Test
  void veryLargeMethodsAreAnalysed() throws Exception {
    String lines = "    where = where + \"\".length();\n".repeat(3000);
    String large = Shop.ORDERS.replace("    return statement", lines + "    return statement");
    SpotBugsRun.Result result = Shop.compile(project, large).check();
    assertThat(result.errors()).isEmpty();
    assertThat(result.bugs()).anyMatch(bug -> bug.getType().equals("QueryInjection"));
  }
}
