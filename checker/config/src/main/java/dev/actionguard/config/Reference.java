package dev.actionguard.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The reference page of the configuration file. */
public final class Reference {
  private Reference() {}

  /** Returns the page as Markdown. */
  public static String page() {
    try (InputStream in = Reference.class.getResourceAsStream("reference.md")) {
      if (in == null) {
        throw new IllegalStateException("reference.md is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
