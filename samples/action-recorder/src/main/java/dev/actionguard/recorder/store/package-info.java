/**
 * The recording services over JDBC. Everything public here checks access first; the tables behind
 * it are not public. Start at {@link dev.actionguard.recorder.store.InstanceActions}.
 *
 * <p>Each method throws {@link dev.actionguard.recorder.error.AccessDeniedException} if the caller
 * may do this to no server, {@link dev.actionguard.recorder.error.ServerNotFoundException} if the
 * server is not there or not his, and a {@link dev.actionguard.recorder.error.StorageException} if
 * the database does not do its part; the last with nothing half written.
 */
@NullMarked
package dev.actionguard.recorder.store;

import org.jspecify.annotations.NullMarked;
