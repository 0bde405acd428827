package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.DatabaseKind;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which values that a call binds are written, and which are keys of what it reads. */
final class BoundValues {
  private final HeapAccess heap;

  BoundValues(HeapAccess heap) {
    this.heap = heap;
  }

  /**
   * Returns whether what a call binds goes into a write: the call writes, or it prepares a
   * statement that is known to write.
   */
  boolean areWritten(CallSite call, Positions positions, List<MethodFact> facts) {
    for (MethodFact fact : facts) {
      if (fact instanceof MethodFact.Database database) {
        if (database.kind() == DatabaseKind.WRITE) {
          return true;
        }
        if (database.kind() == DatabaseKind.BY_TEXT) {
          List<Value> texts = positions.read(database.from());
          return !texts.isEmpty() && isWrite(heap.prefix(texts.get(0)));
        }
        if (database.kind() == DatabaseKind.READ) {
          return false;
        }
      }
    }
    return call.receiver() != null && isWrite(heap.prefix(call.receiver()));
  }

  private static boolean isWrite(@Nullable String text) {
    return SqlText.access(text) == Obligation.Access.WRITE;
  }

  /**
   * Returns the sink for an argument that names what a database call reads or writes; null if no
   * argument does, or a sink of its own stands for it.
   */
  static MethodFact.@Nullable Sink key(MethodFact.Database database, List<MethodFact> facts) {
    Position from = database.from();
    boolean named =
        from.root() == Position.Root.ARGUMENT
            && (database.kind() == DatabaseKind.READ || database.kind() == DatabaseKind.WRITE);
    boolean known =
        facts.stream()
            .anyMatch(
                f ->
                    f instanceof MethodFact.Sink s
                        && s.from().root() == Position.Root.ARGUMENT
                        && s.from().index() == from.index());
    if (!named || known) {
      return null;
    }
    return new MethodFact.Sink(
        from, database.kind() == DatabaseKind.READ ? SinkKind.KEY : SinkKind.BIND);
  }
}
