/** The Maven plugin; {@link dev.actionguard.maven.CheckMojo} is its main goal. */
@NullMarked
package dev.actionguard.maven;

import org.jspecify.annotations.NullMarked;
