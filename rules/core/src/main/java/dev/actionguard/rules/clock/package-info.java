/** The rules about clocks. */
@NullMarked
package dev.actionguard.rules.clock;

import org.jspecify.annotations.NullMarked;
