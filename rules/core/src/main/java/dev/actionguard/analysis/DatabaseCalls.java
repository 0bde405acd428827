package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import dev.actionguard.model.Position;
import dev.actionguard.options.ClassPattern;
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

  private static final Position CONTENT = Position.parse("this.content");

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
      case COMMIT -> {
        failure(call, Obligation.Access.WRITE);
        recorder.effectLog().boundary(call.site(), EffectLog.Kind.COMMIT);
      }
      case FLUSH -> failure(call, Obligation.Access.WRITE);
      case BEGIN -> begin(call);
      case ROLLBACK -> recorder.effectLog().boundary(call.site(), EffectLog.Kind.ROLLBACK);
      case PREPARE, OPEN -> {}
    }
  }

  /** {@code setAutoCommit(true)} ends what {@code setAutoCommit(false)} began. */
  private void begin(CallSite call) {
    boolean toggles = call.method().name().equals("setAutoCommit");
    Integer automatic = toggles ? call.arguments().get(0).integer() : Integer.valueOf(0);
    if (automatic != null) {
      recorder
          .effectLog()
          .boundary(call.site(), automatic == 0 ? EffectLog.Kind.BEGIN : EffectLog.Kind.COMMIT);
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
    if (context.isSurveying()) {
      String known = text == null ? preparedText(call) : text;
      recorder
          .uses()
          .database(
              new EntrySurvey.DatabaseUse(
                  call.site(),
                  call.method(),
                  access,
                  shownTarget(call, access, known),
                  known == null ? "" : known,
                  false));
    }
    boolean read = access == Obligation.Access.READ;
    Set<Label> targets = new Targets(context.index(), heap).of(call);
    if (read) {
      recorder.row(call.site(), targets);
    } else {
      write(call, byName, text == null ? preparedText(call) : text);
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

  /** The known beginning of the text that is run, or of which a statement was made, or null. */
  private @Nullable String preparedText(CallSite call) {
    List<String> parameters = call.method().parameters();
    if (!parameters.isEmpty() && parameters.get(0).equals("java.lang.String")) {
      return heap.prefix(call.arguments().get(0));
    }
    List<Value> texts = new Positions(heap, call).read(CONTENT);
    return texts.isEmpty() ? null : heap.prefix(texts.get(0));
  }

  /** Statements that define tables are no steps of an action, nor are records of one. */
  private void write(CallSite call, boolean byName, @Nullable String text) {
    if (SqlText.isDefinition(text) || isRecord(call, text)) {
      return;
    }
    recorder
        .effectLog()
        .effect(
            new WriteEffect(
                WriteEffect.Kind.WRITE,
                call.site(),
                call.site(),
                call.method(),
                target(call, text),
                text == null ? "" : text,
                byName,
                List.of()));
  }

  private String shownTarget(CallSite call, Obligation.Access access, @Nullable String text) {
    String read = access == Obligation.Access.READ ? SqlText.readFrom(text) : "";
    return read.isEmpty() ? target(call, text) : read;
  }

  /** The table, else the entity, else the repository. */
  private String target(CallSite call, @Nullable String text) {
    String table = SqlText.table(text);
    if (!table.isEmpty()) {
      return table.toLowerCase(Locale.ROOT);
    }
    for (int i = call.receiver() == null ? 0 : 1; i < call.operands().size(); i++) {
      String type = call.operands().get(i).type().name();
      if (context.index().program().contains(type)) {
        return Descriptions.simpleName(type);
      }
    }
    String owner = call.method().owner();
    return context.index().program().contains(owner) ? Descriptions.simpleName(owner) : "";
  }

  private void failure(CallSite call, Obligation.Access access) {
    recorder.databaseFailure(
        new Recorder.DatabaseFailure(
            call.site(),
            DatabaseExceptions.thrownByLibrary(declaringLibrary(call)),
            access,
            call.site()));
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
            .filter(ClassPattern::isValid)
            .map(ClassPattern::of)
            .anyMatch(
                w -> w.matches(call.method().owner()) || w.matches(call.site().method().owner()));
    return configured || words.stream().anyMatch(records::contains);
  }
}
