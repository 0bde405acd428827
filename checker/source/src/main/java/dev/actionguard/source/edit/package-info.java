/**
 * Changes of source text: fixes and suppressions as minimal replacements. {@link
 * dev.actionguard.source.edit.SourceEdits} makes them for one file.
 */
@NullMarked
package dev.actionguard.source.edit;

import org.jspecify.annotations.NullMarked;
