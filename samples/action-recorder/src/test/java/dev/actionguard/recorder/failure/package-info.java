/** What of failures is kept. */
package dev.actionguard.recorder.failure;
