package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;

/** One call on the way from where a value or duty arises down to its sink. */
public record CallStep(Site site, MethodRef callee) {}
