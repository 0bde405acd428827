/** Reading JSON that came from outside: {@link dev.actionguard.json.JsonObject}. */
@NullMarked
package dev.actionguard.json;

import org.jspecify.annotations.NullMarked;
