/**
 * What the command line and the Maven plugin share: {@link dev.actionguard.run.Input} is what they
 * check.
 */
@NullMarked
package dev.actionguard.run;

import org.jspecify.annotations.NullMarked;
