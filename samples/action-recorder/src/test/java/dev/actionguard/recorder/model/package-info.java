/** The value objects. */
package dev.actionguard.recorder.model;
