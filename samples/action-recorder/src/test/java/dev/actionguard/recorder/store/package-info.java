/** Faults, rivals and the schema. */
package dev.actionguard.recorder.store;
