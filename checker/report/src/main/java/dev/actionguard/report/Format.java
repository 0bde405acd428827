package dev.actionguard.report;

import java.util.Locale;

/** The forms in which a report can be written. */
public enum Format {
  /** For people. */
  TEXT("actionguard.txt"),
  /** SARIF 2.1.0 as code scanning takes it, without suppressed findings. */
  SARIF("actionguard.sarif"),
  /** SARIF 2.1.0 with suppressed findings and their reasons, not to be uploaded. */
  SARIF_AUDIT("actionguard-audit.sarif"),
  /** Everything there is, in our own form. */
  JSON("actionguard.json"),
  /** Commands by which GitHub Actions annotate files. */
  GITHUB("actionguard-github.txt"),
  /** A summary in Markdown. */
  MARKDOWN("actionguard.md"),
  /** GitLab's code quality report. */
  GITLAB("actionguard-gitlab.json"),
  /** The XML of Checkstyle. */
  CHECKSTYLE("actionguard-checkstyle.xml"),
  /** The XML of JUnit. */
  JUNIT("TEST-actionguard.xml"),
  /** The Reviewdog diagnostic format. */
  RDJSON("actionguard.rdjson"),
  /** A page for browsers, with flows as pictures. */
  HTML("actionguard.html");

  private final String fileName;

  Format(String fileName) {
    this.fileName = fileName;
  }

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
      case SARIF -> new SarifReport(category, false);
      case SARIF_AUDIT -> new SarifReport(category, true);
      case JSON -> new JsonReport();
      case GITHUB -> new GithubReport();
      case MARKDOWN -> new MarkdownReport();
      case GITLAB -> new GitlabReport();
      case CHECKSTYLE -> new CheckstyleReport();
      case JUNIT -> new JunitReport();
      case RDJSON -> new RdjsonReport();
      case HTML -> new HtmlReport();
    };
  }

  /** Returns the name of the file in a folder of reports. */
  public String fileName() {
    return fileName;
  }

  /** Returns whether readers take what is missing for fixed, so that it must be complete. */
  public boolean isUploaded() {
    return this == SARIF || this == GITLAB;
  }

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
