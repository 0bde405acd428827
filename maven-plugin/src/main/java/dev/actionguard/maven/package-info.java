/** The Maven plugin; {@link dev.actionguard.maven.CheckMojo} is its goal. */
@NullMarked
package dev.actionguard.maven;

import org.jspecify.annotations.NullMarked;
