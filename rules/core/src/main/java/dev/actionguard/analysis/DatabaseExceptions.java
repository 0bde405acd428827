package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows database exceptions from the calls that throw them to the handlers that take them. */
final class DatabaseExceptions {
  private final ProgramIndex index;
  private final Cfg cfg;
  private final Recorder recorder;

  DatabaseExceptions(ProgramIndex index, Cfg cfg, Recorder recorder) {
    this.index = index;
    this.cfg = cfg;
    this.recorder = recorder;
  }

  /**
   * Returns the exception types that may leave the method because a database call failed, with how
   * the failing calls use the database: what no handler takes, and what handlers throw instead.
   */
  Map<String, Set<Obligation.Access>> leaving() {
    Map<String, Set<Obligation.Access>> leaving = new LinkedHashMap<>();
    for (Recorder.DatabaseFailure failure : recorder.databaseFailures()) {
      List<BasicBlock.Handler> handlers = handlers(failure);
      if (handlers.isEmpty()) {
        leaving.computeIfAbsent(failure.type(), k -> new LinkedHashSet<>()).add(failure.access());
      }
      for (BasicBlock.Handler handler : handlers) {
        for (String thrown : thrownBy(handler)) {
          leaving.computeIfAbsent(thrown, k -> new LinkedHashSet<>()).add(failure.access());
        }
      }
    }
    return leaving;
  }

  /** Returns the failures by the catch handler (its block) that takes them. */
  Map<BasicBlock.Handler, List<Recorder.DatabaseFailure>> caught() {
    Map<BasicBlock.Handler, List<Recorder.DatabaseFailure>> caught = new LinkedHashMap<>();
    for (Recorder.DatabaseFailure failure : recorder.databaseFailures()) {
      for (BasicBlock.Handler handler : handlers(failure)) {
        caught.computeIfAbsent(handler, k -> new ArrayList<>()).add(failure);
      }
    }
    return caught;
  }

  /**
   * Returns the catch clauses that take the failure: the first around the call, or around the
   * places where finally blocks and the like throw it again.
   */
  private List<BasicBlock.Handler> handlers(Recorder.DatabaseFailure failure) {
    List<BasicBlock.Handler> found = new ArrayList<>();
    collect(failure.site().block(), failure.type(), new BitSet(), found);
    return found;
  }

  private void collect(int block, String thrown, BitSet seen, List<BasicBlock.Handler> found) {
    if (seen.get(block)) {
      return;
    }
    seen.set(block);
    for (BasicBlock.Handler handler : cfg.block(block).handlers()) {
      if (handler.origin() == BasicBlock.Origin.CATCH) {
        if (takes(handler.type().name(), thrown)) {
          found.add(handler);
          if (!isNarrower(handler.type().name(), thrown)) {
            return;
          }
        }
      } else {
        BitSet region = cfg.dominatedBy(handler.block());
        for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
          if (cfg.block(b).terminator() instanceof Terminator.Throw) {
            collect(b, thrown, seen, found);
          }
        }
        return;
      }
    }
  }

  private boolean takes(String caught, String thrown) {
    if (index.hierarchy().isSubtype(thrown, caught)) {
      return true;
    }
    return isNarrower(caught, thrown)
        || (caught.equals("java.lang.Exception")
            || caught.equals("java.lang.Throwable")
            || (caught.equals("java.lang.RuntimeException") && !isChecked(thrown)));
  }

  /**
   * A narrower exception of the same family is a part of what may be thrown; of anything at all,
   * only what is a database's or the program's own.
   */
  private boolean isNarrower(String caught, String thrown) {
    return !caught.equals(thrown)
        && index.hierarchy().isSubtype(caught, thrown)
        && (!thrown.startsWith("java.lang.")
            || index.program().contains(caught)
            || isDatabaseException(index, caught));
  }

  private static boolean isChecked(String thrown) {
    return thrown.startsWith("java.sql.") || thrown.startsWith("javax.sql.");
  }

  private Set<String> thrownBy(BasicBlock.Handler handler) {
    Set<String> thrown = new LinkedHashSet<>();
    BitSet region = cfg.dominatedBy(handler.block());
    for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
      BasicBlock block = cfg.block(b);
      if (block.terminator() instanceof Terminator.Throw t) {
        thrown.add(thrownType(block, t.exception(), handler));
      }
    }
    return thrown;
  }

  private static String thrownType(
      BasicBlock block, Operand exception, BasicBlock.Handler handler) {
    String type = exception.type().name();
    for (Statement statement : block.statements()) {
      if (exception.equals(statement.target()) && statement instanceof Statement.New made) {
        type = made.type().name();
      }
    }
    return type.equals("?") ? handler.type().name() : type;
  }

  /** Returns whether a class is a database exception. */
  static boolean isDatabaseException(ProgramIndex index, String type) {
    return index
        .models()
        .fact(type, TypeFact.Role.DATABASE_EXCEPTION, index.hierarchy())
        .isPresent();
  }

  /** Returns the root of the exceptions that calls of a library's type throw. */
  static String thrownByLibrary(String owner) {
    if (owner.startsWith("java.sql.") || owner.startsWith("javax.sql.")) {
      return "java.sql.SQLException";
    }
    if (owner.startsWith("org.springframework.")) {
      return "org.springframework.dao.DataAccessException";
    }
    if (owner.startsWith("jakarta.persistence.")) {
      return "jakarta.persistence.PersistenceException";
    }
    if (owner.startsWith("javax.persistence.")) {
      return "javax.persistence.PersistenceException";
    }
    if (owner.startsWith("org.hibernate.")) {
      return "org.hibernate.HibernateException";
    }
    if (owner.startsWith("org.jooq.")) {
      return "org.jooq.exception.DataAccessException";
    }
    return "java.lang.RuntimeException";
  }
}
