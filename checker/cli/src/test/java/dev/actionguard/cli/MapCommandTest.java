package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorization map, and what is told of calls at which nothing is reported. */
final class MapCommandTest {
  private static final String DESK =
      """
      package com.acme;

      import dev.actionguard.annotations.EntryPoint;
      import java.sql.Connection;
      import java.sql.PreparedStatement;
      import java.sql.ResultSet;
      import java.sql.SQLException;
      import java.sql.Statement;
      import java.util.logging.Logger;

      public class Desk {
        private static final Logger LOG = Logger.getLogger("desk");
        private final Connection connection;
        private final Rights rights;

        Desk(Connection connection, Rights rights) {
          this.connection = connection;
          this.rights = rights;
        }

        @EntryPoint
        public void close(String ticket, long by) throws SQLException {
          requireKey(ticket);
          run("update ticket set closed = 1 where id = ?", ticket);
        }

        @EntryPoint
        public int purge(String reason) throws SQLException {
          rights.requireAdmin();
          LOG.info("Purged, because of " + reason);
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from old_ticket");
            try (ResultSet rows =
                statement.executeQuery("select count(*) from ticket t join agent a on a.id = t.agent")) {
              return rows.next() ? rows.getInt(1) : 0;
            }
          }
        }

        private void run(String sql, String key) throws SQLException {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.executeUpdate();
          }
        }

        private static void requireKey(String key) {
          if (!key.matches("[a-z0-9]{1,20}")) {
            throw new IllegalArgumentException("no key");
          }
        }

        void unused(String name) {
          name.strip();
        }
      }
      """;
  private static final String RIGHTS =
      """
      package com.acme;

      public class Rights {
        boolean admin;

        public void requireAdmin() {
          if (!admin) {
            throw new IllegalStateException();
          }
        }
      }
      """;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void compile() throws Exception {
    workspace = new Workspace(folder);
    workspace.compile("com/acme/Desk.java", DESK, "com/acme/Rights.java", RIGHTS);
    workspace.write(
        "actionguard.yaml",
        "checks: [{ method: com.acme.Rights#requireAdmin, strength: ROLE, shape: throws }]\n");
  }

  @Test
  void tellsWhatCanHappenAtEachEntryPoint() {
    Outcome outcome = workspace.runAll("map", "classes", "--sources=src");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            com.acme.Desk#close(java.lang.String, long)
              at src/com/acme/Desk.java:23 (configured)
              inputs:
                ticket: java.lang.String, untrusted, proved: safe in query text, content
                by: long, untrusted, proved: carries no text
              validators:
                Desk.requireKey() throws, of ticket: safe in query text, content at src/com/acme/Desk.java:23
                String.matches() answers, of key: safe in query text, content at src/com/acme/Desk.java:48
              access: no check that every way passes
              writes:
                UNCHECKED ticket by PreparedStatement.executeUpdate(): update ticket set closed = 1 where id = ? at src/com/acme/Desk.java:43

            com.acme.Desk#purge(java.lang.String)
              at src/com/acme/Desk.java:29 (configured)
              inputs:
                reason: java.lang.String, untrusted
              access: checked by role
                Rights.requireAdmin(), role at src/com/acme/Desk.java:29
              reads:
                ticket, agent by Statement.executeQuery(): select count(*) from ticket t join agent a on a.id = t.agent at src/com/acme/Desk.java:34
              writes:
                old_ticket by Statement.executeUpdate(): delete from old_ticket at src/com/acme/Desk.java:32
              logs:
                Logger.info() "Purged, because of" with reason at src/com/acme/Desk.java:30
            """);
  }

  @Test
  void isWrittenForMachines() throws Exception {
    Outcome csv = workspace.runAll("map", "classes", "--format=csv");
    assertThat(csv.out())
        .startsWith("endpoint,sort,route,access,kind,name,detail,state,where\r\n")
        .contains("write,ticket,update ticket set closed = 1 where id = ?,unchecked,");
    Outcome json = workspace.runAll("map", "classes", "--format=json", "--output=map.json");
    assertThat(json.out()).isEmpty();
    String text = Files.readString(workspace.path("map.json"));
    assertThat(text).contains("\"unchecked\" : true", "\"access\" : \"role\"");
    workspace.runAll("map", "classes", "--format=json", "--output=again.json");
    assertThat(Files.readString(workspace.path("again.json"))).isEqualTo(text);
  }

  @Test
  void isInTheReports() throws Exception {
    workspace.runAll("check", "classes", "--report=json=r.json", "--report=html=a.html");
    workspace.runAll("report", "r.json", "--report=html=b.html");
    assertThat(Files.readString(workspace.path("b.html")))
        .contains("<h2 id=\"endpoints\">", "old_ticket")
        .contains("com.acme.Desk#close(java.lang.String, long)");
    assertThat(Files.readString(workspace.path("a.html"))).contains("old_ticket");
  }

  private String explain(int line) {
    return workspace
        .runAll("explain", "--call=Desk.java:" + line, "classes", "--sources=src")
        .out();
  }

  @Test
  void tellsWhyACallIsNotReported() {
    assertThat(explain(line("delete from old_ticket")))
        .startsWith("nothing was found at Desk.java:")
        .contains("query text, argument 1: the argument is constant, \"delete from old_ticket\"")
        .contains("write: guarded in this method by a check of a role")
        .contains("write: reached from Desk.purge(), where every way passes a check of a role");
    assertThat(explain(line("setString(1, key)")))
        .contains("bound value, argument 2: key, given by the callers")
        .contains("bound value, argument 2: no path from an untrusted source leads here unguarded");
    assertThat(explain(line("requireKey(ticket);"))).contains("code of the program");
    assertThat(explain(line("name.strip()")))
        .contains("String.strip() at src/com/acme/Desk.java:", "no rule looks at what goes into");
    assertThat(explain(1)).contains("no call is at line 1 of Desk.java");
    Outcome outcome = workspace.runAll("explain", "--call=Desk.java", "classes");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("write File.java:12");
  }

  @Test
  void tellsWhyACallIsReported() {
    assertThat(explain(line("run(\"update ticket"))).contains("[MissingAccessCheck]");
    assertThat(explain(line("    statement.executeUpdate();")))
        .contains("write: Desk.close() reaches it without a check that counts");
  }

  @Test
  void tellsThatACallIsSuppressed() throws Exception {
    workspace.write("actionguard.yaml", "scope: { exclude: [\"com.acme..\"] }\n");
    assertThat(explain(line("run(\"update ticket"))).contains("suppressed: ");
  }

  private static int line(String code) {
    return (int) DESK.substring(0, DESK.indexOf(code) + code.length()).lines().count();
  }
}
