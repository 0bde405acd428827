/**
 * Compares the engines with the least that any tool of their kind must do: {@link
 * dev.actionguard.benchmark.Comparison} class files with bare reading, {@link
 * dev.actionguard.benchmark.CompilerComparison} javac with and without our checks, {@link
 * dev.actionguard.benchmark.SpotBugsComparison} SpotBugs likewise.
 */
@NullMarked
package dev.actionguard.benchmark;

import org.jspecify.annotations.NullMarked;
