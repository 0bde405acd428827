/**
 * A program that records a few actions and prints them: {@link dev.actionguard.recorder.demo.Main}.
 */
@NullMarked
package dev.actionguard.recorder.demo;

import org.jspecify.annotations.NullMarked;
