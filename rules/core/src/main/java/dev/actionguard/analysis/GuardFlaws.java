package dev.actionguard.analysis;

import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, for one method, why the checks that are there do not meet the duties that are left:
 * they come too late, can be gone around, are not asked for their answer, or their denial is
 * caught. It looks only at methods that check anything, or call one that does in vain.
 */
final class GuardFlaws {
  private static final Set<String> ANYTHING =
      Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

  private final AnalysisContext context;
  private final MethodRef method;
  private final boolean returnsNothing;
  private final Cfg cfg;
  private final Recorder recorder;
  private final @Nullable State[] ends;

  /**
   * @param ends the state at the end of each block; null where it is not reached
   */
  GuardFlaws(
      AnalysisContext context,
      MethodRef method,
      Cfg cfg,
      Recorder recorder,
      @Nullable State[] ends) {
    this.ends = ends;
    this.context = context;
    this.method = method;
    returnsNothing = method.returns().equals("void");
    this.cfg = cfg;
    this.recorder = recorder;
  }

  /**
   * A point that is passed only if access is allowed: after a statement, or at the beginning of the
   * block to which an edge leads.
   *
   * @param index the statement, -1 for the beginning of the block
   * @param from the block that the edge leaves, -1 if it is none
   * @param object whether an object was checked, not only a role
   */
  private record Point(int block, int index, int from, boolean object, SeenCheck check) {
    boolean isEdge() {
      return from >= 0;
    }
  }

  /**
   * Explains the duties that are left.
   *
   * @return the checks that fail silently: callers that rely on the method rely on them in vain
   */
  List<SeenCheck> explain(EdgeRefinement refinement) {
    recorder.duties().forEach(this::resolve);
    List<Obligation.CheckBefore> duties = recorder.duties();
    boolean checks =
        !recorder.checkCalls().isEmpty()
            || !recorder.seen().isEmpty()
            || duties.stream().anyMatch(d -> d.other() != null)
            || (!duties.isEmpty() && hasChecks());
    if (!checks) {
      return List.of();
    }
    List<Point> points = points(refinement);
    GuardPaths paths = new GuardPaths(cfg);
    for (Point point : points) {
      if (point.isEdge()) {
        paths.stopAt(new GuardPaths.Edge(point.from(), point.block()));
      } else {
        paths.stopAt(point.check().site());
      }
    }
    List<Swallow> swallows = swallows(points);
    noteIgnored();
    for (Obligation.CheckBefore duty : duties) {
      explain(duty, points, swallows, paths);
    }
    for (Swallow swallow : swallows) {
      if (paths.from(swallow.handler(), -1, true).returns()) {
        recorder.seen(swallow.check().site(), swallow.check());
      }
    }
    noteHalfDone(points, paths);
    Set<SeenCheck> silent = new LinkedHashSet<>();
    recorder.seen().stream()
        .map(Recorder.SeenAt::check)
        .filter(c -> c.flaw() != Flaw.INACTIVE && c.flaw() != Flaw.WEAKENED)
        .forEach(silent::add);
    return List.copyOf(silent);
  }

  /** Rows are named by the data by which they were read, as far as the method read them. */
  private void resolve(Obligation.CheckBefore duty) {
    Set<Label> targets = recorder.resolved(duty.targets());
    Obligation.OtherObject other = duty.other();
    if (other != null) {
      other =
          new Obligation.OtherObject(
              recorder.resolved(other.checked()), recorder.resolved(other.targets()));
      if (other.isCovered()) {
        recorder.met(duty);
        return;
      }
    }
    if (!targets.equals(duty.targets()) || other != null) {
      recorder.replace(duty.resolved(targets, other));
    }
  }

  private boolean hasChecks() {
    for (State state : ends) {
      if (state != null && state.facts().isChecked()) {
        return true;
      }
    }
    return false;
  }

  private void noteIgnored() {
    DecisionUses uses = new DecisionUses(context, cfg);
    for (CheckCall call : recorder.checkCalls()) {
      if (call.asks() && call.isStrong() && !uses.isUsed(call)) {
        recorder.seen(call.site(), seen(Flaw.IGNORED, call));
      }
    }
  }

  /** A helper that does nothing but to check sometimes: {@code if (strict) check(id);}. */
  private void noteHalfDone(List<Point> points, GuardPaths paths) {
    if (!returnsNothing || recorder.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE)) {
      return;
    }
    for (Point point : points) {
      if (!point.isEdge() && paths.from(0, -1, true).returns()) {
        recorder.seen(point.check().site(), point.check());
      }
    }
  }

  private static SeenCheck seen(Flaw flaw, CheckCall call) {
    return new SeenCheck(flaw, call.site(), call.name(), call.byName());
  }

  private List<Point> points(EdgeRefinement refinement) {
    List<Point> points = new ArrayList<>();
    for (CheckCall call : recorder.checkCalls()) {
      if (call.throwing() && call.isStrong()) {
        points.add(
            new Point(
                call.site().block(),
                call.site().index(),
                -1,
                CheckCall.isOfObject(call.checks()),
                seen(Flaw.BYPASSED, call)));
      }
    }
    for (BasicBlock block : cfg.body().blocks()) {
      State state = ends[block.index()];
      if (state == null
          || !(block.terminator() instanceof Terminator.Branch
              || block.terminator() instanceof Terminator.Switch)) {
        continue;
      }
      for (CfgEdge edge : cfg.successors(block.index())) {
        State refined = edge instanceof CfgEdge.Exceptional ? null : refinement.refine(edge, state);
        if (refined != null && !refined.facts().checks().equals(state.facts().checks())) {
          Set<Facts.Check> more = new LinkedHashSet<>(refined.facts().checks());
          more.removeAll(state.facts().checks());
          if (CheckCall.isStrong(more)) {
            points.add(
                new Point(
                    edge.to(), -1, edge.from(), CheckCall.isOfObject(more), asked(block, more)));
          }
        }
      }
    }
    return points;
  }

  /** The check whose answer a branch asks for: a call, or the comparison itself. */
  private SeenCheck asked(BasicBlock block, Set<Facts.Check> checks) {
    for (CheckCall call : recorder.checkCalls()) {
      if (!call.throwing() && checks.stream().anyMatch(call.checks()::contains)) {
        return seen(Flaw.BYPASSED, call);
      }
    }
    Site site =
        new Site(method, block.index(), block.statements().size(), block.terminator().range());
    return new SeenCheck(
        Flaw.BYPASSED, site, "the comparison", checks.stream().allMatch(Facts.Check::byName));
  }

  private void explain(
      Obligation.CheckBefore duty, List<Point> all, List<Swallow> swallows, GuardPaths paths) {
    Site at = duty.local();
    List<Point> points =
        all.stream()
            .filter(p -> p.object() || !duty.roleChecked())
            .filter(p -> p.isEdge() || !p.check().site().equals(at))
            .toList();
    if (points.stream().anyMatch(p -> checksEach(p, at))) {
      recorder.met(duty);
      return;
    }
    SeenCheck best = duty.seen();
    if (duty.other() != null) {
      explainOther(duty, duty.other());
      return;
    }
    for (Swallow swallow : swallows) {
      if (paths.reaches(swallow.handler(), -1, at, true)) {
        best = better(best, swallow.check());
      }
    }
    for (Recorder.SeenAt seen : recorder.seen()) {
      if (paths.reaches(seen.site().block(), seen.site().index(), at, true)) {
        best = better(best, seen.check());
      }
    }
    for (Point point : all) {
      if (!point.object() && duty.roleChecked()) {
        best = better(best, with(Flaw.WEAKER, point.check()));
      }
    }
    boolean read = duty.access() == Obligation.Access.READ;
    Point late = read ? null : isLate(at, points);
    for (Point point : points) {
      if (point.equals(late)) {
        best = better(best, with(Flaw.LATE, point.check()));
      } else if (late == null && (read || goesAround(point, at, paths))) {
        best = better(best, point.check());
      }
    }
    if (best != null && !best.equals(duty.seen())) {
      recorder.replace(duty.having(best));
    }
  }

  /**
   * Names the check that checked something else, unless a branch compares the row that is touched
   * with what was checked: then it belongs to it.
   */
  private void explainOther(Obligation.CheckBefore duty, Obligation.OtherObject other) {
    for (BasicBlock block : cfg.body().blocks()) {
      State state = ends[block.index()];
      if (state != null
          && block.terminator() instanceof Terminator.Branch branch
          && ties(state, branch, other)) {
        recorder.met(duty);
        return;
      }
    }
    for (CheckCall call : recorder.checkCalls()) {
      if (duty.seen() == null && call.isStrong()) {
        recorder.replace(duty.having(seen(Flaw.OTHER_OBJECT, call)));
        return;
      }
    }
  }

  private boolean ties(State state, Terminator.Branch branch, Obligation.OtherObject other) {
    Set<Label> compared = new LinkedHashSet<>();
    for (Operand operand : List.of(branch.left(), branch.right())) {
      compared.addAll(MethodAnalysis.value(state, operand).labels().list());
    }
    boolean checked =
        compared.stream()
            .anyMatch(l -> other.checked().stream().anyMatch(c -> Targets.covers(c, l)));
    return checked
        && compared.stream()
            .filter(l -> l instanceof Label.Source s && s.origin() == Origin.DATABASE)
            .map(l -> recorder.resolved(Set.of(l)))
            .anyMatch(row -> other.targets().stream().anyMatch(row::contains));
  }

  private static SeenCheck better(@Nullable SeenCheck known, SeenCheck found) {
    return known == null ? found : SeenCheck.better(known, found);
  }

  private static SeenCheck with(Flaw flaw, SeenCheck check) {
    return new SeenCheck(flaw, check.site(), check.name(), check.byName());
  }

  /** The operation lies behind the check on some path, or in another arm of the same branch. */
  private static boolean goesAround(Point point, Site at, GuardPaths paths) {
    if (paths.reaches(point.block(), point.index(), at, false)) {
      return true;
    }
    return !paths.reaches(at.block(), at.index(), position(point), false);
  }

  private static Site position(Point point) {
    return point.isEdge()
        ? new Site(point.check().site().method(), point.block(), 0, point.check().site().range())
        : point.check().site();
  }

  /**
   * Returns a check that every path passes after the operation: one that throws, or a branch of
   * which the other side leaves.
   */
  private @Nullable Point isLate(Site at, List<Point> points) {
    GuardPaths paths = new GuardPaths(cfg);
    List<Point> after = new ArrayList<>();
    GuardPaths plain = new GuardPaths(cfg);
    for (Point point : points) {
      if (!plain.reaches(at.block(), at.index(), position(point), false)
          || isForAnother(point, at, plain)) {
        continue;
      }
      if (!point.isEdge()) {
        paths.stopAt(point.check().site());
        after.add(point);
      } else if (leavesOtherwise(point, plain)) {
        cfg.successors(point.from())
            .forEach(edge -> paths.stopAt(new GuardPaths.Edge(edge.from(), edge.to())));
        after.add(point);
      }
    }
    if (after.isEmpty()) {
      return null;
    }
    GuardPaths.Walk walk = paths.from(at.block(), at.index(), true);
    return walk.stopped() && !walk.returns() ? after.get(0) : null;
  }

  /** Another write comes after the check: it is that one's. */
  private boolean isForAnother(Point point, Site at, GuardPaths plain) {
    return recorder.databaseFailures().stream()
        .filter(f -> f.access() == Obligation.Access.WRITE && !f.site().equals(at))
        .anyMatch(f -> plain.reaches(point.block(), point.index(), f.site(), false));
  }

  /** Where access is denied the method is left, and nothing is done that is done otherwise. */
  private boolean leavesOtherwise(Point point, GuardPaths plain) {
    BitSet allowed = plain.from(point.block(), -1, false).entered();
    for (CfgEdge edge : cfg.successors(point.from())) {
      if (!(edge instanceof CfgEdge.Exceptional) && edge.to() != point.block()) {
        BitSet denied = plain.from(edge.to(), -1, false).entered();
        if (denied.intersects(allowed)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A loop that checks each element, before the operation: if it never runs there is nothing to do.
   */
  private boolean checksEach(Point point, Site at) {
    BitSet behind = cfg.dominatedBy(point.block());
    for (int latch = behind.nextSetBit(0); latch >= 0; latch = behind.nextSetBit(latch + 1)) {
      for (CfgEdge edge : cfg.successors(latch)) {
        if (edge instanceof CfgEdge.Normal || edge instanceof CfgEdge.Conditional) {
          int header = edge.to();
          BitSet inside = header <= latch ? cfg.dominatedBy(header) : new BitSet();
          if (inside.get(point.block())
              && inside.get(latch)
              && inside.get(at.block())
              && !cfg.normallyReachable(at.block()).get(header)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A handler that takes the denial of a check. */
  private record Swallow(int handler, SeenCheck check) {}

  private List<Swallow> swallows(List<Point> points) {
    List<Swallow> swallows = new ArrayList<>();
    for (Point point : points) {
      if (point.isEdge()) {
        continue;
      }
      for (BasicBlock.Handler handler : cfg.block(point.block()).handlers()) {
        if (handler.origin() == BasicBlock.Origin.CATCH && takesDenial(handler.type().name())) {
          Site site = site(handler.block());
          swallows.add(
              new Swallow(
                  handler.block(),
                  new SeenCheck(
                      Flaw.SWALLOWED, site, point.check().name(), point.check().byName())));
          break;
        }
      }
    }
    return swallows;
  }

  private boolean takesDenial(String type) {
    return ANYTHING.contains(type) || DenialBranches.isDenial(context.index(), type);
  }

  private Site site(int handler) {
    List<Statement> statements = cfg.block(handler).statements();
    return new Site(
        method, handler, 0, statements.isEmpty() ? SourceRange.UNKNOWN : statements.get(0).range());
  }
}
