/**
 * One clock for both ends of everything recorded, and a monotonic ticker for durations. Start at
 * {@link dev.actionguard.recorder.time.TimeSource}.
 */
@NullMarked
package dev.actionguard.recorder.time;

import org.jspecify.annotations.NullMarked;
