package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Strength;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says in words what the analysis knows of calls: what rules look at, and what made them quiet. */
final class CallAnswers {
  private static final int MAX_TEXT = 60;
  private static final int MAX_ENTRIES = 5;

  private final AnalysisContext context;
  private final ProgramFacts facts;
  private final List<EntrySurvey> entries;

  CallAnswers(AnalysisContext context, ProgramFacts facts, List<EntrySurvey> entries) {
    this.context = context;
    this.facts = facts;
    this.entries = entries;
  }

  /** Returns the answers for the calls of a method that somebody asked about. */
  List<CallAnswer> of(Recorder recorder) {
    List<CallAnswer> answers = new ArrayList<>();
    for (AskedCall call : recorder.asked()) {
      Set<String> lines = new LinkedHashSet<>();
      if (!call.known()) {
        lines.add("no rule knows this method: no model, no configuration and no code tells of it");
      }
      call.arguments().forEach(a -> argument(call, a, recorder, lines));
      Obligation.Access access = access(call);
      if (access != null) {
        access(call, access, lines);
      }
      if (call.facts().stream().anyMatch(CallAnswers::readsClock)) {
        lines.add(clock(call));
      }
      if (lines.isEmpty()) {
        lines.add(
            call.facts().isEmpty()
                ? "code of the program: what it does is told at the calls in it"
                : "no rule looks at what goes into this method or at what it does");
      }
      answers.add(new CallAnswer(call.site(), call.method(), List.copyOf(lines)));
    }
    return answers;
  }

  private static boolean readsClock(MethodFact fact) {
    return fact instanceof MethodFact.Source source
        && source.kind() == MethodFact.SourceKind.WALL_CLOCK;
  }

  private void argument(
      AskedCall call, AskedCall.Argument argument, Recorder recorder, Set<String> lines) {
    String what =
        word(argument.kind())
            + (argument.argument() == 0 ? "" : ", argument " + argument.argument())
            + ": ";
    if (argument.constant() != null) {
      lines.add(what + "the argument is constant, \"" + cut(argument.constant()) + "\"");
      return;
    }
    for (Map.Entry<Label, Integer> entry : argument.labels().entrySet()) {
      lines.add(
          what + data(call, entry.getKey(), entry.getValue(), needed(argument.kind()), recorder));
    }
    List<ValueFlow> flows =
        facts.flows().stream()
            .filter(f -> f.sink().site().equals(call.site()))
            .filter(f -> f.sink().kind() == argument.kind())
            .toList();
    for (ValueFlow flow : flows) {
      lines.add(
          what
              + flow.source().name()
              + flow.source().path()
              + " of "
              + place(flow.source().site())
              + " reaches it"
              + proofs(flow.marks()));
    }
    if (flows.isEmpty()) {
      lines.add(what + "no path from " + danger(argument.kind()) + " leads here unguarded");
    }
  }

  private String data(AskedCall call, Label label, int marks, int needed, Recorder recorder) {
    String name = EntrySurveyor.name(context.index(), label, call.site().method());
    String from =
        label instanceof Label.Source source ? origin(source.origin()) : ", given by the callers";
    StringBuilder text = new StringBuilder(name + from + proofs(marks));
    for (SeenGuard guard : recorder.guards()) {
      int proved = guard.proved().getOrDefault(label, 0) & needed;
      if (guard.outcome() != SeenGuard.Outcome.CHANGES && proved != 0) {
        text.append((marks & proved) != 0 ? ", guarded by " : ", looked at in vain by ")
            .append(Descriptions.method(guard.method()))
            .append(" at line ")
            .append(guard.site().range().startLine());
      }
    }
    return text.toString();
  }

  private static int needed(SinkKind kind) {
    return switch (kind) {
      case TEXT, IDENTIFIER -> Mark.TEXT;
      case BIND, KEY, PROPERTIES, IDENTITY -> Mark.BOUND;
      case LOG, LOG_CONTEXT, STREAM, RESPONSE, EXCEPTION_MESSAGE, MOMENT ->
          Mark.MASKED | Mark.HASHED | Mark.NEUTRAL;
    };
  }

  /** Returns how the call uses the database, null if it does not. */
  private Obligation.@Nullable Access access(AskedCall call) {
    for (EntrySurvey survey : entries) {
      for (EntrySurvey.DatabaseUse use : survey.database()) {
        if (use.site().equals(call.site())) {
          return use.access();
        }
      }
    }
    if (call.repository() != null) {
      return call.repository();
    }
    for (MethodFact fact : call.facts()) {
      if (fact instanceof MethodFact.Database database) {
        if (database.kind() == MethodFact.DatabaseKind.READ) {
          return Obligation.Access.READ;
        }
        if (database.kind() == MethodFact.DatabaseKind.WRITE
            || database.kind() == MethodFact.DatabaseKind.BY_TEXT) {
          return Obligation.Access.WRITE;
        }
      }
    }
    return null;
  }

  private void access(AskedCall call, Obligation.Access access, Set<String> lines) {
    String what = access == Obligation.Access.READ ? "read: " : "write: ";
    for (Facts.Check check : call.before().checks()) {
      if (!check.open()) {
        lines.add(what + "guarded in this method by a check of " + name(check.strength()));
      }
    }
    List<OpenDuty> open =
        facts.duties().stream().filter(d -> d.duty().origin().equals(call.site())).toList();
    for (OpenDuty duty : open) {
      lines.add(
          what
              + Descriptions.method(duty.root().reference())
              + " reaches it without a check that counts"
              + excuse(duty));
    }
    List<EntrySurvey> reaching =
        entries.stream()
            .filter(e -> e.database().stream().anyMatch(u -> u.site().equals(call.site())))
            .toList();
    for (EntrySurvey survey : reaching.subList(0, Math.min(MAX_ENTRIES, reaching.size()))) {
      lines.add(
          what
              + "reached from "
              + Descriptions.method(survey.entry().method().reference())
              + survey
                  .sure()
                  .map(s -> ", where every way passes a check of " + name(s))
                  .orElse(", where no check is on every way"));
    }
    if (reaching.isEmpty()) {
      lines.add(what + "no entry point reaches it");
    }
    if (open.isEmpty()) {
      lines.add(
          what
              + "no access check is missing: there is one, or "
              + (access == Obligation.Access.READ
                  ? "what is read is not sensitive or is not handed out"
                  : "the rows are the user's own, or what is written is a record of actions"));
    }
  }

  private static String name(Strength strength) {
    return switch (strength) {
      case AUTHN -> "the login";
      case ROLE -> "a role";
      case OBJECT -> "the object";
    };
  }

  private String excuse(OpenDuty duty) {
    if (!duty.isCallable()) {
      return duty.entry().isPresent() ? ", but no user calls that" : ", but it is no entry point";
    }
    if (new PublicOperations(context.index()).isPublic(duty.root())) {
      return ", but that is public by design";
    }
    return duty.isCovered(facts.routes(), context.index().options())
        ? ", but a rule for its route covers it"
        : "";
  }

  private String clock(AskedCall call) {
    boolean used = facts.timeReads().stream().anyMatch(r -> r.source().site().equals(call.site()));
    return used
        ? "local clock: the time is stored, compared or handed on"
        : "local clock: the time goes into nothing but logs and durations";
  }

  private static String word(SinkKind kind) {
    return switch (kind) {
      case TEXT -> "query text";
      case IDENTIFIER -> "a name in query text";
      case BIND -> "bound value";
      case KEY -> "key of what is read";
      case PROPERTIES -> "an object that is copied whole";
      case LOG, STREAM -> "log";
      case LOG_CONTEXT -> "logging context";
      case RESPONSE -> "answer";
      case EXCEPTION_MESSAGE -> "message of an exception";
      case IDENTITY -> "who asks";
      case MOMENT -> "time";
    };
  }

  private static String danger(SinkKind kind) {
    return switch (kind) {
      case TEXT, IDENTIFIER, BIND, KEY, PROPERTIES, IDENTITY -> "an untrusted source";
      case LOG, STREAM, LOG_CONTEXT, EXCEPTION_MESSAGE -> "a value that must not be logged raw";
      case RESPONSE -> "details of an exception";
      case MOMENT -> "a local clock";
    };
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case UNTRUSTED -> ", chosen by a user";
      case ENVIRONMENT -> ", from the environment";
      case DATABASE -> ", read from the database";
      case PRINCIPAL -> ", of the authenticated user";
      case SENSITIVE -> ", sensitive";
      case DECISION -> ", an answer of an access check";
      case CAUGHT, EXCEPTION_DETAIL -> ", of an exception";
      case WHOLE_REQUEST, RENDERING -> ", an object as a whole";
      case WALL_CLOCK, SYSTEM_CLOCK, MONOTONIC_CLOCK, INJECTED_CLOCK, DATABASE_CLOCK, ZONELESS ->
          ", a time";
    };
  }

  private static String proofs(int marks) {
    String words = Mark.words(marks);
    return words.isEmpty() ? ", nothing is proved of it" : ", proved: " + words;
  }

  private static String place(Site site) {
    return Descriptions.method(site.method())
        + (site.range().isKnown() ? " at line " + site.range().startLine() : "");
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }

  /**
   * Returns why no call at a line was looked at.
   *
   * @param selected tells whether a method can matter to a rule
   */
  List<String> nothing(String file, int line, Predicate<MethodModel> selected) {
    Set<String> reasons = new LinkedHashSet<>();
    boolean found = false;
    for (ClassModel model : context.index().program().classes()) {
      if (context.isIn(file, model.name())) {
        found = true;
        model.methods().stream()
            .filter(m -> hasCall(m, line))
            .forEach(m -> reasons.add(unseen(m, selected)));
      }
    }
    if (!found) {
      reasons.add("no analysed class is from " + file);
    } else if (reasons.isEmpty()) {
      reasons.add("no call is at line " + line + " of " + file);
    }
    return List.copyOf(reasons);
  }

  private String unseen(MethodModel method, Predicate<MethodModel> selected) {
    String name = Descriptions.method(method.reference());
    if (context.index().isTest(method.reference().owner())) {
      return name + " is a test";
    }
    if (!selected.test(method)) {
      return name
          + " cannot matter: neither an entry point nor code that uses the database reaches it";
    }
    return String.format(
        Locale.ROOT,
        "in %s no path leads to the line: constants decide it, or what is before it never returns",
        name);
  }

  private static boolean hasCall(MethodModel method, int line) {
    if (method.code() == null) {
      return false;
    }
    try {
      for (BasicBlock block : Objects.requireNonNull(method.code()).body().blocks()) {
        for (Statement statement : block.statements()) {
          if (statement instanceof Statement.Call
              && statement.range().startLine() <= line
              && line <= Math.max(statement.range().startLine(), statement.range().endLine())) {
            return true;
          }
        }
      }
      return false;
    } catch (LoweringException e) {
      // It is among the failures of the analysis, which are told, too.
      return false;
    }
  }
}
