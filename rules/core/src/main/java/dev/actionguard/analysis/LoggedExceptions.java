package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an exception that some method makes is logged by a handler in another one: a handler
 * of its class, or of a superclass, around a call that leads to that method.
 */
public final class LoggedExceptions {
  /** A handler around more methods than this catches what it does not know. */
  private static final int MAX_REACHED = 400;

  /** So many calls may lie between the handler and where the exception is made. */
  private static final int MAX_DEPTH = 5;

  /** A call that may run more methods than this tells nothing of which exception comes back. */
  private static final int MAX_TARGETS = 2;

  private final ProgramIndex index;
  private final List<ValueFlow> logged;

  /** Makes the finder for what a program logs of the exceptions that it caught. */
  public LoggedExceptions(ProgramFacts facts) {
    index = facts.index();
    logged =
        facts.flows().stream()
            .filter(
                f ->
                    f.source().origin() == Origin.CAUGHT
                        && (f.sink().kind() == SinkKind.LOG || f.sink().kind() == SinkKind.STREAM))
            .toList();
  }

  /** Returns the flows into the log of the exception whose message is meant. */
  public List<ValueFlow> logs(ValueFlow message) {
    if (logged.isEmpty()) {
      return List.of();
    }
    String type = exceptionClass(message);
    List<Site> way = new ArrayList<>();
    message.steps().forEach(step -> way.add(step.site()));
    way.add(message.sink().site());
    return logged.stream().filter(log -> catches(log, type, way)).toList();
  }

  /** The class of the exception: that of the constructor which takes the text first. */
  private String exceptionClass(ValueFlow message) {
    for (CallStep step : message.steps()) {
      if (step.callee().isConstructor()
          && index.hierarchy().isSubtype(step.callee().owner(), "java.lang.Throwable")) {
        return step.callee().owner();
      }
    }
    return message.sink().method().owner();
  }

  private boolean catches(ValueFlow log, String type, List<Site> way) {
    boolean fits =
        List.of(log.source().name().split("\\|", -1)).stream()
            .anyMatch(
                caught ->
                    index.hierarchy().isSubtype(type, caught)
                        || index.hierarchy().isSubtype(caught, type));
    return fits && (log.source().site().block() < 0 || reaches(log.source().site(), type, way));
  }

  /**
   * The handler guards a call on the way of the value into the message, or calls that lead to the
   * method where this way begins; but not where others catch the exception before.
   */
  private boolean reaches(Site handler, String type, List<Site> way) {
    MethodModel method = index.method(handler.method());
    Body body = method == null ? null : body(method);
    if (method == null || body == null) {
      return false;
    }
    Map<MethodModel, Integer> depths = new LinkedHashMap<>();
    Deque<MethodModel> open = new ArrayDeque<>();
    for (BasicBlock block : body.blocks()) {
      if (block.handlers().stream().anyMatch(h -> h.block() == handler.block())) {
        if (way.stream()
            .anyMatch(s -> s.method().equals(handler.method()) && s.block() == block.index())) {
          return true;
        }
        calls(block, 1, depths, open);
      } else {
        closures(block, 1, depths, open);
      }
    }
    while (!open.isEmpty() && depths.size() < MAX_REACHED) {
      MethodModel next = open.remove();
      if (next.reference().equals(way.get(0).method())) {
        return true;
      }
      int depth = Objects.requireNonNull(depths.get(next)) + 1;
      Body callee = depth > MAX_DEPTH ? null : body(next);
      if (callee != null) {
        callee.blocks().stream()
            .filter(block -> !isCaught(block, type))
            .forEach(block -> calls(block, depth, depths, open));
      }
    }
    return false;
  }

  private boolean isCaught(BasicBlock block, String type) {
    return block.handlers().stream()
        .anyMatch(
            h ->
                h.origin() == BasicBlock.Origin.CATCH
                    && index.hierarchy().isSubtype(type, h.type().name()));
  }

  private void calls(
      BasicBlock block, int depth, Map<MethodModel, Integer> depths, Deque<MethodModel> open) {
    closures(block, depth, depths, open);
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Call call) {
        add(index.targets(call.kind(), call.method()), depth, depths, open);
      }
    }
  }

  /** What is made before the guarded calls may be run by them. */
  private void closures(
      BasicBlock block, int depth, Map<MethodModel, Integer> depths, Deque<MethodModel> open) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Closure closure) {
        add(index.targets(closure.kind(), closure.implementation()), depth, depths, open);
      }
    }
  }

  private static void add(
      List<MethodModel> targets,
      int depth,
      Map<MethodModel, Integer> depths,
      Deque<MethodModel> open) {
    if (targets.size() > MAX_TARGETS) {
      return;
    }
    for (MethodModel target : targets) {
      if (depths.putIfAbsent(target, depth) == null) {
        open.add(target);
      }
    }
  }

  private static @Nullable Body body(MethodModel method) {
    try {
      return method.code() == null ? null : method.code().body();
    } catch (LoweringException e) {
      return null;
    }
  }
}
