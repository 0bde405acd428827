package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact.SinkKind;

/**
 * A call that wants clean data.
 *
 * @param method the library method called
 * @param argument which argument receives the data, -1 for the receiver
 */
public record Sink(Site site, MethodRef method, SinkKind kind, int argument) {}
