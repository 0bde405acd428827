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
    return writer(explain, "actionguard");
  }

  /**
   * Returns the writer of the form.
   *
   * @param explain what a user types before a rule's name to see its page
   * @param category tells the results of one commit apart where they are uploaded
   */
  public ReportWriter writer(String explain, String category) {
    return switch (this) {
      case TEXT -> new TextReport(explain);
      case SARIF -> new SarifReport(category);
      case JSON -> new JsonReport();
    };
  }

  /** Returns the name of the file in a folder of reports. */
  public String fileName() {
    return switch (this) {
      case TEXT -> "actionguard.txt";
      case SARIF -> "actionguard.sarif";
      case JSON -> "actionguard.json";
    };
  }

  /** Returns whether readers take what is missing for fixed, so that it must be complete. */
  public boolean isUploaded() {
    return this == SARIF;
  }

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
