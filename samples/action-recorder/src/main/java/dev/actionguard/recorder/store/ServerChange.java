package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a user's action changes about the server at its start, such as its task state. It runs in
 * the transaction that records the start: both are stored, or neither, so no server is left waiting
 * for work that nobody recorded. Start the work itself after the recorder has returned.
 */
@FunctionalInterface
public interface ServerChange {

  /**
   * Changes the server. May run several times, each in a fresh transaction; must not commit, and
   * must not call the recorder.
   *
   * @param connection the connection of the transaction
   * @param server the server; the caller may act on it
   * @throws SQLException if the database refuses; nothing is recorded then
   */
  void apply(Connection connection, ServerId server) throws SQLException;

  /** Returns the change that changes nothing. */
  static ServerChange none() {
    return (connection, server) -> {};
  }

  /**
   * Returns the change of a server's state.
   *
   * @param state the new state
   */
  static ServerChange state(ServerState state) {
    return (connection, server) ->
        new Tx(connection)
            .updateOne(
                "UPDATE instances SET vm_state = ? WHERE uuid = ?", state.name(), server.value());
  }
}
