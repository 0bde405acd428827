package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which methods have their calls blamed on their callers.
 *
 * <p>The second kind is wider than the mere wrapper of the rules: a helper that binds in a loop, or
 * asks how many rows there were, runs all statements of a program. Shown in it, all that is wrong
 * with any of them were one finding, on a line that nobody has to change.
 */
enum Wrapping {
  NONE,
  /** Only forwards its parameters and constants to one call, without branching. */
  MERE,
  /** Runs a statement that it is given, as text or prepared, and does not look at. */
  STATEMENT;

  static Wrapping of(
      ProgramIndex index,
      MethodModel method,
      Body body,
      Recorder recording,
      ActionEffects actions) {
    if (method.enclosing() != null) {
      return NONE;
    }
    if (isMere(body)) {
      return MERE;
    }
    boolean own =
        actions.effects().stream()
            .anyMatch(e -> e.place().method().equals(method.reference()) && !e.text().isEmpty());
    return !own && runsGiven(index, method, body, recording) ? STATEMENT : NONE;
  }

  /** Returns what it is for a sink of that kind: a statement of others is no log of theirs. */
  Wrapping at(SinkKind kind) {
    return switch (kind) {
      case TEXT, IDENTIFIER, BIND, KEY, MOMENT -> this;
      default -> this == STATEMENT ? NONE : this;
    };
  }

  private static boolean runsGiven(
      ProgramIndex index, MethodModel method, Body body, Recorder recording) {
    int first = method.isStatic() ? 0 : 1;
    for (int i = 0; i < method.parameters().size(); i++) {
      String type = method.parameters().get(i).type().name();
      Set<Operand> given = given(body, first + i);
      boolean prepared = index.hierarchy().isSubtype(type, "java.sql.PreparedStatement");
      if (prepared ? uses(body, given) : reaches(recording, method, body, given)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is bound to a prepared statement that was given, or it is run. */
  private static boolean uses(Body body, Set<Operand> given) {
    return body.blocks().stream()
        .flatMap(b -> b.statements().stream())
        .anyMatch(
            s ->
                s instanceof Statement.Call c
                    && c.receiver() != null
                    && given.contains(c.receiver())
                    && (c.method().name().startsWith("set")
                        || c.method().name().startsWith("execute")));
  }

  /** Whether all texts that are run are the one that was given. */
  private static boolean reaches(
      Recorder recording, MethodModel method, Body body, Set<Operand> given) {
    boolean reaches = false;
    for (Obligation obligation : recording.obligations()) {
      if (obligation instanceof Obligation.CleanValue v
          && v.sink().kind() == SinkKind.TEXT
          && v.place().method().equals(method.reference())) {
        Site at = v.steps().isEmpty() ? v.origin() : v.steps().get(0).site();
        if (!(body.blocks().get(at.block()).statements().get(at.index())
                instanceof Statement.Call c)
            || c.arguments().stream().noneMatch(given::contains)) {
          return false;
        }
        reaches = true;
      }
    }
    return reaches;
  }

  /** The locals that hold a parameter; none if a branch asks for it, or a text is made of it. */
  private static Set<Operand> given(Body body, int slot) {
    Set<Operand> holders = new HashSet<>();
    holders.add(body.locals().get(slot));
    for (BasicBlock block : body.blocks()) {
      for (Statement statement : block.statements()) {
        Local target = statement.target();
        if (statement instanceof Statement.Call call) {
          boolean asked =
              call.receiver() != null
                  && holders.contains(call.receiver())
                  && !call.method().owner().startsWith("java.sql.");
          if (asked || runsOwn(call)) {
            return Set.of();
          }
        } else if (Operands.of(statement).stream().anyMatch(holders::contains)) {
          if (statement instanceof Statement.Assign && target != null) {
            holders.add(target);
          } else if (!(statement instanceof Statement.ArrayStore
              || statement instanceof Statement.FieldStore)) {
            return Set.of();
          }
        }
      }
      if (Operands.of(block.terminator()).stream().anyMatch(holders::contains)) {
        return Set.of();
      }
    }
    return holders;
  }

  private static boolean runsOwn(Statement.Call call) {
    return call.arguments().stream()
        .anyMatch(
            a ->
                a instanceof Constant c
                    && c.value() instanceof String text
                    && SqlText.access(text) != null);
  }

  private static boolean isMere(Body body) {
    if (body.blocks().size() != 1) {
      return false;
    }
    int calls = 0;
    for (Statement statement : body.blocks().get(0).statements()) {
      if (statement instanceof Statement.Call call) {
        if (!isConversion(call)) {
          calls++;
        }
      } else if (!(statement instanceof Statement.Assign
          || statement instanceof Statement.FieldLoad
          || statement instanceof Statement.Cast
          || statement instanceof Statement.NewArray
          || statement instanceof Statement.ArrayStore)) {
        return false;
      }
    }
    return calls == 1;
  }

  /** Boxing and unboxing are no calls to the reader. */
  private static boolean isConversion(Statement.Call call) {
    String owner = call.method().owner();
    String name = call.method().name();
    return owner.startsWith("java.lang.") && (name.equals("valueOf") || name.endsWith("Value"));
  }
}
