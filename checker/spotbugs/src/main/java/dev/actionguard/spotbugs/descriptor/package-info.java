/**
 * Writes what SpotBugs reads about the plugin, from what the rules say of themselves: {@link
 * dev.actionguard.spotbugs.descriptor.Main} runs while the plugin is built and is not in its jar.
 */
@NullMarked
package dev.actionguard.spotbugs.descriptor;

import org.jspecify.annotations.NullMarked;
