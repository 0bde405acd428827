package dev.actionguard.bytecode;

/**
 * A class that was found more than once.
 *
 * @param name its binary name
 * @param kept where the one is that is analysed: the first on the path
 * @param ignored where the other one is
 */
public record DuplicateClass(String name, String kept, String ignored) {}
