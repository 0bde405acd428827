package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.dataflow.DataflowProblem;
import dev.actionguard.dataflow.Solver;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Throwing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Analyses one method with the summaries of its callees: solves the value flow to its fixpoint,
 * then walks the reached blocks once more and records what the method does.
 */
final class MethodAnalysis implements DataflowProblem<State> {
  /** After so many visits of a block its constants and container indexes are given up. */
  private static final int WIDEN_AFTER = 3;

  /**
   * A summary tells of at most so many objects. Few methods show more than a fifth of it; recursive
   * ones that build trees would hand on all that all of them make, with every round more.
   */
  private static final int VISIBLE_LIMIT = 48;

  /** Up to so many objects a state is not worth cleaning. */
  private static final int FEW_OBJECTS = 48;

  private final AnalysisContext context;
  private final MethodModel method;
  private final Body body;
  private final Cfg cfg;
  private final State entry;
  private final BlockLocals locals;
  private final EdgeRefinement refinement;
  private final InlineCalls inlined;
  private final BitSet looping;
  private final @Nullable Visit[] lastVisits;
  private @Nullable Recorder recorder;

  /** What a visit of a block gave, and what it recorded. */
  private record Visit(Outcome<State> outcome, Recorder recorder) {}

  private MethodAnalysis(
      AnalysisContext context, MethodModel method, Body body, State entry, InlineCalls inlined) {
    this.context = context;
    this.method = method;
    this.body = body;
    this.entry = entry;
    this.inlined = inlined;
    cfg = Cfg.of(body);
    locals = new BlockLocals(body);
    looping = cfg.looping();
    lastVisits = new Visit[cfg.size()];
    refinement = new EdgeRefinement(context, method, cfg);
  }

  /** What the analysis of one method gives. */
  record Result(MethodSummary summary, Recorder recorder, Cfg cfg, @Nullable State exit) {}

  /** Analyses a method for any caller. */
  static Result analyze(AnalysisContext context, MethodModel method, Body body) {
    State entry = new EntryState(context, method, body).create();
    return new MethodAnalysis(context, method, body, entry, new InlineCalls(context)).run();
  }

  /**
   * Analyses a method for one call, with the values of its arguments: what closures and constants
   * do inside is then known.
   *
   * @param entry locals and heap as the call hands them over
   * @param inlined the calls in it that are analysed this way too
   */
  static Result analyzeInline(
      AnalysisContext context, MethodModel method, Body body, State entry, InlineCalls inlined) {
    return new MethodAnalysis(context, method, body, entry, inlined).run();
  }

  InlineCalls inlined() {
    return inlined;
  }

  private Result run() {
    List<@Nullable State> before = Solver.solve(cfg, this);
    Recorder recording = new Recorder();
    State exit = null;
    Value result = null;
    @Nullable State[] ends = new State[body.blocks().size()];
    for (BasicBlock block : body.blocks()) {
      State state = before.get(block.index());
      if (state == null) {
        continue;
      }
      Visit last = lastVisits[block.index()];
      if (last == null) {
        last = record(block, state);
      }
      recording.addAll(last.recorder());
      State after = last.outcome().normal();
      if (after == null) {
        continue;
      }
      ends[block.index()] = after;
      new TerminatorUses(context, recording, after).record(block.terminator());
      if (block.terminator() instanceof Terminator.Return r) {
        State returned = after.copy();
        Value value =
            r.value() == null ? Value.UNKNOWN : returned.settled(value(returned, r.value()));
        if (exit == null || result == null) {
          exit = returned;
          result = value;
        } else {
          Facts both = exit.facts().or(returned.facts());
          result = result.join(value, exit.facts(), returned.facts(), both, false);
          exit = exit.join(returned, false);
        }
      }
    }
    if (exit != null) {
      Clocks.stored(recording, exit);
    }
    for (SeenCheck check : context.declared().of(method).inactive()) {
      recording.seen(check.site(), check);
    }
    List<SeenCheck> seen =
        new GuardFlaws(context, method.reference(), cfg, recording, ends).explain(refinement);
    recording.caught(new CatchAnalysis(context, method, cfg).lost(recording));
    RecoveredChains chains = new RecoveredChains(context, method, cfg, recording);
    recording.caught(chains.lost());
    recording.faults(chains.lostCauses());
    recording.faults(new HandlerFaults(context, method, cfg).find(recording));
    EffectOrder order = new EffectOrder(method, cfg, recording.effectLog());
    ActionEffects actions = order.summarize();
    recording.faults(
        new TransactionFaults(context, method, cfg, recording.effectLog(), order)
            .find(actions, recording.caught(), recording.databaseFailures()));
    if (!recording.effectLog().isEmpty()
        || !context.index().options().actions().start().isEmpty()) {
      recording.faults(new ActionPairs(context, method, cfg).find());
    }
    recording.faults(new IgnoredResults(method, cfg).find(recording.effectLog()));
    DatabaseExceptions exceptions = new DatabaseExceptions(context.index(), cfg, recording);
    MethodSummary summary =
        new MethodSummary(
            result,
            exit == null ? Map.of() : exitHeap(exit, result, recording),
            exit == null ? Facts.NONE : exit.facts(),
            recording.obligations(),
            exceptions.leaving(),
            Wrapping.of(context.index(), method, body, recording, actions),
            recording.parameterUses(),
            Map.copyOf(recording.rows()),
            seen,
            recording.effects(),
            actions);
    return new Result(summary, recording, cfg, exit);
  }

  /**
   * Only what callers can see: fields of parameters, what static fields hold, and objects that can
   * be reached from the result, these first, as deep as access paths are long. Of an object that is
   * left out callers know nothing.
   */
  private Map<AbstractObject, ObjectState> exitHeap(
      State exit, @Nullable Value result, Recorder recording) {
    Map<AbstractObject, ObjectState> visible = new LinkedHashMap<>();
    List<AbstractObject> open = new ArrayList<>();
    for (AbstractObject object : exit.objects()) {
      if (object instanceof AbstractObject.Parameter || context.statics().object(object) != null) {
        open.add(object);
      }
    }
    if (result != null) {
      open.addAll(result.objects());
    }
    for (int depth = 0; depth <= AccessPath.LIMIT && !open.isEmpty(); depth++) {
      List<AbstractObject> below = new ArrayList<>();
      for (AbstractObject object : open) {
        ObjectState state = exit.object(object);
        if (state == null || visible.containsKey(object)) {
          continue;
        }
        if (visible.size() >= VISIBLE_LIMIT) {
          recording.bounded();
          return visible;
        }
        ObjectState settled = state.map(exit::settled);
        if (object instanceof AbstractObject.Allocated) {
          settled = settled.withoutUnknown();
        }
        visible.put(object, settled);
        settled.forEach(value -> below.addAll(value.objects()));
      }
      open = below;
    }
    if (open.stream().anyMatch(o -> exit.object(o) != null && !visible.containsKey(o))) {
      recording.bounded();
    }
    return visible;
  }

  @Override
  public State boundary() {
    return entry;
  }

  @Override
  public State join(State left, State right, int visits) {
    return left.join(right, visits > WIDEN_AFTER);
  }

  /**
   * A block that is in no loop is rarely visited more than once: what it does is recorded along the
   * way, so that it need not be walked again. In a loop most visits would be recorded in vain.
   */
  @Override
  public Outcome<State> transfer(BasicBlock block, State before) {
    if (looping.get(block.index())) {
      return visit(block, before);
    }
    Visit last = record(block, before);
    lastVisits[block.index()] = last;
    return last.outcome();
  }

  private Visit record(BasicBlock block, State before) {
    Recorder own = new Recorder();
    recorder = own;
    Outcome<State> outcome = visit(block, before);
    recorder = null;
    return new Visit(outcome, own);
  }

  private Outcome<State> visit(BasicBlock block, State before) {
    State state = before.copy();
    State thrown = null;
    boolean guarded = !block.handlers().isEmpty();
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (guarded && Throwing.canThrow(statement)) {
        State now = state.copy();
        now.forget(locals.temporaries(block.index()));
        thrown = thrown == null ? now : thrown.join(now, false);
      }
      Site site = new Site(method.reference(), block.index(), i, statement.range());
      boolean goesOn =
          statement.accept(new StatementTransfer(context, method, this, state, site, recorder));
      if (!goesOn) {
        return new Outcome<>(null, thrown);
      }
    }
    if (guarded && block.terminator() instanceof Terminator.Throw) {
      thrown = thrown == null ? state : thrown.join(state, false);
    }
    state.forget(locals.unread(block.index()));
    if (state.objects().size() > FEW_OBJECTS) {
      state.dropUnreachable(
          o ->
              entry.object(o) != null
                  || o instanceof AbstractObject.Parameter
                  || StaticFields.isField(o)
                  || context.statics().object(o) != null);
    }
    return new Outcome<>(state, thrown);
  }

  @Override
  public @Nullable State transferEdge(CfgEdge edge, State fact) {
    return refinement.refine(edge, fact);
  }

  /** Returns what an operand is at a state. */
  static Value value(State state, Operand operand) {
    if (operand instanceof Local local) {
      return state.local(local.index());
    }
    Object constant = ((dev.actionguard.ir.Constant) operand).value();
    return Value.ofConstant(constant == null ? Value.NULL : constant);
  }
}
