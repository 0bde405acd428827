/** Tests of the package of the same name. */
package dev.actionguard.recorder.access;
