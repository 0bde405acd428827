/**
 * Records what users do to servers and how each step of it ended. Start at {@link
 * dev.actionguard.recorder.ActionRecorder}.
 */
@NullMarked
package dev.actionguard.recorder;

import org.jspecify.annotations.NullMarked;
