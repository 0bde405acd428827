package dev.actionguard.report;

import java.util.Locale;

/** The forms in which a report can be written. */
public enum Format {
  /** For people. */
  TEXT,
  /** SARIF 2.1.0 as code scanning takes it, without suppressed findings. */
  SARIF,
  /** Everything there is, in our own form. */
  JSON;

  /**
   * Returns the writer of the form.
   *
   * @param explain what a user types before a rule's name to see its page
   */
  public ReportWriter writer(String explain) {
    return switch (this) {
      case TEXT -> new TextReport(explain);
      case SARIF -> new SarifReport();
      case JSON -> new JsonReport();
    };
  }

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
