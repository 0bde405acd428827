package dev.actionguard.analysis;

import java.util.Set;

/**
 * The types of the JDK that hold data: collections, iterators, texts, numbers, streams of bytes. A
 * class of the program that implements one of them is meant by a call through the type only where
 * the receiver is known to be of that class; else every loop over a list could run every iterator
 * of the program. Types that are there to be implemented (functional ones, tasks, handlers) are
 * none of them.
 */
final class DataTypes {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang", "java.util", "java.io", "java.math", "java.text", "java.sql", "java.time");

  private static final Set<String> IMPLEMENTED =
      Set.of(
          "java.lang.AutoCloseable",
          "java.lang.Runnable",
          "java.lang.Thread",
          "java.lang.Thread$UncaughtExceptionHandler",
          "java.util.Comparator",
          "java.util.EventListener",
          "java.util.Observer",
          "java.util.TimerTask",
          "java.io.Closeable");

  private DataTypes() {}

  /** Returns whether the class of that name is a type of the JDK that holds data. */
  static boolean contains(String name) {
    int end = name.lastIndexOf('.');
    return end > 0 && PACKAGES.contains(name.substring(0, end)) && !IMPLEMENTED.contains(name);
  }
}
