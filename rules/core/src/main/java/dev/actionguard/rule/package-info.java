/**
 * What a rule is and what it reports. {@link dev.actionguard.rule.Analyzer} runs a set of rules on
 * a program.
 */
@NullMarked
package dev.actionguard.rule;

import org.jspecify.annotations.NullMarked;
