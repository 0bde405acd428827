package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.json.JsonFormatException;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Writes baselines. Modules may share one file, also if they are built at the same time. */
final class BaselineFiles {
  /** Held while a baseline file is read, changed and written. */
  static final Object LOCK = new Object();

  private BaselineFiles() {}

  /** Returns what people say about new entries. */
  static BaselineEntry.Note note(
      @Nullable String reason, @Nullable String owner, @Nullable String until)
      throws MojoExecutionException {
    try {
      return new BaselineEntry.Note(text(reason), text(owner), BaselineFile.checkDate(text(until)));
    } catch (JsonFormatException e) {
      throw new MojoExecutionException("actionguard.until: " + e.getMessage());
    }
  }

  private static String text(@Nullable String parameter) {
    return parameter == null ? "" : parameter.strip();
  }

  /** Stops if so much could not be analysed that findings may be missing. */
  static void checkComplete(Report report) throws MojoExecutionException {
    if (report.unanalyzed() > Gate.DEFAULT_ALLOWED_UNANALYZED) {
      throw new MojoExecutionException("too much could not be analysed for a baseline");
    }
  }

  static void write(Baseline baseline, Path file, String message, Log log) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, BaselineFile.write(baseline));
    int size = baseline.entries().size();
    log.info("Baseline: " + size + (size == 1 ? " entry" : " entries") + " in " + message);
  }
}
