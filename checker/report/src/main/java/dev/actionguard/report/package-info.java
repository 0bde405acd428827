/**
 * From findings to what people and machines read: {@link dev.actionguard.report.CheckRun} analyses
 * a program and applies suppressions, {@link dev.actionguard.report.Format} writes the report,
 * {@link dev.actionguard.report.Gate} decides.
 */
@NullMarked
package dev.actionguard.report;

import org.jspecify.annotations.NullMarked;
