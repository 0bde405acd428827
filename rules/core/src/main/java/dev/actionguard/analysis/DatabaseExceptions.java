package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows database exceptions from the calls that throw them to the handlers that take them. */
final class DatabaseExceptions {
  private static final Set<String> ROOTS =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.io.IOException");

  private static final int MAX_SUBTYPES = 16;

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
  Map<String, LeavingFailure> leaving() {
    Map<String, LeavingFailure> leaving = new LinkedHashMap<>();
    for (Recorder.DatabaseFailure failure : recorder.databaseFailures()) {
      List<BasicBlock.Handler> handlers = handlers(failure);
      if (handlers.isEmpty()) {
        leaving.merge(failure.type(), LeavingFailure.of(failure), LeavingFailure::and);
      }
      for (BasicBlock.Handler handler : handlers) {
        if (isAnswer(handler, failure)) {
          continue;
        }
        for (String thrown : thrownBy(handler, failure.type())) {
          leaving.merge(thrown, LeavingFailure.of(failure), LeavingFailure::and);
        }
      }
    }
    return leaving;
  }

  /** What is made of "no such row" or "row exists" is the program's answer, not a failure. */
  private boolean isAnswer(BasicBlock.Handler handler, Recorder.DatabaseFailure failure) {
    String caught = handler.type().name();
    return isNarrower(caught, failure.type()) && CatchAnalysis.isExpected(caught, true);
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
   * A narrower exception of the same family is a part of what may be thrown. What the program
   * itself throws is known exactly; of anything at all only what is a database's or the program's.
   */
  private boolean isNarrower(String caught, String thrown) {
    return !caught.equals(thrown)
        && index.hierarchy().isSubtype(caught, thrown)
        && (isDatabaseException(index, caught)
            || (ROOTS.contains(thrown)
                ? index.program().contains(caught)
                : !index.program().contains(thrown)));
  }

  private static boolean isChecked(String thrown) {
    return thrown.startsWith("java.sql.") || thrown.startsWith("javax.sql.");
  }

  private Set<String> thrownBy(BasicBlock.Handler handler, String caught) {
    Set<String> thrown = new LinkedHashSet<>();
    BitSet region = cfg.dominatedBy(handler.block());
    for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
      BasicBlock block = cfg.block(b);
      if (block.terminator() instanceof Terminator.Throw t) {
        int known = thrown.size();
        addThrown(t.exception(), region, caught, new HashSet<>(), thrown);
        if (thrown.size() == known && !isDefined(t.exception(), region)) {
          thrown.add(typeOf(t.exception(), handler));
        }
      }
    }
    return thrown;
  }

  /** Adds the classes of what a handler may have put into the variable that it throws. */
  private void addThrown(
      Operand exception, BitSet region, String caught, Set<Operand> seen, Set<String> thrown) {
    if (!seen.add(exception)) {
      return;
    }
    for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
      for (Statement statement : cfg.block(b).statements()) {
        if (!exception.equals(statement.target())) {
          continue;
        }
        if (statement instanceof Statement.Assign assign) {
          addThrown(assign.value(), region, caught, seen, thrown);
        } else if (statement instanceof Statement.Caught) {
          thrown.add(caught);
        } else if (statement instanceof Statement.New made) {
          thrown.add(made.type().name());
        } else {
          thrown.add(exception.type().name());
          // What a method makes may be of any class below what it declares.
          index.hierarchy().subtypes(exception.type().name()).stream()
              .filter(index.program()::contains)
              .sorted()
              .limit(MAX_SUBTYPES)
              .forEach(thrown::add);
        }
      }
    }
  }

  private boolean isDefined(Operand exception, BitSet region) {
    return region.stream()
        .mapToObj(cfg::block)
        .flatMap(block -> block.statements().stream())
        .anyMatch(s -> exception.equals(s.target()));
  }

  private static String typeOf(Operand exception, BasicBlock.Handler handler) {
    String type = exception.type().name();
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
