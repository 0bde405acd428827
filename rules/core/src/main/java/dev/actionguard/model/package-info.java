/**
 * Facts about libraries, kept as data: one CSV file a library under {@code models/}, read by {@code
 * ModelLoader} into {@link dev.actionguard.model.LibraryModels}.
 */
@NullMarked
package dev.actionguard.model;

import org.jspecify.annotations.NullMarked;
