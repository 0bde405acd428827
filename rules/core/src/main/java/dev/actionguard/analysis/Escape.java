package dev.actionguard.analysis;

/**
 * A database exception that leaves an entry point and that nothing handles.
 *
 * @param exception the class of the exception as far as it is known
 * @param origin the database call that throws it
 */
public record Escape(EntryPoints.Entry entry, String exception, Site origin) {}
