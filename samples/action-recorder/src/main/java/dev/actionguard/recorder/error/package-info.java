/**
 * What can go wrong, typed, with texts that carry no detail. Start at {@link
 * dev.actionguard.recorder.error.RecorderException}.
 */
@NullMarked
package dev.actionguard.recorder.error;

import org.jspecify.annotations.NullMarked;
