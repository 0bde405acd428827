/**
 * Compares the class-file engine with the least that any reader of the same classes must do. {@link
 * dev.actionguard.benchmark.Comparison} is the program to run.
 */
@NullMarked
package dev.actionguard.benchmark;

import org.jspecify.annotations.NullMarked;
