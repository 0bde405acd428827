package dev.actionguard.rule;

import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;

/** What a rule may ask about the program. */
public record RuleContext(Program program, Options options) {}
