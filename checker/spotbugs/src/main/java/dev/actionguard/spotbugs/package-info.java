/**
 * The rules as a plugin of SpotBugs: {@link dev.actionguard.spotbugs.ActionguardDetector} analyses
 * all classes of a run at once and reports what the rules find.
 */
@NullMarked
package dev.actionguard.spotbugs;

import org.jspecify.annotations.NullMarked;
