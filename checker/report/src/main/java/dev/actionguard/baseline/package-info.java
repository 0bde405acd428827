/**
 * The committed list of findings that were there when the gate was put up: {@link
 * dev.actionguard.baseline.Baseline} holds it, {@link dev.actionguard.baseline.BaselineFile} reads
 * and writes it, {@link dev.actionguard.baseline.Comparison} tells new findings from known ones.
 */
@NullMarked
package dev.actionguard.baseline;

import org.jspecify.annotations.NullMarked;
