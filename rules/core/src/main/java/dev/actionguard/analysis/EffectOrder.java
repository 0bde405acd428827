package dev.actionguard.analysis;

import dev.actionguard.analysis.ActionEffects.Extent;
import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Orders what one method does that others see: which of it can have happened before which, and
 * whether a transaction that the method itself begins is open then. A failed call has done nothing.
 * What handlers do is how the program deals with a failure, and no second step of the action.
 */
final class EffectOrder {
  private static final int MAX_EFFECTS = 4;
  private static final int MAX_SPLITS = 8;

  /** Waiting tells a loop that serves one action after the other. */
  private static final Set<String> WAITS =
      Set.of("sleep", "wait", "await", "poll", "take", "park", "acquire");

  private final MethodModel method;
  private final Cfg cfg;
  private final EffectLog log;
  private final Map<Integer, List<EffectLog.Event>> byBlock = new LinkedHashMap<>();
  private final List<EffectLog.Event> numbered = new ArrayList<>();
  private final BitSet[] happened;
  private final boolean[] open;
  private final boolean[] reached;
  private final BitSet handlers = new BitSet();
  private final Set<Split> splits = new LinkedHashSet<>();

  EffectOrder(MethodModel method, Cfg cfg, EffectLog log) {
    this.method = method;
    this.cfg = cfg;
    this.log = log;
    happened = new BitSet[cfg.size()];
    open = new boolean[cfg.size()];
    reached = new boolean[cfg.size()];
  }

  /** Returns what the method shows its callers. */
  ActionEffects summarize() {
    if (log.isEmpty()) {
      return ActionEffects.NONE;
    }
    prepare();
    solve();
    for (BasicBlock block : cfg.body().blocks()) {
      if (reached[block.index()] && byBlock.containsKey(block.index())) {
        consider(block.index());
      }
    }
    splits.addAll(log.splits().stream().filter(s -> !isSpanned(s)).toList());
    return new ActionEffects(
        shown(), splits.stream().limit(MAX_SPLITS).toList(), boundary(), extent());
  }

  /** What handlers write is left out. */
  private Extent extent() {
    List<EffectLog.Event> writes =
        numbered.stream()
            .filter(e -> e.has(WriteEffect.Kind.WRITE) && !handlers.get(e.site().block()))
            .toList();
    if (writes.size() == 1 && writes.get(0).extent() == Extent.WHOLE) {
      return Extent.WHOLE;
    }
    boolean several =
        writes.size() > 1
            || writes.stream().anyMatch(e -> e.repeats() || e.extent() != Extent.LITTLE);
    if (!several) {
      return Extent.LITTLE;
    }
    return writes.stream().allMatch(e -> e.inTransaction() || isOpen(e.site()))
        ? Extent.WHOLE
        : Extent.SEVERAL;
  }

  private void prepare() {
    for (EffectLog.Event event : log.events()) {
      byBlock.computeIfAbsent(event.site().block(), k -> new ArrayList<>()).add(event);
      if (event.kind() == EffectLog.Kind.EFFECTS && !event.otherThread()) {
        numbered.add(event);
      }
    }
    byBlock.values().forEach(events -> events.sort(Comparator.comparingInt(e -> e.site().index())));
    for (BasicBlock block : cfg.body().blocks()) {
      for (BasicBlock.Handler handler : block.handlers()) {
        if (handler.origin() != BasicBlock.Origin.SYNTHETIC) {
          handlers.or(cfg.dominatedBy(handler.block()));
        }
      }
    }
  }

  private void solve() {
    Deque<Integer> work = new ArrayDeque<>();
    happened[0] = new BitSet();
    reached[0] = true;
    work.add(0);
    while (!work.isEmpty()) {
      int block = work.remove();
      BitSet done = (BitSet) happened[block].clone();
      boolean transaction = open[block];
      BitSet before = (BitSet) done.clone();
      boolean always = transaction;
      for (EffectLog.Event event : byBlock.getOrDefault(block, List.of())) {
        before.or(done);
        always &= transaction;
        transaction = after(event, done, transaction);
      }
      for (CfgEdge edge : cfg.successors(block)) {
        boolean exceptional = edge instanceof CfgEdge.Exceptional;
        if (flow(edge.to(), exceptional ? before : done, exceptional ? always : transaction)) {
          work.add(edge.to());
        }
      }
    }
  }

  private boolean after(EffectLog.Event event, BitSet done, boolean transaction) {
    switch (event.kind()) {
      case BEGIN -> {
        return true;
      }
      case COMMIT, ROLLBACK -> {
        done.clear();
        return false;
      }
      case EFFECTS -> {
        int number = numbered.indexOf(event);
        if (number >= 0) {
          done.set(number);
        }
      }
    }
    return transaction;
  }

  private boolean flow(int to, BitSet done, boolean transaction) {
    if (!reached[to]) {
      reached[to] = true;
      happened[to] = (BitSet) done.clone();
      open[to] = transaction;
      return true;
    }
    BitSet union = (BitSet) happened[to].clone();
    union.or(done);
    boolean both = open[to] && transaction;
    if (union.equals(happened[to]) && both == open[to]) {
      return false;
    }
    happened[to] = union;
    open[to] = both;
    return true;
  }

  private void consider(int block) {
    BitSet done = (BitSet) happened[block].clone();
    boolean transaction = open[block];
    for (EffectLog.Event event : byBlock.getOrDefault(block, List.of())) {
      int number = numbered.indexOf(event);
      if (number >= 0 && !handlers.get(block)) {
        boolean spanned = transaction || commitsAfter(event);
        if (event.repeats()) {
          pair(event, event, spanned || event.inTransaction());
        }
        for (int k = done.nextSetBit(0); k >= 0; k = done.nextSetBit(k + 1)) {
          // One call may run one of several methods: these do not follow each other.
          boolean other = !numbered.get(k).site().equals(event.site());
          if ((other || happened[block].get(k)) && !isLastTurn(numbered.get(k), event)) {
            pair(numbered.get(k), event, spanned);
          }
        }
      }
      transaction = after(event, done, transaction);
    }
  }

  /**
   * The first of the two was done in the turn before, and that they go on apart is told already: in
   * each turn it follows the second, or one of them is known to run again and again.
   */
  private boolean isLastTurn(EffectLog.Event first, EffectLog.Event second) {
    boolean follows =
        first.site().block() == second.site().block()
            ? first.site().index() > second.site().index()
            : cfg.dominatedBy(second.site().block()).get(first.site().block());
    return follows && (isApart(second, first) || isApart(first, first) || isApart(second, second));
  }

  private boolean isApart(EffectLog.Event first, EffectLog.Event second) {
    return !isGuarded(first, second) && !isCompensated(first, second);
  }

  /** Where a transaction is open by configuration, only its end is seen. */
  private boolean commitsAfter(EffectLog.Event event) {
    BitSet after = cfg.normallyReachable(event.site().block());
    for (EffectLog.Event other : log.events()) {
      boolean later =
          other.site().block() == event.site().block()
              ? other.site().index() > event.site().index()
              : after.get(other.site().block()) && !handlers.get(other.site().block());
      if (other.kind() == EffectLog.Kind.COMMIT && later) {
        return true;
      }
    }
    return false;
  }

  private void pair(EffectLog.Event first, EffectLog.Event second, boolean spanned) {
    WriteEffect write = first.first(WriteEffect.Kind.WRITE);
    WriteEffect next = second.first(WriteEffect.Kind.WRITE);
    boolean same = first.site().equals(second.site());
    if (!isApart(first, second) || (same && serves(first))) {
      return;
    }
    if (same && (goesOn(second) || second.extent() == Extent.WHOLE)) {
      // Each turn deals with its own failure, or is held together for itself: it is an action of
      // its own.
      return;
    }
    if (write != null && next != null && !spanned) {
      if (!SqlText.isCleanUp(write.text()) || !SqlText.isCleanUp(next.text())) {
        add(first, second, write, next);
      }
      return;
    }
    if (same) {
      return;
    }
    WriteEffect sent = first.first(WriteEffect.Kind.EXTERNAL);
    WriteEffect sentNext = second.first(WriteEffect.Kind.EXTERNAL);
    if (sent != null && next != null) {
      add(first, second, sent, next);
    } else if (write != null && sentNext != null && !goesOn(second)) {
      add(first, second, write, sentNext);
    }
  }

  /** Where both are done by one statement of a helper, the second call of it is the place. */
  private void add(
      EffectLog.Event first, EffectLog.Event second, WriteEffect write, WriteEffect next) {
    boolean loop = first.site().equals(second.site());
    boolean shared = !loop && write.origin().equals(next.origin());
    splits.add(
        new Split(
            Split.Reason.APART,
            write,
            next,
            loop,
            shared ? second.site() : next.place(),
            method.reference()));
  }

  /** What a callee leaves open is spanned by a transaction around its call. */
  private boolean isSpanned(Split split) {
    if (!split.isOfDatabase() || split.second().steps().isEmpty()) {
      return false;
    }
    Site call = split.second().steps().get(0).site();
    if (!call.method().equals(method.reference()) || !reached[call.block()]) {
      return false;
    }
    boolean transaction = open[call.block()];
    BitSet done = new BitSet();
    EffectLog.Event at = null;
    for (EffectLog.Event event : byBlock.getOrDefault(call.block(), List.of())) {
      if (event.site().index() >= call.index()) {
        at = event;
        break;
      }
      transaction = after(event, done, transaction);
    }
    return transaction || (at != null && commitsAfter(at));
  }

  /**
   * The outcome of the first decides whether the second happens: an insert if no row was updated.
   */
  private boolean isGuarded(EffectLog.Event first, EffectLog.Event second) {
    Set<Operand> results = results(first);
    if (results.isEmpty()) {
      return false;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      boolean asks = Operands.of(block.terminator()).stream().anyMatch(results::contains);
      if (!asks || block.terminator() instanceof Terminator.Return) {
        continue;
      }
      if (first.site().equals(second.site())) {
        return true;
      }
      for (CfgEdge edge : cfg.successors(block.index())) {
        if (!(edge instanceof CfgEdge.Exceptional)
            && cfg.predecessors(edge.to()).size() == 1
            && cfg.dominatedBy(edge.to()).get(second.site().block())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The locals that hold the yes, no or count that a call returns, and what was made of it. */
  private Set<Operand> results(EffectLog.Event event) {
    Set<Operand> results = new HashSet<>();
    List<Statement> statements = cfg.block(event.site().block()).statements();
    if (event.site().index() >= statements.size()) {
      return results;
    }
    Local target = statements.get(event.site().index()).target();
    if (target == null) {
      return results;
    }
    results.add(target);
    int size;
    do {
      size = results.size();
      for (BasicBlock block : cfg.body().blocks()) {
        for (Statement statement : block.statements()) {
          Local made = statement.target();
          boolean derived =
              statement instanceof Statement.Assign
                  || statement instanceof Statement.Cast
                  || statement instanceof Statement.Binary
                  || statement instanceof Statement.Unary;
          if (made != null
              && derived
              && Operands.of(statement).stream().anyMatch(results::contains)) {
            results.add(made);
          }
        }
      }
    } while (results.size() > size);
    return results;
  }

  /** A failure of the call is dealt with, and the method goes on as after a success. */
  private boolean goesOn(EffectLog.Event event) {
    int block = event.site().block();
    BitSet after = cfg.normallyReachable(block);
    return cfg.block(block).handlers().stream()
        .filter(h -> h.origin() == BasicBlock.Origin.CATCH)
        .anyMatch(
            h -> {
              BitSet region = cfg.dominatedBy(h.block());
              BitSet handled = cfg.normallyReachable(h.block());
              handled.andNot(region);
              return handled.intersects(after);
            });
  }

  /** A handler around the second undoes the first, by a write to the same thing. */
  private boolean isCompensated(EffectLog.Event first, EffectLog.Event second) {
    WriteEffect write = first.first(WriteEffect.Kind.WRITE);
    if (write == null) {
      return false;
    }
    for (BasicBlock.Handler handler : cfg.block(second.site().block()).handlers()) {
      if (handler.origin() == BasicBlock.Origin.SYNTHETIC) {
        continue;
      }
      BitSet region = cfg.dominatedBy(handler.block());
      for (EffectLog.Event undone : numbered) {
        WriteEffect effect = undone.first(WriteEffect.Kind.WRITE);
        if (region.get(undone.site().block())
            && effect != null
            && (effect.target().equals(write.target())
                || FailureWords.in(effect.method().name()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The loop around an effect waits for work: each turn is an action of its own. */
  private boolean serves(EffectLog.Event event) {
    BitSet after = cfg.normallyReachable(event.site().block());
    boolean leaves = false;
    for (int b = after.nextSetBit(0); b >= 0; b = after.nextSetBit(b + 1)) {
      leaves |= cfg.block(b).terminator() instanceof Terminator.Return;
      if (!cfg.normallyReachable(b).get(event.site().block())) {
        continue;
      }
      for (Statement statement : cfg.block(b).statements()) {
        if (statement instanceof Statement.Call call && WAITS.contains(call.method().name())) {
          return true;
        }
      }
    }
    return !leaves;
  }

  /** A few of the effects: those of handlers are left out, each target is named once. */
  private List<WriteEffect> shown() {
    Map<List<Object>, WriteEffect> shown = new LinkedHashMap<>();
    for (EffectLog.Event event : numbered) {
      if (!handlers.get(event.site().block())) {
        event.effects().forEach(e -> shown.putIfAbsent(List.of(e.kind(), e.target()), e));
      }
    }
    List<WriteEffect> external =
        shown.values().stream()
            .filter(e -> e.kind() == WriteEffect.Kind.EXTERNAL)
            .limit(1)
            .toList();
    List<WriteEffect> all =
        new ArrayList<>(
            shown.values().stream()
                .filter(e -> e.kind() == WriteEffect.Kind.WRITE)
                .limit(MAX_EFFECTS)
                .toList());
    all.addAll(external);
    return all;
  }

  private ActionEffects.Boundary boundary() {
    boolean begins = has(EffectLog.Kind.BEGIN);
    boolean returns = false;
    boolean openAtReturn = true;
    for (BasicBlock block : cfg.body().blocks()) {
      if (reached[block.index()] && block.terminator() instanceof Terminator.Return) {
        boolean transaction = open[block.index()];
        BitSet done = new BitSet();
        for (EffectLog.Event event : byBlock.getOrDefault(block.index(), List.of())) {
          transaction = after(event, done, transaction);
        }
        returns = true;
        openAtReturn &= transaction;
      }
    }
    if (begins) {
      return returns && openAtReturn ? ActionEffects.Boundary.BEGINS : ActionEffects.Boundary.NONE;
    }
    if (has(EffectLog.Kind.COMMIT)) {
      return ActionEffects.Boundary.COMMITS;
    }
    return has(EffectLog.Kind.ROLLBACK)
        ? ActionEffects.Boundary.ROLLS_BACK
        : ActionEffects.Boundary.NONE;
  }

  private boolean has(EffectLog.Kind kind) {
    return log.events().stream().anyMatch(e -> e.kind() == kind);
  }

  /** Returns what surely or maybe was done before a statement, without what it does itself. */
  List<EffectLog.Event> before(Site site) {
    List<EffectLog.Event> before = new ArrayList<>();
    if (site.block() >= reached.length || !reached[site.block()]) {
      return before;
    }
    BitSet done = (BitSet) Objects.requireNonNull(happened[site.block()]).clone();
    boolean transaction = open[site.block()];
    for (EffectLog.Event event : byBlock.getOrDefault(site.block(), List.of())) {
      if (event.site().index() >= site.index()) {
        break;
      }
      transaction = after(event, done, transaction);
    }
    done.stream().forEach(k -> before.add(numbered.get(k)));
    return before;
  }

  /** Returns whether a transaction that the method began is surely open before a statement. */
  boolean isOpen(Site site) {
    boolean transaction = open[site.block()];
    BitSet done = new BitSet();
    for (EffectLog.Event event : byBlock.getOrDefault(site.block(), List.of())) {
      if (event.site().index() >= site.index()) {
        break;
      }
      transaction = after(event, done, transaction);
    }
    return reached[site.block()] && transaction;
  }
}
