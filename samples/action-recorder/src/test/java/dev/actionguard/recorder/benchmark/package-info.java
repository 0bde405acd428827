/** How fast the recorder is, against the same statements sent by hand. */
package dev.actionguard.recorder.benchmark;
