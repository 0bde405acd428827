/**
 * What of a failure may be stored, and how much of it. Start at {@link
 * dev.actionguard.recorder.failure.FailureSanitizer}.
 */
@NullMarked
package dev.actionguard.recorder.failure;

import org.jspecify.annotations.NullMarked;
