/**
 * Annotations that user code may write for Actionguard. They have {@code CLASS} retention, so every
 * engine sees them, need no library at run time, and never change what a program does.
 */
package dev.actionguard.annotations;
