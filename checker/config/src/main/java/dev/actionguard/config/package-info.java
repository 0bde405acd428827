/**
 * Reads {@code actionguard.yaml} strictly into the options of the analysis; {@link
 * dev.actionguard.config.ConfigReader} is where to start.
 */
@NullMarked
package dev.actionguard.config;

import org.jspecify.annotations.NullMarked;
