/** All rules, by topic; {@link dev.actionguard.rules.StandardRules} lists them. */
@NullMarked
package dev.actionguard.rules;

import org.jspecify.annotations.NullMarked;
