/**
 * What is recorded: value objects that cannot hold an invalid value, and the records made of them.
 * Start at {@link dev.actionguard.recorder.model.InstanceAction}.
 */
@NullMarked
package dev.actionguard.recorder.model;

import org.jspecify.annotations.NullMarked;
