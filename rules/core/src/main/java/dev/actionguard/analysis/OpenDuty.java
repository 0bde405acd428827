package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import java.util.Optional;

/**
 * A check that is still missing at a method that is called from outside.
 *
 * @param root the entry point, or a method that nothing in the program calls
 * @param entry what kind of entry point it is; empty if it is none
 */
public record OpenDuty(
    Obligation.CheckBefore duty, MethodModel root, Optional<EntryPoints.Entry> entry) {}
