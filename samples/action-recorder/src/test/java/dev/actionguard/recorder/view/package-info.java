/** The parts of the interface that the scenarios do not reach. */
package dev.actionguard.recorder.view;
