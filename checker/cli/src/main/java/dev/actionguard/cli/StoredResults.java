package dev.actionguard.cli;

import dev.actionguard.json.JsonFormatException;
import dev.actionguard.report.Report;
import dev.actionguard.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results of earlier runs. */
final class StoredResults {
  private StoredResults() {}

  /** Reads files of results as one report; that one holds none is the user's mistake. */
  static Report read(List<String> names, Environment environment) throws IOException {
    if (names.isEmpty()) {
      throw new UserError("actionguard: a file of results is missing");
    }
    Results results = new Results(environment.rules(), environment.directory());
    List<Report> reports = new ArrayList<>();
    for (String name : names) {
      Path file = UserFiles.existing(name, "file of results", environment);
      try {
        reports.add(results.read(file));
      } catch (JsonFormatException e) {
        throw new UserError("actionguard: " + name + ": no results: " + e.getMessage());
      }
    }
    return reports.size() == 1 ? reports.get(0) : results.merge(reports);
  }
}
