package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.model.RequestContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the histories of deleted servers to shadow tables, and removes them from there. After the
 * archive a server is no longer found.
 */
public final class ActionArchive {

  private final Transactions transactions;
  private final AccessGuard guard;
  private final TreeTable trees = new TreeTable();

  ActionArchive(Transactions transactions, AccessGuard guard) {
    this.transactions = transactions;
    this.guard = guard;
  }

  /**
   * Moves deleted servers, those deleted first in front, each with all that is below it and each in
   * its own transaction. Ends once at least the wanted number of rows was moved: a tree is never
   * cut, so the number may be exceeded.
   *
   * @param context who asks
   * @param deletedBefore leaves out servers deleted at this moment or later; null for none
   * @param maxRows the wanted number of rows
   * @return how many rows were moved
   */
  public RowCounts archive(RequestContext context, @Nullable Instant deletedBefore, int maxRows) {
    guard.checkCaller(context, Operation.ARCHIVE);
    RowCounts moved = RowCounts.NONE;
    while (moved.total() < maxRows) {
      RowCounts tree = archiveOne(deletedBefore);
      if (tree.total() == 0) {
        return moved;
      }
      moved = moved.plus(tree);
    }
    return moved;
  }

  /**
   * Removes from the archive what was first written before a moment. What still has something below
   * it that is younger stays.
   *
   * @param context who asks
   * @param createdBefore leaves in what was written at this moment or later; null removes all
   * @param status told, after the removal, of each table that lost rows
   * @return how many rows were removed
   */
  public RowCounts purge(
      RequestContext context, @Nullable Instant createdBefore, Consumer<String> status) {
    guard.checkCaller(context, Operation.ARCHIVE);
    RowCounts removed = transactions.run("archive.purge", tx -> trees.purge(tx, createdBefore));
    tell(status, "shadow_instance_actions_events", removed.events());
    tell(status, "shadow_instance_actions", removed.actions());
    tell(status, "shadow_instances", removed.servers());
    return removed;
  }

  private RowCounts archiveOne(@Nullable Instant deletedBefore) {
    return transactions.run(
        "archive.move",
        tx -> {
          Optional<String> server = trees.lockNextDeleted(tx, deletedBefore);
          if (server.isEmpty()) {
            return RowCounts.NONE;
          }
          trees.lock(tx, server.get());
          RowCounts copied = trees.copy(tx, server.get());
          RowCounts removed = trees.delete(tx, server.get());
          if (!copied.equals(removed)) {
            throw new RowCountException((int) removed.total());
          }
          return removed;
        });
  }

  private static void tell(Consumer<String> status, String table, long rows) {
    if (rows > 0) {
      status.accept("removed " + rows + " rows from " + table);
    }
  }
}
