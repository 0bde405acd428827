/**
 * Forward dataflow over a control-flow graph: the problem's contract and its {@link
 * dev.actionguard.dataflow.Solver}.
 */
@NullMarked
package dev.actionguard.dataflow;

import org.jspecify.annotations.NullMarked;
