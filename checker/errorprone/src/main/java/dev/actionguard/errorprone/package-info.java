/**
 * Lowers javac's trees to the program form, and reports every rule as an Error Prone check. {@link
 * dev.actionguard.errorprone.JavacProgram} is the front end; {@link
 * dev.actionguard.errorprone.ActionguardChecker} is what the checks have in common.
 */
@NullMarked
package dev.actionguard.errorprone;

import org.jspecify.annotations.NullMarked;
