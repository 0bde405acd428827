/**
 * The source front end: reads Java sources into the program form, with types from a class path as
 * far as there is one. Begin at {@link dev.actionguard.source.SourceProgram}.
 */
@NullMarked
package dev.actionguard.source;

import org.jspecify.annotations.NullMarked;
