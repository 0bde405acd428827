package reports;

import java.util.List;

/** What a report asks for; a tree. */
sealed interface Criterion {
  record All(List<Criterion> parts) implements Criterion {}

  record Not(Criterion inner) implements Criterion {}

  record Text(String column, String value) implements Criterion {}

  record Amount(long least) implements Criterion {}
}

record ReportRequest(String title, List<String> words, List<String> groups, int depth) {}
