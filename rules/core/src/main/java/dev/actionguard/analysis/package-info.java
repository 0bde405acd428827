/**
 * Value flow and effects, method by method, callees first. {@link
 * dev.actionguard.analysis.ProgramAnalysis} is the entry: it knows libraries through models, and
 * neither rules nor reports.
 */
@NullMarked
package dev.actionguard.analysis;

import org.jspecify.annotations.NullMarked;
