package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records how a call uses the database: its effect, its exceptions, and its duties. */
final class DatabaseCalls {
  /**
   * Words in a table, repository or entity name whose writes record an action instead of being one.
   */
  private static final Set<String> RECORDS = Set.of("audit", "outbox", "journal", "auditing");

  private final AnalysisContext context;
  private final State state;
  private final HeapAccess heap;
  private final Recorder recorder;

  DatabaseCalls(AnalysisContext context, State state, HeapAccess heap, Recorder recorder) {
    this.context = context;
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
  }

  void record(CallSite call, Positions positions, MethodFact.Database fact) {
    new SuppliedIdentities(context, state, heap, recorder).statement(call);
    switch (fact.kind()) {
      case READ -> access(call, Obligation.Access.READ, false, null);
      case WRITE -> access(call, Obligation.Access.WRITE, false, null);
      case BY_TEXT -> byText(call, positions, fact);
      case COMMIT, FLUSH -> failure(call, Obligation.Access.WRITE);
      case PREPARE, BEGIN, ROLLBACK, OPEN -> {}
    }
  }

  private void byText(CallSite call, Positions positions, MethodFact.Database fact) {
    List<Value> texts = positions.read(fact.from());
    String text = texts.isEmpty() ? null : heap.prefix(texts.get(0));
    Obligation.Access access = SqlText.access(text);
    if (access == null) {
      access = byName(call.method().name());
    }
    if (access == null && text == null) {
      access(call, Obligation.Access.WRITE, true, null);
    } else if (access != null) {
      access(call, access, false, text);
    }
  }

  private static Obligation.@Nullable Access byName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("update")) {
      return Obligation.Access.WRITE;
    }
    return lower.contains("query") ? Obligation.Access.READ : null;
  }

  /** Records a call that reads or writes; the text is the statement's known beginning, if any. */
  void access(CallSite call, Obligation.Access access, boolean byName, @Nullable String text) {
    failure(call, access);
    recorder.effect(
        access == Obligation.Access.WRITE
            ? MethodSummary.EffectSort.DATABASE_WRITE
            : MethodSummary.EffectSort.DATABASE_READ);
    boolean read = access == Obligation.Access.READ;
    Set<Label> targets = new Targets(context.index(), heap).of(call);
    if (read) {
      recorder.row(call.site(), targets);
    }
    if (read ? !context.entities().isRead(call) : isRecord(call, text)) {
      return;
    }
    Set<Label> keys = new LinkedHashSet<>();
    for (Value value : call.slots()) {
      keys.addAll(heap.reachable(value).list());
    }
    AccessDuties.Answer answer = context.duties().ask(state.facts(), keys, access);
    Obligation.OtherObject other =
        answer == AccessDuties.Answer.MET && !read
            ? context.duties().other(state.facts(), keys, targets)
            : null;
    if (answer != AccessDuties.Answer.MET || other != null) {
      recorder.obligation(
          new Obligation.CheckBefore(
              call.site(),
              call.method(),
              access,
              keys,
              targets,
              byName,
              answer == AccessDuties.Answer.ROLE_ONLY,
              other,
              null,
              call.site(),
              List.of()));
    }
  }

  private void failure(CallSite call, Obligation.Access access) {
    recorder.databaseFailure(
        new Recorder.DatabaseFailure(
            call.site(), DatabaseExceptions.thrownByLibrary(declaringLibrary(call)), access));
  }

  /**
   * The nearest supertype that a model speaks of, so that a project's repository is a library's.
   */
  private String declaringLibrary(CallSite call) {
    for (String type : context.index().hierarchy().supertypes(call.method().owner())) {
      if (!context.index().program().contains(type)) {
        return type;
      }
    }
    return call.method().owner();
  }

  /**
   * Writes to audit, outbox and journal tables, and to what the configuration names, stand alone.
   */
  private boolean isRecord(CallSite call, @Nullable String text) {
    Set<String> words =
        new LinkedHashSet<>(Names.tokens(Descriptions.simpleName(call.method().owner())));
    for (Value argument : call.arguments()) {
      for (AbstractObject object : argument.objects()) {
        if (object.exactType() != null) {
          words.addAll(Names.tokens(Descriptions.simpleName(object.exactType())));
        }
      }
    }
    for (int i = (call.receiver() == null ? 0 : 1); i < call.operands().size(); i++) {
      words.addAll(Names.tokens(Descriptions.simpleName(call.operands().get(i).type().name())));
    }
    words.addAll(Names.tokens(SqlText.table(text)));
    List<String> configuredNames = context.index().options().independentWrites();
    Set<String> records = new LinkedHashSet<>(RECORDS);
    configuredNames.forEach(w -> records.add(w.toLowerCase(Locale.ROOT)));
    boolean configured =
        configuredNames.stream()
            .map(NamePattern::of)
            .anyMatch(
                w -> w.matches(call.method().owner()) || w.matches(call.site().method().owner()));
    return configured || words.stream().anyMatch(records::contains);
  }
}
