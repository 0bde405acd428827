/**
 * The language server: findings in editors while code is written. {@link
 * dev.actionguard.languageserver.Main} starts it; {@link dev.actionguard.languageserver.Server}
 * answers a client.
 */
@NullMarked
package dev.actionguard.languageserver;

import org.jspecify.annotations.NullMarked;
