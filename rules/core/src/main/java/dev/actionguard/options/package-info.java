/**
 * What a user may configure, read once by an adapter into the immutable {@link
 * dev.actionguard.options.Options}.
 */
@NullMarked
package dev.actionguard.options;

import org.jspecify.annotations.NullMarked;
