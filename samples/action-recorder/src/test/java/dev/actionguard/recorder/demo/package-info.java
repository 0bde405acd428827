/** Tests of the demonstration. */
package dev.actionguard.recorder.demo;
