package dev.actionguard.maven;

import dev.actionguard.report.Format;
import dev.actionguard.report.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * The folder where a module's reports are.
 *
 * @param category tells the SARIF runs of modules apart
 */
record ReportFiles(Path folder, String category, Log log) {
  /** Returns the forms that users name like that. */
  static List<Format> forms(Collection<String> names) throws MojoExecutionException {
    List<Format> forms = new ArrayList<>();
    for (String name : names) {
      forms.add(AbstractModuleMojo.constant("formats", name, Format.values()));
    }
    return forms;
  }

  /** Returns the file that other goals read. */
  Path results() {
    return folder.resolve(Format.JSON.fileName());
  }

  /**
   * Writes the reports, and the results that other goals read. What is not complete must not be
   * uploaded, as it would close open alerts.
   */
  void write(Report report, List<Format> forms, boolean complete) throws IOException {
    Files.createDirectories(folder);
    Set<Format> all = EnumSet.of(Format.JSON);
    all.addAll(forms);
    for (Format form : all) {
      Path file = folder.resolve(form.fileName());
      if (form.isUploaded() && !complete) {
        Files.deleteIfExists(file);
        log.warn(
            "No " + file.getFileName() + " is written, it would close alerts that are still open");
        continue;
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        form.writer(AbstractModuleMojo.EXPLAIN, category).write(report, out);
      }
      if (forms.contains(form)) {
        log.info("Report: " + file);
      }
    }
  }
}
