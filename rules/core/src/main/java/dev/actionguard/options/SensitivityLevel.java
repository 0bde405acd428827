package dev.actionguard.options;

/** How sensitive a value is in logs, from the least to the most. */
public enum SensitivityLevel {
  PUBLIC,
  INTERNAL_ID,
  PERSONAL,
  SECRET
}
