package dev.actionguard.maven;

import java.util.List;

/**
 * Something that keeps the checks out of javac, or makes them find less.
 *
 * @param text what is wrong and what comes of it, in one sentence without a full stop
 * @param remedy what to do with the lines, such as the place where they belong
 * @param lines the exact lines; empty if the remedy says all
 */
record Problem(String text, String remedy, List<String> lines) {
  Problem {
    lines = List.copyOf(lines);
  }
}
