/** The rules about database exceptions and partial states. */
@NullMarked
package dev.actionguard.rules.exception;

import org.jspecify.annotations.NullMarked;
