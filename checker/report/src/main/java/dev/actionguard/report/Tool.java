package dev.actionguard.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this tool calls itself. */
public final class Tool {
  /** The name in reports. */
  public static final String NAME = "Actionguard";

  private Tool() {}

  /** Returns the version, for example {@code 1.2.0}. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Tool.class.getResourceAsStream("tool.properties")) {
      if (in == null) {
        throw new IllegalStateException("tool.properties is missing");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
