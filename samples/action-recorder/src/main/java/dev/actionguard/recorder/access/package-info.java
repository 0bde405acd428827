/**
 * Who may do what to which server. Start at {@link dev.actionguard.recorder.access.AccessGuard}.
 */
@NullMarked
package dev.actionguard.recorder.access;

import org.jspecify.annotations.NullMarked;
