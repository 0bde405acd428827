/**
 * Gives code with expected findings to every front end and compares: {@link
 * dev.actionguard.testkit.FixtureRunner}.
 */
@NullMarked
package dev.actionguard.testkit;

import org.jspecify.annotations.NullMarked;
