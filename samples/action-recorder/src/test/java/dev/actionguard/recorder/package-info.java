/** The recorder as a whole. */
package dev.actionguard.recorder;
