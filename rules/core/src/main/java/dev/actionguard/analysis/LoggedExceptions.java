package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final Map<Handler, Guarded> guarded = new HashMap<>();
  private final Map<MethodRef, List<Part>> parts = new HashMap<>();

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
    if (!fits) {
      return false;
    }
    Site handler = log.source().site();
    return handler.block() < 0
        || guarded
            .computeIfAbsent(new Handler(handler, type), this::guarded)
            .holds(handler.method(), way);
  }

  private record Handler(Site site, String type) {}

  /** The blocks that a handler guards, and the methods that these lead to. */
  private record Guarded(BitSet blocks, Set<MethodRef> methods) {
    /** Whether the way of the value into the message begins there, or passes a guarded block. */
    boolean holds(MethodRef method, List<Site> way) {
      return methods.contains(way.get(0).method())
          || way.stream().anyMatch(s -> s.method().equals(method) && blocks.get(s.block()));
    }
  }

  /**
   * Follows the calls that the handler guards, and closures that are made before them; but not
   * where others catch the exception before.
   */
  private Guarded guarded(Handler handler) {
    BitSet blocks = new BitSet();
    Set<MethodRef> methods = new HashSet<>();
    Map<MethodRef, Integer> depths = new HashMap<>();
    Deque<MethodModel> open = new ArrayDeque<>();
    MethodModel method = index.method(handler.site().method());
    for (Part part : method == null ? List.<Part>of() : parts(method)) {
      boolean inside = part.handlers().stream().anyMatch(h -> h.block() == handler.site().block());
      if (inside) {
        blocks.set(part.block());
        part.calls().forEach(target -> add(target, 1, depths, open));
      }
      part.closures().forEach(target -> add(target, 1, depths, open));
    }
    while (!open.isEmpty() && depths.size() < MAX_REACHED) {
      MethodModel next = open.remove();
      methods.add(next.reference());
      int depth = Objects.requireNonNull(depths.get(next.reference())) + 1;
      for (Part part : depth > MAX_DEPTH ? List.<Part>of() : parts(next)) {
        if (!isCaught(part.handlers(), handler.type())) {
          part.calls().forEach(target -> add(target, depth, depths, open));
          part.closures().forEach(target -> add(target, depth, depths, open));
        }
      }
    }
    return new Guarded(blocks, methods);
  }

  private boolean isCaught(List<BasicBlock.Handler> handlers, String type) {
    return handlers.stream()
        .anyMatch(
            h ->
                h.origin() == BasicBlock.Origin.CATCH
                    && index.hierarchy().isSubtype(type, h.type().name()));
  }

  private static void add(
      MethodModel target, int depth, Map<MethodRef, Integer> depths, Deque<MethodModel> open) {
    if (depths.putIfAbsent(target.reference(), depth) == null) {
      open.add(target);
    }
  }

  /**
   * What is kept of a block: its number, who catches what it throws, the methods that its calls can
   * run, and those that its closures are.
   */
  private record Part(
      int block,
      List<BasicBlock.Handler> handlers,
      List<MethodModel> calls,
      List<MethodModel> closures) {}

  private List<Part> parts(MethodModel method) {
    return parts.computeIfAbsent(method.reference(), r -> outline(method));
  }

  private List<Part> outline(MethodModel method) {
    List<Part> outline = new ArrayList<>();
    Body body = body(method);
    for (BasicBlock block : body == null ? List.<BasicBlock>of() : body.blocks()) {
      List<MethodModel> calls = new ArrayList<>();
      List<MethodModel> closures = new ArrayList<>();
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Call call) {
          calls.addAll(few(index.targets(call.kind(), call.method())));
        } else if (statement instanceof Statement.Closure closure) {
          closures.addAll(few(index.targets(closure.kind(), closure.implementation())));
        }
      }
      outline.add(new Part(block.index(), block.handlers(), calls, closures));
    }
    return outline;
  }

  private static List<MethodModel> few(List<MethodModel> targets) {
    return targets.size() > MAX_TARGETS ? List.of() : targets;
  }

  private static @Nullable Body body(MethodModel method) {
    try {
      return method.code() == null ? null : method.code().body();
    } catch (LoweringException e) {
      return null;
    }
  }
}
