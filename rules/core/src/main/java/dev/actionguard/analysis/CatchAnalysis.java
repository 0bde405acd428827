package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each handler of database exceptions whether the failure is handled on every path
 * through it: something is thrown, the exception or a failure value is handed on, the failure is
 * recorded, or the database is told.
 */
final class CatchAnalysis {
  /** Exceptions that tell something about the data, not that the database failed. */
  private static final Set<String> EXPECTED =
      Set.of(
          "DuplicateKeyException",
          "EmptyResultDataAccessException",
          "NoResultException",
          "EntityExistsException",
          "IncorrectResultSizeDataAccessException",
          "SQLIntegrityConstraintViolationException",
          "DataIntegrityViolationException",
          "ConstraintViolationException",
          "NoDataFoundException",
          "NonUniqueResultException",
          "EntityNotFoundException",
          "ObjectRetrievalFailureException",
          "SQLFeatureNotSupportedException",
          "EmptyResultException");

  private static final Set<String> METADATA =
      Set.of(
          "java.sql.DatabaseMetaData", "java.sql.ResultSetMetaData", "java.sql.ParameterMetaData");

  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;

  CatchAnalysis(AnalysisContext context, MethodModel method, Cfg cfg) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
  }

  /** Returns the handlers that lose a failure, in block order. */
  List<CaughtFailure> lost(Recorder recorder) {
    Map<Integer, List<Recorder.DatabaseFailure>> byBlock = new LinkedHashMap<>();
    Map<Integer, Set<String>> types = new LinkedHashMap<>();
    new DatabaseExceptions(context.index(), cfg, recorder)
        .caught()
        .forEach(
            (handler, failures) -> {
              byBlock.computeIfAbsent(handler.block(), k -> new ArrayList<>()).addAll(failures);
              types
                  .computeIfAbsent(handler.block(), k -> new LinkedHashSet<>())
                  .add(handler.type().name());
            });
    List<CaughtFailure> lost = new ArrayList<>();
    byBlock.forEach(
        (block, failures) -> {
          CaughtFailure failure = lost(block, types.getOrDefault(block, Set.of()), failures);
          if (failure != null) {
            lost.add(failure);
          }
        });
    return lost;
  }

  private @Nullable CaughtFailure lost(
      int entry, Set<String> caught, List<Recorder.DatabaseFailure> failures) {
    boolean onlyReads = failures.stream().allMatch(f -> f.access() == Obligation.Access.READ);
    if (caught.stream().allMatch(t -> isExpected(t, onlyReads)) || isProbe(failures)) {
      return null;
    }
    FailureRegion region = region(entry, failures);
    if (onlyReads && region.throwsAgain()) {
      // The handler told the cases apart in which another answer will do.
      return null;
    }
    HandlerWalk walk = new HandlerWalk(context, region, false);
    CaughtFailure.Manner manner = walk.from(entry);
    if (manner == null && !walk.isToldByResult()) {
      return null;
    }
    Set<Obligation.Access> accesses = new LinkedHashSet<>();
    failures.forEach(f -> accesses.add(f.access()));
    return new CaughtFailure(
        method.reference(),
        range(entry),
        String.join("|", caught),
        accesses,
        manner == null ? CaughtFailure.Manner.RETURN_DEFAULT : manner,
        failures.get(0).site(),
        manner == null);
  }

  /** Returns the code of the handler that begins at a block. */
  FailureRegion region(int entry, List<Recorder.DatabaseFailure> failures) {
    BitSet failing = new BitSet();
    failures.forEach(f -> failing.set(f.site().block()));
    return new FailureRegion(cfg, cfg.dominatedBy(entry), others(entry), failing, exception(entry));
  }

  /**
   * Returns the blocks of handlers that are not around this one: a catch clause in a finally block
   * is there several times.
   */
  private BitSet others(int entry) {
    BitSet others = new BitSet();
    cfg.body().blocks().stream()
        .flatMap(block -> block.handlers().stream())
        .filter(handler -> handler.origin() == BasicBlock.Origin.CATCH)
        .mapToInt(BasicBlock.Handler::block)
        .distinct()
        .mapToObj(cfg::dominatedBy)
        .filter(blocks -> !blocks.get(entry))
        .forEach(others::or);
    return others;
  }

  /** Asking the driver what the database is like: no data of the program is lost. */
  private boolean isProbe(List<Recorder.DatabaseFailure> failures) {
    boolean asks = false;
    for (Recorder.DatabaseFailure failure : failures) {
      Site site = failure.site();
      List<Statement> statements = cfg.block(site.block()).statements();
      if (!(site.index() < statements.size()
          && statements.get(site.index()) instanceof Statement.Call call)) {
        return false;
      }
      boolean metadata = METADATA.contains(call.method().owner());
      if (!metadata && !call.method().owner().equals("java.sql.ResultSet")) {
        return false;
      }
      asks |= metadata;
    }
    return asks;
  }

  private SourceRange range(int block) {
    List<Statement> statements = cfg.block(block).statements();
    return statements.isEmpty() ? SourceRange.UNKNOWN : statements.get(0).range();
  }

  /** Returns whether an exception of that class is an answer that the program can expect. */
  static boolean isExpected(String type, boolean onlyReads) {
    String simple = Descriptions.simpleName(type);
    List<String> words = Names.tokens(simple);
    return (EXPECTED.contains(simple) && (onlyReads || !simple.startsWith("Empty")))
        || words.contains("already")
        || words.contains("duplicate")
        || (onlyReads && words.contains("not") && words.contains("found"));
  }

  private @Nullable Local exception(int entry) {
    for (Statement statement : cfg.block(entry).statements()) {
      if (statement instanceof Statement.Caught caught) {
        return caught.target();
      }
    }
    return null;
  }
}
