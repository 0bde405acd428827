/** The {@code actionguard} command; {@link dev.actionguard.cli.Main} starts it. */
@NullMarked
package dev.actionguard.cli;

import org.jspecify.annotations.NullMarked;
