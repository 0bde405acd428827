/** The rules as a check of Checkstyle: {@link dev.actionguard.checkstyle.ActionguardCheck}. */
@NullMarked
package dev.actionguard.checkstyle;

import org.jspecify.annotations.NullMarked;
