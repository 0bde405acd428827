/** The rules about sensitive identifiers in logs. */
@NullMarked
package dev.actionguard.rules.log;

import org.jspecify.annotations.NullMarked;
