package dev.actionguard.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a report. Equal reports give equal bytes: no time, no absolute path, UTF-8. */
@FunctionalInterface
public interface ReportWriter {
  /** Writes the report and flushes; the stream stays open. */
  void write(Report report, OutputStream out) throws IOException;
}
