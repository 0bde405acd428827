package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old code with 200 findings is baselined; then changes come, and the gate answers each. */
final class HistoryTest {
  private static final int CLASSES = 20;
  private static final int METHODS = 10;
  private static final String BASELINE = "actionguard-baseline.jsonl";

  /** The repository that each test gets a copy of. */
  @TempDir static Path template;

  private static final Map<String, String> OLD_FILES = new TreeMap<>();

  @TempDir Path folder;
  private Workspace workspace;
  private Git git;
  private final Map<String, String> files = new TreeMap<>();

  @BeforeAll
  static void baselineOldCode() throws Exception {
    for (int i = 0; i < CLASSES; i++) {
      List<String> methods = new ArrayList<>();
      for (int j = 0; j < METHODS; j++) {
        methods.add(method("save" + j, j));
      }
      OLD_FILES.put(path("old", "Store" + i), type("old", "Store" + i, methods));
    }
    HistoryTest old = new HistoryTest();
    old.workspace = new Workspace(template);
    old.files.putAll(OLD_FILES);
    old.git = Git.init().setDirectory(template.toFile()).setInitialBranch("main").call();
    old.workspace.write(".gitignore", "classes/\n");
    old.build();
    Outcome created = old.workspace.runAll("baseline", "create", "classes", "--sources=src");
    assertThat(created.err()).isEqualTo("Baseline: 200 entries in " + BASELINE + "\n");
    old.commit("Old code, and a baseline of it");
    old.git.branchCreate().setName("change").call();
    old.git.checkout().setName("change").call();
    old.git.close();
  }

  @BeforeEach
  void copy() throws Exception {
    try (Stream<Path> all = Files.walk(template)) {
      for (Path path : all.skip(1).toList()) {
        Files.copy(path, folder.resolve(template.relativize(path).toString()));
      }
    }
    files.putAll(OLD_FILES);
    workspace = new Workspace(folder);
    git = Git.open(folder.toFile());
  }

  @AfterEach
  void close() {
    git.close();
  }

  private static String path(String area, String name) {
    return "com/acme/" + area + "/" + name + ".java";
  }

  private static String type(String area, String name, List<String> methods) {
    return "package com.acme."
        + area
        + ";\n\nimport java.sql.*;\n\npublic class "
        + name
        + " {\n"
        + String.join("\n", methods)
        + "}\n";
  }

  private static String method(String name, int table) {
    return """
      public void %s(Connection connection) {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate("delete from t%d");
        } catch (SQLException e) {
        }
      }
    """
        .formatted(name, table);
  }

  private void edit(String name, String old, String text) {
    String before = files.get(path("old", name));
    assertThat(before).contains(old);
    files.put(path("old", name), before.replace(old, text));
  }

  private void build() throws IOException {
    for (String part : List.of("src", "classes")) {
      if (Files.exists(workspace.path(part))) {
        try (Stream<Path> all = Files.walk(workspace.path(part))) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
    Files.createDirectories(workspace.path("classes"));
    workspace.compile(
        files.entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new));
  }

  private void commit(String message) throws Exception {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    PersonIdent somebody = new PersonIdent("Somebody", "somebody@example.org");
    git.commit()
        .setMessage(message)
        .setSign(false)
        .setAuthor(somebody)
        .setCommitter(somebody)
        .call();
  }

  private Outcome gate(String... more) throws Exception {
    build();
    return check(more);
  }

  private Outcome check(String... more) {
    return checkAgainst("main", more);
  }

  private Outcome checkAgainst(String base, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("check", "classes", "--sources=src", "--fail-on=note", "--diff-base=" + base));
    arguments.addAll(List.of(more));
    return workspace.runAll(arguments.toArray(String[]::new));
  }

  private static void passes(Outcome outcome, String baseline) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("No new findings", "\nBaseline: " + baseline + ".\n");
  }

  private static void fails(Outcome outcome, String place) {
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).isEqualTo("actionguard: 1 new finding of severity note or above\n");
    assertThat(outcome.out()).contains(place, "1 new finding: ");
  }

  @Test
  void newFindingsFail() throws Exception {
    edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + method("purge", 3));
    commit("Purge");
    fails(gate(), "src/com/acme/old/Store3.java:9: ");
  }

  @Test
  void aSecondEqualFindingInAMethodFails() throws Exception {
    String body =
        """
            try (Statement statement = connection.createStatement()) {
              statement.executeUpdate("delete from t4");
            } catch (SQLException e) {
            }
        """;
    edit("Store3", body, body.repeat(2));
    fails(gate(), "src/com/acme/old/Store3.java:");
  }

  @Test
  void reformattedAndMovedLinesPass() throws Exception {
    edit("Store3", "import java.sql.*;\n", "import java.sql.*;\n\n// A comment.\n\n\n");
    edit(
        "Store4",
        "  public void save5(Connection connection) {\n",
        "  public void save5(\n      Connection connection)\n  {\n");
    commit("Format");
    passes(gate(), "200 known findings");
  }

  @Test
  void renamedMethodsClassesAndPackagesPass() throws Exception {
    edit("Store1", "save4(", "keep(");
    files.put(path("old", "Shop"), files.remove(path("old", "Store2")).replace("Store2", "Shop"));
    files.put(
        path("next", "Store5"),
        files.remove(path("old", "Store5")).replace("com.acme.old", "com.acme.next"));
    commit("Rename");
    passes(gate(), "200 known findings, 21 of them moved");
  }

  @Test
  void aMethodThatMovesToAnotherClassPasses() throws Exception {
    edit("Store6", method("save9", 9), "");
    edit("Store7", "public class Store7 {\n", "public class Store7 {\n" + method("save9Of6", 9));
    Outcome renamedToo = gate();
    assertThat(renamedToo.code()).isEqualTo(1);
    edit("Store7", method("save9Of6", 9), "");
    files.put(path("old", "Archive"), type("old", "Archive", List.of(method("save9", 9))));
    passes(gate(), "200 known findings, 1 of them moved");
  }

  @Test
  void fixesPassAndMakeNoRoomForNewFindings() throws Exception {
    edit(
        "Store8",
        method("save0", 0),
        method("save0", 0)
            .replace("{\n    }\n", "{\n      throw new IllegalStateException(e);\n    }\n"));
    edit("Store9", method("save1", 1), "");
    passes(gate(), "198 known findings, 2 fixed (baseline-prune takes them out)");
    edit("Store8", "public class Store8 {\n", "public class Store8 {\n" + method("purge", 0));
    fails(gate(), "src/com/acme/old/Store8.java:9: ");
  }

  @Test
  void aChangeCannotExemptItself() throws Exception {
    edit(
        "Store3",
        "public class Store3 {\n",
        "public class Store3 {\n  @SuppressWarnings(\"SwallowedDatabaseException\") // wanted\n"
            + method("purge", 3));
    commit("Suppress");
    Outcome suppressed = gate();
    fails(suppressed, "src/com/acme/old/Store3.java:10: ");
    assertThat(suppressed.out())
        .contains("the suppression of SwallowedDatabaseException is not in main (");
    passes(gate("--accept-suppressions"), "200 known findings");

    edit("Store3", "  @SuppressWarnings(\"SwallowedDatabaseException\") // wanted\n", "");
    build();
    workspace.runAll("baseline", "update", "classes", "--sources=src");
    workspace.write("actionguard.yaml", "scope: { exclude: [\"com.acme.old..\"] }\n");
    commit("Exempt");
    fails(check(), "src/com/acme/old/Store3.java:9: ");
    assertThat(workspace.runAll("check", "classes", "--fail-on=note").code()).isZero();
  }

  @Test
  void suppressionsOfTheBaseStay() throws Exception {
    git.checkout().setName("main").call();
    String suppressed =
        "  @SuppressWarnings(\"SwallowedDatabaseException\") // wanted\n" + method("purge", 3);
    edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + suppressed);
    build();
    commit("Accepted");
    git.branchCreate().setName("next").call();
    git.checkout().setName("next").call();
    edit("Store3", suppressed, "\n\n" + suppressed.replace("purge", "clean"));
    passes(gate(), "200 known findings");
    String annotation = suppressed.substring(0, suppressed.indexOf('\n') + 1);
    edit("Store3", annotation, "");
    edit("Store3", "public class Store3 {\n", annotation + "public class Store3 {\n");
    fails(gate(), "src/com/acme/old/Store3.java:");
  }

  @Test
  void earlierResultsTakeTheBaselinesPlace() throws Exception {
    Outcome before = check("--report=json=before.json");
    assertThat(before.code()).isZero();
    git.rm().addFilepattern(BASELINE).call();
    edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + method("purge", 3));
    fails(gate("--base-results=before.json"), "src/com/acme/old/Store3.java:9: ");
  }

  @Test
  void theSourcesOfTheBaseTakeTheBaselinesPlace() throws Exception {
    git.checkout().setName("main").call();
    git.rm().addFilepattern(BASELINE).call();
    commit("No baseline");
    git.branchCreate().setName("next").call();
    git.checkout().setName("next").call();
    String compared = "compared with what was found in its sources: 200 findings";
    for (String[] engine :
        List.of(
            new String[] {"check", "src", "--engine=source"},
            new String[] {"check", "classes", "--engine=auto", "--sources=src"})) {
      edit("Store1", "save4(", "keep(");
      build();
      Outcome renamed = against(engine);
      assertThat(renamed.out()).contains("200 known findings, 1 of them moved", compared);
      assertThat(renamed.code()).isZero();
      edit("Store1", "keep(", "save4(");
      edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + method("purge", 3));
      build();
      Outcome added = against(engine);
      assertThat(added.code()).isEqualTo(1);
      assertThat(added.out()).contains("src/com/acme/old/Store3.java:9:", "1 new finding: ");
      edit(
          "Store3",
          method("purge", 3),
          "  @SuppressWarnings(\"SwallowedDatabaseException\") // wanted\n" + method("purge", 3));
      build();
      assertThat(against(engine).code()).isEqualTo(1);
      files.putAll(OLD_FILES);
    }
  }

  private Outcome against(String... engine) {
    List<String> arguments = new ArrayList<>(List.of(engine));
    arguments.addAll(List.of("--fail-on=note", "--diff-base=main"));
    return workspace.runAll(arguments.toArray(String[]::new));
  }

  @Test
  void tellsThatTheBaselineOfTheBaseIsBroken() throws Exception {
    git.checkout().setName("main").call();
    String good = Files.readString(workspace.path(BASELINE));
    workspace.write(BASELINE, "<<<<<<< ours\n" + good + "=======\n>>>>>>> theirs\n");
    commit("Conflict");
    Outcome conflict = check();
    assertThat(conflict.code()).isEqualTo(2);
    assertThat(conflict.err())
        .startsWith("actionguard: " + BASELINE + " in main (")
        .hasLineCount(1);
    workspace.write(BASELINE, good.substring(0, good.length() / 2));
    commit("Half");
    Outcome half = check();
    assertThat(half.code()).isEqualTo(2);
    assertThat(half.err()).startsWith("actionguard: " + BASELINE + " in main (").hasLineCount(1);
  }

  @Test
  void tellsWhatIsMissingInTheRepository() throws Exception {
    Outcome missing = checkAgainst("origin/main");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualTo(
            "actionguard: --diff-base: there is no 'origin/main' in the git repository; fetch it"
                + " first (GitHub Actions: 'fetch-depth: 0' of actions/checkout; GitLab:"
                + " GIT_DEPTH: 0)\n");
    assertThat(checkAgainst("a..b").err()).startsWith("actionguard: --diff-base: ").hasLineCount(1);
    git.checkout().setName("main").call();
    git.rm().addFilepattern(BASELINE).call();
    commit("No baseline");
    Outcome none = check();
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).contains("note: there is no baseline in main (");
  }

  @Test
  void tellsThatThereIsNoRepository(@TempDir Path other) throws Exception {
    Workspace elsewhere = new Workspace(other);
    elsewhere.compile("A.java", "class A {}");
    Outcome outcome = elsewhere.runAll("check", "classes", "--diff-base=main");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("actionguard: --diff-base: ")
        .contains("is in no git repository");
  }

  @Test
  void tellsThatACloneIsTooShallow(@TempDir Path other) throws Exception {
    edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + method("purge", 3));
    build();
    commit("Purge");
    git.checkout().setName("main").call();
    workspace.write("more.txt", "x");
    commit("More");
    try (Git clone =
        Git.cloneRepository()
            .setURI(folder.toUri().toString())
            .setDirectory(other.toFile())
            .setDepth(1)
            .setBranch("change")
            .setCloneAllBranches(true)
            .call()) {
      Workspace shallow = new Workspace(other);
      shallow.compile("A.java", "class A {}");
      Outcome outcome = shallow.runAll("check", "classes", "--diff-base=origin/main");
      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("git fetch --unshallow").hasLineCount(1);
      assertThat(clone.getRepository().resolve(Constants.HEAD)).isNotNull();
    }
  }

  @Test
  void worksInALinkedWorkTree(@TempDir Path other) throws Exception {
    Path admin = Files.createDirectories(folder.resolve(".git/worktrees/linked"));
    Path tree = Files.createDirectories(other.resolve("linked"));
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/change\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("gitdir"), tree.resolve(".git") + "\n");
    Files.writeString(tree.resolve(".git"), "gitdir: " + admin + "\n");
    folder = tree;
    workspace = new Workspace(tree);
    edit("Store3", "public class Store3 {\n", "public class Store3 {\n" + method("purge", 3));
    fails(gate(), "src/com/acme/old/Store3.java:9: ");
  }
}
