/**
 * What a reader sees, by his role and by the version of the interface he speaks. Start at {@link
 * dev.actionguard.recorder.view.InstanceActionsApi}.
 */
@NullMarked
package dev.actionguard.recorder.view;

import org.jspecify.annotations.NullMarked;
