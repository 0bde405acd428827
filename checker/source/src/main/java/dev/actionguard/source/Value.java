package dev.actionguard.source;

import dev.actionguard.ir.Operand;

/** The value of an expression and its erased type. */
record Value(Operand operand, Type type) {}
