/** The acceptance scenarios that Nova's own tests assert, by number, and what Nova gets wrong. */
package dev.actionguard.recorder.scenario;
