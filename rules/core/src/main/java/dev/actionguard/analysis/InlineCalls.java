package dev.actionguard.analysis;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls that one analysis of a method analyses in place. A block is visited several times until
 * the fixpoint is found, and once more to record; most of these visits hand the same values to a
 * callee. Its last result is kept for them: else the work doubles with every level of nesting.
 */
final class InlineCalls {
  /** A callee that receives closures is analysed at the call if it is not larger. */
  private static final int MAX_SIZE = 300;

  private static final int MAX_DEPTH = 6;

  /** Of a call that can run more methods than this, they are only analysed in the outermost. */
  private static final int FEW_TARGETS = 2;

  private final AnalysisContext context;
  private final int depth;
  private final Map<MethodRef, Optional<Body>> bodies;
  private final Map<Call, Run> runs = new HashMap<>();

  private record Call(Site site, MethodRef target) {}

  private record Run(State entry, MethodAnalysis.Result result) {}

  private InlineCalls(AnalysisContext context, int depth, Map<MethodRef, Optional<Body>> bodies) {
    this.context = context;
    this.depth = depth;
    this.bodies = bodies;
  }

  /** Makes those of a method that is analysed for any caller. */
  InlineCalls(AnalysisContext context) {
    this(context, 0, new HashMap<>());
  }

  /** Returns how many calls are being analysed in place around the method, 0 if it is for any. */
  int depth() {
    return depth;
  }

  /**
   * Returns the body of a callee if it is to be analysed at its call, else null.
   *
   * @param targets how many methods the call can run: what each of them calls in turn doubles the
   *     work that many times
   */
  @Nullable Body body(MethodModel target, int targets) {
    if (depth >= (targets > FEW_TARGETS ? 1 : MAX_DEPTH)) {
      return null;
    }
    return bodies.computeIfAbsent(target.reference(), k -> small(target)).orElse(null);
  }

  private static Optional<Body> small(MethodModel target) {
    if (target.code() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(target.code().body()).filter(body -> body.size() <= MAX_SIZE);
    } catch (LoweringException e) {
      // It has no summary either; the failure is counted where summaries are made.
      return Optional.empty();
    }
  }

  /** Returns what the callee does when it is entered at a call with that state. */
  MethodAnalysis.Result run(Site site, MethodModel target, Body body, State entry) {
    Call call = new Call(site, target.reference());
    Run last = runs.get(call);
    if (last == null || !last.entry().equals(entry)) {
      InlineCalls inner = new InlineCalls(context, depth + 1, bodies);
      last = new Run(entry, MethodAnalysis.analyzeInline(context, target, body, entry, inner));
      runs.put(call, last);
    }
    return last.result();
  }
}
