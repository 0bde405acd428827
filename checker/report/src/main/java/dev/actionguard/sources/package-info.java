/**
 * What only source text has, read with the JDK's own parser; {@link
 * dev.actionguard.sources.SuppressionReader} reads suppressions.
 */
@NullMarked
package dev.actionguard.sources;

import org.jspecify.annotations.NullMarked;
