/**
 * The control-flow graph of a body: typed edges over its basic blocks, see {@link
 * dev.actionguard.cfg.Cfg}.
 */
@NullMarked
package dev.actionguard.cfg;

import org.jspecify.annotations.NullMarked;
