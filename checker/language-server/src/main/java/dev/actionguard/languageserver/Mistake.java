package dev.actionguard.languageserver;

import java.nio.file.Path;

/**
 * A mistake in a file that the analysis is told by.
 *
 * @param line counted from 1
 */
record Mistake(Path file, int line, String text) {}
