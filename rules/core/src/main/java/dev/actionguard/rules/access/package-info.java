/** The rules about access checks. */
@NullMarked
package dev.actionguard.rules.access;

import org.jspecify.annotations.NullMarked;
