/**
 * Runs programs in the program form, to compare what they print with what the JVM prints. Knows
 * {@link dev.actionguard.ir} only, so any front end's output can be run. Classes of the program are
 * interpreted; those of the JDK are called by reflection.
 */
package dev.actionguard.bytecode.interpreter;
