package dev.actionguard.rule;

import dev.actionguard.ir.SourceRange;

/**
 * A minimal replacement of source text.
 *
 * @param range what is replaced; empty for an insertion
 */
public record TextEdit(String sourceFile, SourceRange range, String replacement) {}
