package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds exceptions that the code after a failure throws, or gives to a chain, without the failure
 * as cause or suppressed exception and without a word in the log. Exceptions by which a handler
 * answers one expected case are no loss: their class says all.
 */
final class LostCauses {
  private static final String THROWABLE = "java.lang.Throwable";

  /** What a switch throws that does not know the constant which it meets. */
  private static final Set<String> OF_COMPILER =
      Set.of("java.lang.IncompatibleClassChangeError", "java.lang.MatchException");

  private final AnalysisContext context;
  private final MethodRef method;
  private final FailureRegion region;
  private final FailureCalls calls;
  private final Site cause;

  /**
   * @param region the code that runs after the failure
   * @param cause the call that failed
   */
  LostCauses(AnalysisContext context, MethodRef method, FailureRegion region, Site cause) {
    this.context = context;
    this.method = method;
    this.region = region;
    this.cause = cause;
    calls = new FailureCalls(context, region);
  }

  /** Returns the throws that lose the failure, and with {@code function} the returns, too. */
  List<Fault> find(boolean function) {
    List<Fault> found = new ArrayList<>();
    Cfg cfg = region.cfg();
    for (BasicBlock block : cfg.body().blocks()) {
      if (!region.contains(block.index())) {
        continue;
      }
      Terminator end = block.terminator();
      Operand given = null;
      if (end instanceof Terminator.Throw t) {
        given = t.exception();
      } else if (function && end instanceof Terminator.Return r) {
        given = r.value();
      }
      if (given instanceof Local local && !region.holds(local)) {
        Statement made = made(local, block.index());
        if (made != null && !isKept(block.index()) && !isAnswer(block.index()) && !isCase(made)) {
          found.add(fault(end.range(), made));
        }
      }
    }
    return found;
  }

  /** Returns the statement that makes an exception for the block, or null if it is no new one. */
  private @Nullable Statement made(Local thrown, int block) {
    Statement only = null;
    Local local = thrown;
    for (int hops = 0; hops < 4; hops++) {
      only = onlyDefinition(local, block);
      if (only instanceof Statement.Assign assign && assign.value() instanceof Local from) {
        local = from;
      } else if (only instanceof Statement.Cast cast && cast.operand() instanceof Local from) {
        local = from;
      } else {
        break;
      }
    }
    if (only instanceof Statement.New made) {
      return isException(made.type().name()) ? only : null;
    }
    return only instanceof Statement.Call call
            && isException(call.method().returns())
            && !call.method().name().startsWith("get")
        ? only
        : null;
  }

  private boolean isException(String type) {
    return !OF_COMPILER.contains(type) && context.index().hierarchy().isSubtype(type, THROWABLE);
  }

  private @Nullable Statement onlyDefinition(Local local, int block) {
    Statement only = null;
    for (BasicBlock other : region.cfg().body().blocks()) {
      for (Statement statement : other.statements()) {
        if (local.equals(statement.target())) {
          boolean here = region.contains(other.index()) && reaches(other.index(), block);
          if (only != null && here) {
            return null;
          }
          only = here ? statement : only;
        }
      }
    }
    return only;
  }

  /**
   * {@code if (e.violates(KEY)) throw new NotFound(); throw e}: the one case that is no failure.
   */
  private boolean isCase(Statement made) {
    String type =
        made instanceof Statement.New n
            ? n.type().name()
            : made instanceof Statement.Call call ? call.method().returns() : "";
    return CatchAnalysis.isExpected(type, true) && (region.throwsAgain() || throwsCopy());
  }

  /** {@code throw switch (…) { case KEY -> new NotFound(); default -> e; }}. */
  private boolean throwsCopy() {
    List<Operand> thrown = new ArrayList<>();
    List<Operand> copies = new ArrayList<>();
    for (BasicBlock block : region.cfg().body().blocks()) {
      if (region.contains(block.index())) {
        if (block.terminator() instanceof Terminator.Throw t) {
          thrown.add(t.exception());
        }
        for (Statement statement : block.statements()) {
          if (statement instanceof Statement.Assign assign
              && assign.value() instanceof Local from
              && region.holds(from)) {
            copies.add(assign.target());
          }
        }
      }
    }
    return thrown.stream().anyMatch(copies::contains);
  }

  private boolean reaches(int from, int to) {
    return region.cfg().normallyReachable(from).get(to);
  }

  /** Somebody was given the exception itself, or the log its text, before this block ends. */
  private boolean isKept(int end) {
    for (BasicBlock block : region.cfg().body().blocks()) {
      if (region.contains(block.index())
          && reaches(block.index(), end)
          && block.statements().stream().anyMatch(this::keeps)) {
        return true;
      }
    }
    return false;
  }

  private boolean keeps(Statement statement) {
    if (statement instanceof Statement.Call call) {
      return call.arguments().stream().anyMatch(region::holds)
          || (calls.logs(call)
              && Operands.of(call).stream().anyMatch(o -> region.holds(o) || region.isAnswer(o)));
    }
    if (statement instanceof Statement.FieldStore store) {
      return region.holds(store.value());
    }
    if (statement instanceof Statement.ArrayStore store) {
      return region.holds(store.value());
    }
    return statement instanceof Statement.Closure closure
        && closure.captured().stream().anyMatch(region::holds);
  }

  /** The block is reached only by an answer to a question about the exception. */
  private boolean isAnswer(int end) {
    Cfg cfg = region.cfg();
    for (BasicBlock block : cfg.body().blocks()) {
      boolean asks =
          region.contains(block.index())
              && !(block.terminator() instanceof Terminator.Throw)
              && Operands.of(block.terminator()).stream()
                  .anyMatch(o -> region.holds(o) || region.isAnswer(o));
      if (asks) {
        for (CfgEdge edge : cfg.successors(block.index())) {
          if (!(edge instanceof CfgEdge.Exceptional)
              && cfg.predecessors(edge.to()).size() == 1
              && cfg.dominatedBy(edge.to()).get(end)
              && !isRest(edge)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The way for all that the question did not name. */
  private static boolean isRest(CfgEdge edge) {
    return !HandlerWalk.isExpectedCase(edge);
  }

  private Fault fault(SourceRange end, Statement made) {
    String type =
        made instanceof Statement.New n
            ? n.type().name()
            : ((Statement.Call) made).method().returns();
    return new Fault(Fault.Sort.LOST_CAUSE, method, end, type, cause, insertion(made));
  }

  /** Adds the exception to the arguments where the class has such a constructor. */
  private Optional<Fault.Insertion> insertion(Statement made) {
    String name = region.exceptionName();
    if (name == null || !(made instanceof Statement.New created)) {
      return Optional.empty();
    }
    for (BasicBlock block : region.cfg().body().blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Call call
            && call.method().isConstructor()
            && created.target().equals(call.receiver())
            && call.range().endColumn() > 1
            && takesCause(call.method())) {
          SourceRange range = call.range();
          int line = range.endLine();
          int column = range.endColumn() - 1;
          return Optional.of(
              new Fault.Insertion(
                  new SourceRange(line, column, line, column),
                  call.arguments().isEmpty() ? name : ", " + name));
        }
      }
    }
    return Optional.empty();
  }

  private boolean takesCause(MethodRef constructor) {
    List<String> parameters = new ArrayList<>(constructor.parameters());
    parameters.add(THROWABLE);
    ClassModel model = context.index().program().find(constructor.owner()).orElse(null);
    return model != null
        && model.method("<init>", parameters).filter(m -> !m.isPrivate()).isPresent();
  }

  /** Returns what the function that a chain runs on failures loses; empty if it has no body. */
  static List<Fault> inFunction(
      AnalysisContext context, MethodModel function, Cfg body, Local exception, Site cause) {
    BitSet all = new BitSet();
    all.set(0, body.size());
    FailureRegion region = new FailureRegion(body, all, new BitSet(), new BitSet(), exception);
    return new LostCauses(context, function.reference(), region, cause).find(true);
  }
}
