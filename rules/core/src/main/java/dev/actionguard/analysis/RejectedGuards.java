package dev.actionguard.analysis;

import dev.actionguard.analysis.RejectedGuard.Reason;
import dev.actionguard.analysis.SeenGuard.Outcome;
import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for a value that reaches a sink unchecked, the check on its way that was meant to stop it,
 * and why it did not. Only methods that the value passes are looked at again.
 */
final class RejectedGuards {
  private final ProgramIndex index;
  private final Summaries summaries;
  private final Function<MethodRef, @Nullable Recorder> recorders;
  private final Uses uses;
  private final Map<MethodRef, Cfg> graphs = new HashMap<>();

  RejectedGuards(
      ProgramIndex index, Summaries summaries, Function<MethodRef, @Nullable Recorder> recorders) {
    this.index = index;
    this.summaries = summaries;
    this.recorders = recorders;
    uses = new Uses(index);
  }

  /** A method on the way, what the value is called in it, and the statement by which it goes on. */
  private record Passage(MethodRef method, Label label, Site onward) {}

  /** Returns the check that should have stopped a flow, or null if there is none. */
  @Nullable RejectedGuard of(ValueFlow flow) {
    for (Passage passage : passages(flow)) {
      Recorder recorder = recorders.apply(passage.method());
      if (recorder == null) {
        continue;
      }
      for (SeenGuard guard : recorder.guards()) {
        Label proved = matching(guard, passage.label());
        Reason reason = proved == null ? null : reason(guard, proved, passage);
        if (reason != null) {
          return new RejectedGuard(guard.site(), guard.method(), reason);
        }
      }
    }
    return null;
  }

  private List<Passage> passages(ValueFlow flow) {
    List<Passage> passages = new ArrayList<>();
    List<CallStep> steps = flow.steps();
    Site first = steps.isEmpty() ? flow.sink().site() : steps.get(0).site();
    passages.add(new Passage(first.method(), flow.source(), first));
    for (int i = 0; i < steps.size(); i++) {
      MethodSummary summary = summaries.get(steps.get(i).callee());
      List<CallStep> rest = steps.subList(i + 1, steps.size());
      Site onward = rest.isEmpty() ? flow.sink().site() : rest.get(0).site();
      if (summary == null) {
        continue;
      }
      for (Obligation obligation : summary.obligations()) {
        if (obligation instanceof Obligation.CleanValue v
            && v.sink().equals(flow.sink())
            && v.steps().equals(rest)) {
          passages.add(new Passage(onward.method(), v.label(), onward));
        }
      }
    }
    return passages;
  }

  /** The data that a guard looked at, if it is that of the label or an object around it. */
  private static @Nullable Label matching(SeenGuard guard, Label label) {
    for (Label proved : guard.proved().keySet()) {
      if (proved.path().parts().size() <= label.path().parts().size()
          && proved
              .path()
              .parts()
              .equals(label.path().parts().subList(0, proved.path().parts().size()))
          && original(proved).equals(original(label.withPath(proved.path())))) {
        return proved;
      }
    }
    return null;
  }

  private static Label original(Label label) {
    if (label instanceof Label.Source s) {
      return new Label.Source(s.origin(), s.site(), s.name(), s.path(), 0, s.level(), s.byName());
    }
    Label.Parameter p = (Label.Parameter) label;
    return new Label.Parameter(p.slot(), p.path(), 0);
  }

  private static int derivations(Label label) {
    return label instanceof Label.Source s
        ? s.derivations()
        : ((Label.Parameter) label).derivations();
  }

  private @Nullable Reason reason(SeenGuard guard, Label proved, Passage passage) {
    boolean changed = derivations(passage.label()) > derivations(proved);
    if (guard.outcome() == Outcome.CHANGES) {
      return changed ? Reason.MODIFIED_AFTER : null;
    }
    int marks = Objects.requireNonNull(guard.proved().get(proved));
    if (marks == Mark.PRESENCE) {
      return isSame(guard, passage) ? Reason.NULL_CHECK_ONLY : null;
    }
    if (changed && (marks & Mark.BOUND) != 0) {
      return null;
    }
    if ((marks & Mark.BOUND) == 0) {
      return (marks & Mark.PARTIAL) != 0 ? Reason.PARTIAL_MATCH : null;
    }
    MethodModel method = index.method(guard.site().method());
    if (method == null) {
      return null;
    }
    if (guard.outcome() == Outcome.ANSWERS && uses.isIgnored(method, guard.site())) {
      return Reason.RESULT_IGNORED;
    }
    return isSame(guard, passage) ? byOrder(guard, method, passage) : null;
  }

  private static boolean isSame(SeenGuard guard, Passage passage) {
    return guard.site().method().equals(passage.method());
  }

  private @Nullable Reason byOrder(SeenGuard guard, MethodModel method, Passage passage) {
    Cfg cfg =
        graphs.computeIfAbsent(
            method.reference(), r -> Cfg.of(Objects.requireNonNull(method.code()).body()));
    boolean before = isBefore(cfg, guard.site(), passage.onward());
    if (!before) {
      // A question that is asked later may be about a later use.
      boolean check = guard.outcome() == Outcome.THROWS || index.method(guard.method()) != null;
      return check && isBefore(cfg, passage.onward(), guard.site()) ? Reason.AFTER_USE : null;
    }
    if (guard.outcome() == Outcome.THROWS) {
      boolean caught =
          cfg.successors(guard.site().block()).stream()
              .filter(e -> e instanceof CfgEdge.Exceptional)
              .anyMatch(e -> reaches(cfg, e.to(), passage.onward()));
      return caught ? Reason.NOT_DOMINATING : null;
    }
    return Reason.ONLY_ONE_BRANCH;
  }

  private static boolean isBefore(Cfg cfg, Site first, Site second) {
    return first.block() == second.block()
        ? first.index() < second.index()
        : reaches(cfg, first.block(), second);
  }

  private static boolean reaches(Cfg cfg, int from, Site to) {
    return cfg.normallyReachable(from).get(to.block());
  }

  /**
   * Returns the checks of a method whose answer nothing looks at, whatever becomes of the value.
   */
  List<RejectedGuard> ignored(MethodRef reference, Recorder recorder) {
    List<RejectedGuard> found = new ArrayList<>();
    for (SeenGuard guard : recorder.guards()) {
      MethodModel method = index.method(guard.site().method());
      if (guard.outcome() == Outcome.ANSWERS
          && guard.site().method().equals(reference)
          && method != null
          && isPure(guard.method())
          && uses.isIgnored(method, guard.site())) {
        found.add(new RejectedGuard(guard.site(), guard.method(), Reason.RESULT_IGNORED));
      }
    }
    return found;
  }

  /** A method that only answers: nobody calls it for anything else. */
  private boolean isPure(MethodRef check) {
    MethodModel method = index.method(check);
    if (method == null) {
      return check.owner().endsWith(".validation.Validator");
    }
    MethodSummary summary = summaries.get(check);
    return summary != null
        && method.returns().name().equals("boolean")
        && summary.effects().isEmpty()
        && summary.obligations().isEmpty()
        && summary.facts().isEmpty()
        && summary.heap().isEmpty();
  }
}
