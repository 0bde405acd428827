/**
 * The recording services over JDBC. Everything public here checks access first; the tables behind
 * it are not public. Start at {@link dev.actionguard.recorder.store.InstanceActions}.
 */
@NullMarked
package dev.actionguard.recorder.store;

import org.jspecify.annotations.NullMarked;
