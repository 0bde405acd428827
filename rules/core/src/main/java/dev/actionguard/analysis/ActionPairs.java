package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds actions that a method starts and finishes, and that stay open if an exception leaves it in
 * between. What starts and what finishes is configured; else two methods of one class that write to
 * the database are a pair if their names say so and they are given the same thing. An attempt to
 * finish counts.
 */
final class ActionPairs {
  private static final Set<String> STARTS = Set.of("start", "begin", "started", "open");

  private static final Set<String> FINISHES =
      Set.of(
          "finish",
          "finished",
          "complete",
          "completed",
          "end",
          "ended",
          "fail",
          "failed",
          "abort",
          "cancel",
          "close",
          "done",
          "succeed",
          "success");

  private static final Set<String> CATCHES_ALL =
      Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;
  private final Options.Actions configured;

  ActionPairs(AnalysisContext context, MethodModel method, Cfg cfg) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
    configured = context.index().options().actions();
  }

  /** A call and where it stands. */
  private record At(Statement.Call call, int block, int index) {}

  /** Returns the starts that may be left open, in block order. */
  List<Fault> find() {
    List<Fault> faults = new ArrayList<>();
    List<At> calls = calls();
    for (At start : calls) {
      if (isStart(start.call(), calls)) {
        Site leak = leak(start);
        if (leak != null) {
          faults.add(
              new Fault(
                  Fault.Sort.UNFINISHED,
                  method.reference(),
                  start.call().range(),
                  Descriptions.method(start.call().method()),
                  leak,
                  Optional.empty()));
        }
      }
    }
    return faults;
  }

  private List<At> calls() {
    List<At> calls = new ArrayList<>();
    for (BasicBlock block : cfg.body().blocks()) {
      for (int i = 0; i < block.statements().size(); i++) {
        if (block.statements().get(i) instanceof Statement.Call call) {
          calls.add(new At(call, block.index(), i));
        }
      }
    }
    return calls;
  }

  private static boolean matches(List<MethodPattern> patterns, MethodRef method) {
    return patterns.stream().anyMatch(p -> p.matches(method.owner(), method));
  }

  /** A start counts where the same method finishes as well: else others will. */
  private boolean isStart(Statement.Call call, List<At> calls) {
    boolean byName = isNamed(call.method(), STARTS) && writes(call);
    return (byName || matches(configured.start(), call.method()))
        && calls.stream().anyMatch(other -> finishes(call, other.call()));
  }

  private boolean finishes(Statement.Call start, Statement.Call other) {
    if (matches(configured.start(), start.method())
        && (matches(configured.finish(), other.method()) || reaches(other, configured.finish()))) {
      return true;
    }
    return isNamed(other.method(), FINISHES)
        && writes(other)
        && (isOnHandle(start, other)
            || (other.method().owner().equals(start.method().owner())
                && sharesSubject(start, other)));
  }

  /** The start returned an object of the program that finishes: {@code scope.close()}. */
  private boolean isOnHandle(Statement.Call start, Statement.Call finish) {
    String handle = start.method().returns();
    return finish.receiver() != null
        && context.index().program().contains(handle)
        && context.index().hierarchy().isSubtype(handle, finish.method().owner());
  }

  /** A helper of the program that finishes counts as the finish. */
  private boolean reaches(Statement.Call call, List<MethodPattern> finish) {
    return context.index().targets(call.kind(), call.method()).stream()
        .anyMatch(
            t ->
                t.code() != null
                    && t.code().references().stream().anyMatch(r -> matches(finish, r)));
  }

  /** The id that was given to the start, or that it returned. */
  private static boolean sharesSubject(Statement.Call start, Statement.Call finish) {
    if (start.arguments().isEmpty() && finish.arguments().isEmpty()) {
      return true;
    }
    for (Operand argument : finish.arguments()) {
      if (argument.equals(start.target()) || start.arguments().contains(argument)) {
        return true;
      }
    }
    // What the start returned may have been put into a variable first.
    return start.target() != null && !finish.arguments().isEmpty();
  }

  private static boolean isNamed(MethodRef method, Set<String> words) {
    List<String> tokens = Names.tokens(method.name());
    return !tokens.isEmpty()
        && (words.contains(tokens.get(0)) || words.contains(tokens.get(tokens.size() - 1)));
  }

  private boolean writes(Statement.Call call) {
    if (context.repositories().access(call.method()) == Obligation.Access.WRITE) {
      return true;
    }
    return context.index().targets(call.kind(), call.method()).stream()
        .map(context::summary)
        .anyMatch(s -> s != null && s.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE));
  }

  /** Returns a call after the start from which an exception leaves before any finish, or null. */
  private @Nullable Site leak(At start) {
    BitSet seen = new BitSet();
    Deque<int[]> work = new ArrayDeque<>();
    work.add(new int[] {start.block(), start.index() + 1});
    while (!work.isEmpty()) {
      int[] at = work.remove();
      BasicBlock block = cfg.block(at[0]);
      if (at[1] == 0 && seen.get(at[0])) {
        continue;
      }
      if (at[1] == 0) {
        seen.set(at[0]);
      }
      boolean finished = false;
      boolean thrown = false;
      for (int i = at[1]; i < block.statements().size() && !finished; i++) {
        Statement statement = block.statements().get(i);
        if (statement instanceof Statement.Call call) {
          if (finishes(start.call(), call)) {
            finished = true;
          } else if (mayThrow(call)) {
            if (leaves(block)) {
              return new Site(method.reference(), at[0], i, call.range());
            }
            thrown = true;
          }
        }
      }
      if (!finished
          && block.terminator() instanceof Terminator.Throw end
          && block.handlers().isEmpty()) {
        return new Site(method.reference(), at[0], block.statements().size(), end.range());
      }
      thrown |= !finished && block.terminator() instanceof Terminator.Throw;
      for (CfgEdge edge : cfg.successors(at[0])) {
        if (isWithoutHandle(start.call(), edge)) {
          continue;
        }
        if (edge instanceof CfgEdge.Exceptional ? thrown : !finished) {
          work.add(new int[] {edge.to(), 0});
        }
      }
    }
    return null;
  }

  /** A start that returned nothing, before which try-with-resources asks whether to close it. */
  private static boolean isWithoutHandle(Statement.Call start, CfgEdge edge) {
    if (!(edge instanceof CfgEdge.Conditional condition)) {
      return false;
    }
    Terminator.Branch branch = condition.branch();
    boolean asksForNull =
        branch.right() instanceof Constant c
            && c.value() == null
            && branch.left().type().name().equals(start.method().returns());
    return asksForNull && (branch.comparison() == Terminator.Comparison.EQUAL) == condition.taken();
  }

  private static boolean leaves(BasicBlock block) {
    return block.handlers().stream()
        .noneMatch(
            h -> h.origin() != BasicBlock.Origin.CATCH || CATCHES_ALL.contains(h.type().name()));
  }

  /** Calls of the language and of logs are not expected to fail. */
  private boolean mayThrow(Statement.Call call) {
    String owner = call.method().owner();
    boolean plain =
        owner.startsWith("java.lang.") || owner.startsWith("java.util.") || isLogger(owner);
    if (plain || call.method().isConstructor()) {
      return false;
    }
    List<MethodModel> targets = context.index().targets(call.kind(), call.method());
    return targets.isEmpty() || targets.stream().anyMatch(this::does);
  }

  private static boolean isLogger(String owner) {
    List<String> words = Names.tokens(Descriptions.simpleName(owner));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return last.equals("logger") || last.equals("log");
  }

  /** Getters and the like do nothing that may fail. */
  private boolean does(MethodModel target) {
    MethodSummary summary = context.summary(target);
    boolean throwsItself =
        target.code() != null
            && target.code().references().stream()
                .anyMatch(
                    r ->
                        r.isConstructor()
                            && context
                                .index()
                                .hierarchy()
                                .isSubtype(r.owner(), "java.lang.Throwable"));
    return summary == null
        || throwsItself
        || !target.exceptions().isEmpty()
        || !summary.databaseExceptions().isEmpty()
        || !summary.effects().isEmpty();
  }
}
