/** Databases, clocks and faults for the tests. */
package dev.actionguard.recorder.support;
