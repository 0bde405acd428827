package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tells whether anything but a log looks at a value. */
public final class Uses {
  private final ProgramIndex index;

  public Uses(ProgramIndex index) {
    this.index = index;
  }

  /** Returns whether nothing but a log looks at the result of a call. */
  boolean isIgnored(MethodModel method, Site call) {
    Body body = Objects.requireNonNull(method.code()).body();
    Statement statement = body.blocks().get(call.block()).statements().get(call.index());
    return statement.target() == null || isIgnored(body, statement.target());
  }

  /** Returns whether nothing but a log looks at a parameter. */
  public boolean isIgnored(MethodModel method, int parameter) {
    Body body = Objects.requireNonNull(method.code()).body();
    int slot = parameter + (method.isStatic() ? 0 : 1);
    return body.locals().stream()
        .filter(l -> l.index() == slot)
        .findFirst()
        .map(l -> isIgnored(body, l))
        .orElse(false);
  }

  private boolean isIgnored(Body body, Local start) {
    Set<Integer> same = new HashSet<>();
    List<Local> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Local local = open.remove(open.size() - 1);
      if (!same.add(local.index())) {
        continue;
      }
      for (BasicBlock block : body.blocks()) {
        for (Statement statement : block.statements()) {
          if (reads(Operands.of(statement), local) && !passesOn(statement, open)) {
            return false;
          }
        }
        if (reads(Operands.of(block.terminator()), local)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean reads(List<Operand> operands, Local local) {
    return operands.stream().anyMatch(o -> o instanceof Local l && l.index() == local.index());
  }

  /** Copies, texts and boxes are looked at further on; logs are no use. */
  private boolean passesOn(Statement statement, List<Local> open) {
    if (statement instanceof Statement.Assign
        || statement instanceof Statement.Concat
        || statement instanceof Statement.Cast) {
      open.add(Objects.requireNonNull(statement.target()));
      return true;
    }
    if (statement instanceof Statement.ArrayStore store && store.array() instanceof Local array) {
      open.add(array);
      return true;
    }
    if (!(statement instanceof Statement.Call call)) {
      return false;
    }
    boolean boxes =
        call.method().name().equals("valueOf") && call.method().owner().startsWith("java.lang.");
    if (boxes && call.target() != null) {
      open.add(call.target());
    }
    return boxes || isLog(call.method());
  }

  private boolean isLog(MethodRef method) {
    return index.models().facts(method, index.hierarchy()).stream()
        .anyMatch(f -> f instanceof MethodFact.Sink s && s.kind() == MethodFact.SinkKind.LOG);
  }
}
