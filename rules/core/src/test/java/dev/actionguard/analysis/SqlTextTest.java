package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlTextTest {
  private static @Nullable String access(String text) {
    Obligation.Access access = SqlText.access(text);
    return access == null ? null : access.name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "select * from t | READ",
        "(select 1) union (select 2) | READ",
        "with x as (select 1) select * from x | READ",
        "with x as (select updated from t) select * from x | READ",
        "with x as (select 1) delete from t where id in (select * from x) | WRITE",
        "with gone as (delete from t returning *) insert into log select * from gone | WRITE",
        "with gone as materialized (update t set a = 1 returning id) select * from gone | WRITE",
        "insert into t values (?) | WRITE",
        "update t set a = ? | WRITE",
        "merge into t using s on (1 = 1) | WRITE",
        "{call p(?)} | WRITE",
        "truncate table t | WRITE",
        "set search_path to x | -",
        "commit | -",
        "sel | -",
        "upd | -",
        "selecting | -",
        "- | -"
      })
  void tellsReadsFromWrites(@Nullable String text, @Nullable String access) {
    assertThat(text == null ? null : access(text)).isEqualTo(access);
  }

  /** Case, blanks, comments and braces before the first word tell nothing. */
  @Test
  void looksPastWhatComesFirst() {
    for (String statement : List.of("select 1", "insert into t values (1)", "delete from t")) {
      for (String before :
          List.of("", " ", "\n\t", "-- why\n", "/* select; */ ", "/*+ hint */", "(", "/**/--\n ")) {
        for (String text : List.of(statement, statement.toUpperCase(Locale.ROOT))) {
          assertThat(SqlText.access(before + text)).isEqualTo(SqlText.access(statement));
          assertThat(SqlText.table(before + text)).isEqualToIgnoringCase(SqlText.table(statement));
        }
      }
    }
    assertThat(SqlText.access("-- only a comment")).isNull();
    assertThat(SqlText.access("/* not closed")).isNull();
    assertThat(SqlText.access("")).isNull();
  }

  /** The longer a known beginning is, the more it tells, never something else. */
  @Test
  void aBeginningNeverTellsTheOpposite() {
    for (String text :
        List.of(
            "select a from t",
            "insert into t(a) values (?)",
            "delete from audit_log where id = ?",
            "describe t",
            "replace into t values (1)",
            "execute p")) {
      Obligation.Access whole = SqlText.access(text);
      for (int length = 0; length < text.length(); length++) {
        assertThat(SqlText.access(text.substring(0, length))).isIn(null, whole);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into audit_log(id) values (?) | audit_log",
        "INSERT INTO audit_log (id) values (?) | audit_log",
        "update audit_log set a = 1 | audit_log",
        "delete from audit_log where a = 1 | audit_log",
        "merge into audit_log using x | audit_log",
        "select a from audit_log | ''",
        "insert | ''",
        "'' | ''"
      })
  void namesTheTable(String text, String table) {
    assertThat(SqlText.table(text)).isEqualTo(table);
    assertThat(SqlText.table(null)).isEmpty();
  }
}
