package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;

/**
 * A read of the local clock whose time is used for more than logs and durations.
 *
 * @param method the method that reads
 * @param source the read
 * @param call the library method
 */
public record TimeRead(MethodRef method, Label.Source source, MethodRef call) {}
