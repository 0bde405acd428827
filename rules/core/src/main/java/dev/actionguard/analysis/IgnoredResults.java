package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds writes to rows that a key or version names whose count nobody looks at. A count that is
 * compared, logged or handed on is looked at.
 */
final class IgnoredResults {
  private static final Set<String> COUNTS =
      Set.of("int", "long", "java.lang.Integer", "java.lang.Long", "int[]", "long[]");

  private final MethodModel method;
  private final Cfg cfg;

  IgnoredResults(MethodModel method, Cfg cfg) {
    this.method = method;
    this.cfg = cfg;
  }

  /** Returns the writes whose count is dropped, or only returned, in the order of the log. */
  List<Fault> find(EffectLog log) {
    List<Fault> faults = new ArrayList<>();
    for (EffectLog.Event event : log.events()) {
      for (WriteEffect effect : event.effects()) {
        if (effect.kind() == WriteEffect.Kind.WRITE
            && effect.steps().isEmpty()
            && effect.origin().method().equals(method.reference())
            && SqlText.isConditional(effect.text())
            && statement(effect.origin()) instanceof Statement.Call call
            && COUNTS.contains(call.method().returns())) {
          Fault.Sort sort = sort(call.target());
          if (sort != null) {
            faults.add(
                new Fault(
                    sort,
                    method.reference(),
                    call.range(),
                    Descriptions.method(call.method()),
                    effect.origin(),
                    Optional.empty()));
          }
        }
      }
    }
    return faults;
  }

  private @org.jspecify.annotations.Nullable Statement statement(Site site) {
    List<Statement> statements = cfg.block(site.block()).statements();
    return site.index() < statements.size() ? statements.get(site.index()) : null;
  }

  /** Returns null if somebody looks at the count. */
  private Fault.@org.jspecify.annotations.Nullable Sort sort(
      @org.jspecify.annotations.Nullable Local count) {
    if (count == null) {
      return Fault.Sort.IGNORED_RESULT;
    }
    boolean returned = false;
    Local local = count;
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (Operands.of(statement).contains(local)) {
          if (!(statement instanceof Statement.Assign assign)) {
            return null;
          }
          local = assign.target();
        }
      }
      if (block.terminator() instanceof Terminator.Return r && local.equals(r.value())) {
        returned = true;
      } else if (Operands.of(block.terminator()).contains(local)) {
        return null;
      }
    }
    return returned ? Fault.Sort.RETURNED_RESULT : Fault.Sort.IGNORED_RESULT;
  }
}
