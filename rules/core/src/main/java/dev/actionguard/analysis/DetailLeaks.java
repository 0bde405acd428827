package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which details of exceptions that leave the program are those of database exceptions: by the
 * class of the exception that is asked, by what the handler's {@code try} does, and by what an
 * advice handles. Messages of the program's own exceptions are its own words, unless what it puts
 * into one that an advice shows comes from a database exception.
 */
final class DetailLeaks {
  private static final String THROWABLE = "java.lang.Throwable";

  /** Anything at all, and so a database exception as well. */
  private static final Set<String> ANYTHING =
      Set.of(THROWABLE, "java.lang.Exception", "java.lang.RuntimeException");

  private final ProgramIndex index;
  private final ErrorHandlers handlers;
  private final Set<Site> databaseHandlers;
  private final Set<String> shown = new LinkedHashSet<>();
  private final List<DetailLeak> leaks = new ArrayList<>();

  DetailLeaks(ProgramIndex index, ErrorHandlers handlers, Set<Site> databaseHandlers) {
    this.index = index;
    this.handlers = handlers;
    this.databaseHandlers = databaseHandlers;
  }

  /**
   * Returns the leaks, in the order of the flows.
   *
   * @param returned details that methods return whose results leave the program
   */
  List<DetailLeak> find(
      List<ValueFlow> flows, Map<MethodModel, Map<Label.Source, SourceRange>> returned) {
    Set<Site> answered = new HashSet<>();
    for (ValueFlow flow : flows) {
      if (flow.source().origin() == Origin.EXCEPTION_DETAIL
          && flow.sink().kind() == SinkKind.RESPONSE) {
        answered.add(flow.source().site());
        if (isDatabase(flow.source().site())) {
          leaks.add(leak(flow, Descriptions.method(flow.sink().method())));
        }
      }
    }
    returned.forEach(
        (method, details) ->
            details.forEach(
                (detail, range) -> {
                  if (!answered.contains(detail.site()) && isDatabase(detail.site())) {
                    leaks.add(
                        new DetailLeak(
                            detail.site(),
                            detail.name(),
                            method.reference(),
                            range,
                            "the result",
                            List.of()));
                  }
                }));
    for (ValueFlow flow : flows) {
      String made = flow.sink().site().method().owner();
      if (flow.source().origin() == Origin.EXCEPTION_DETAIL
          && flow.sink().kind() == SinkKind.EXCEPTION_MESSAGE
          && shown.stream().anyMatch(s -> index.hierarchy().isSubtype(made, s))
          && isDatabase(flow.source().site())) {
        leaks.add(leak(flow, Descriptions.simpleName(made)));
      }
    }
    return leaks;
  }

  private static DetailLeak leak(ValueFlow flow, String through) {
    return new DetailLeak(
        flow.source().site(),
        flow.source().name(),
        flow.place().method(),
        flow.place().range(),
        through,
        flow.steps());
  }

  /** Returns whether the exception that a call asks may be one of the database. */
  private boolean isDatabase(Site asked) {
    MethodModel method = index.method(asked.method());
    Body body = method == null ? null : body(method);
    if (method == null || body == null || asked.block() < 0) {
      return false;
    }
    List<Statement> statements = body.blocks().get(asked.block()).statements();
    if (asked.index() >= statements.size()) {
      return false;
    }
    Set<Operand> seen = new HashSet<>();
    List<Operand> open = new ArrayList<>(exceptions(statements.get(asked.index())));
    while (!open.isEmpty()) {
      Operand operand = open.remove(open.size() - 1);
      if (!(operand instanceof Local local) || !seen.add(operand)) {
        continue;
      }
      if (DatabaseExceptions.isDatabaseException(index, local.type().name())) {
        return true;
      }
      int parameter = EntryState.parameterOf(method, local);
      if (local.kind() == Local.Kind.PARAMETER && parameter >= 0) {
        if (isHandled(method, local.type().name())) {
          return true;
        }
        continue;
      }
      for (BasicBlock block : body.blocks()) {
        for (Statement statement : block.statements()) {
          if (!local.equals(statement.target())) {
            continue;
          }
          if (statement instanceof Statement.Caught) {
            if (isCaught(asked, body, block)) {
              return true;
            }
          } else {
            open.addAll(exceptions(statement));
          }
        }
      }
    }
    return false;
  }

  private List<Operand> exceptions(Statement statement) {
    return Operands.of(statement).stream()
        .filter(o -> index.hierarchy().isSubtype(o.type().name(), THROWABLE))
        .toList();
  }

  /** The handler takes what a database call throws, by a class that is not the program's own. */
  private boolean isCaught(Site asked, Body body, BasicBlock entry) {
    return databaseHandlers.contains(
            new Site(asked.method(), entry.index(), 0, SourceRange.UNKNOWN))
        && body.blocks().stream()
            .flatMap(b -> b.handlers().stream())
            .filter(h -> h.block() == entry.index())
            .anyMatch(h -> !index.program().contains(h.type().name()));
  }

  /** What an advice handles: anything, a database exception, or one of the program's own. */
  private boolean isHandled(MethodModel method, String parameter) {
    Set<String> types = handlers.handled(method);
    if (types.isEmpty() && handlers.maps(method.reference().owner(), parameter)) {
      types = Set.of(parameter);
    }
    for (String type : types) {
      if (ANYTHING.contains(type) || DatabaseExceptions.isDatabaseException(index, type)) {
        return true;
      }
      if (index.program().contains(type)) {
        shown.add(type);
      }
    }
    return false;
  }

  private static @Nullable Body body(MethodModel method) {
    try {
      return method.code() == null ? null : method.code().body();
    } catch (LoweringException e) {
      // It is counted where summaries are made.
      return null;
    }
  }
}
