/**
 * How identifiers appear in logs and texts: cut to a tail, or hashed with a key. Start at {@link
 * dev.actionguard.recorder.mask.IdMasker}.
 */
@NullMarked
package dev.actionguard.recorder.mask;

import org.jspecify.annotations.NullMarked;
