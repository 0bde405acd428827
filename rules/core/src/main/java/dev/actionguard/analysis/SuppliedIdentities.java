package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.model.MethodFact.SinkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records who is named as the actor of an access check, or as the owner in a query that is to find
 * one's own rows only: where that comes from the request, anybody can be named.
 */
final class SuppliedIdentities {
  private static final Set<String> OWNERS = Set.of("owner", "tenant", "user");
  private static final Set<String> ACTORS = Set.of("role", "roles", "tenant");
  private static final Pattern BOUND = Pattern.compile("(\\w+)\\s*=\\s*\\?");

  private final AnalysisContext context;
  private final State state;
  private final HeapAccess heap;
  private final Recorder recorder;

  SuppliedIdentities(AnalysisContext context, State state, HeapAccess heap, Recorder recorder) {
    this.context = context;
    this.state = state;
    this.heap = heap;
    this.recorder = recorder;
  }

  /** A check of the program that is told who asks. */
  void checked(CallSite call, Facts before) {
    MethodModel method = context.index().method(call.method());
    if (method == null || isProtected(before) || isGivenUser(call)) {
      return;
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      String name = method.parameters().get(i).name();
      boolean actor =
          AccessEvidence.isUser(name) || Names.tokens(name).stream().anyMatch(ACTORS::contains);
      if (actor) {
        record(call, i, call.arguments().get(i));
      }
    }
  }

  /** A method of a repository that finds or changes by id and owner. */
  void repository(CallSite call) {
    if (isProtected(state.facts()) || isGivenUser(call)) {
      return;
    }
    List<String> keys = keys(call.method().name());
    if (keys.size() > 1 && keys.size() <= call.arguments().size()) {
      for (int i = 0; i < keys.size(); i++) {
        if (isOwner(keys.get(i))) {
          record(call, i, call.arguments().get(i));
        }
      }
    }
  }

  /** A statement that selects by a column of the owner and another one. */
  void statement(CallSite call) {
    if (isProtected(state.facts()) || isGivenUser(call)) {
      return;
    }
    String text = Targets.text(call);
    int where = text == null ? -1 : text.toLowerCase(Locale.ROOT).indexOf(" where ");
    if (text == null || where < 0) {
      return;
    }
    int position = (int) text.substring(0, where).chars().filter(c -> c == '?').count();
    List<String> columns = new ArrayList<>();
    Matcher bound = BOUND.matcher(text.substring(where));
    while (bound.find()) {
      columns.add(bound.group(1));
    }
    boolean simple = text.substring(where).chars().filter(c -> c == '?').count() == columns.size();
    for (int i = 0; simple && columns.size() > 1 && i < columns.size(); i++) {
      if (isOwner(columns.get(i))) {
        argument(call, position + i);
      }
    }
  }

  private void argument(CallSite call, int position) {
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean isArray = call.method().parameters().get(i).equals("java.lang.Object[]");
      if (isArray && heap.elements(call.arguments().get(i)) != null) {
        record(call, i, heap.element(call.arguments().get(i), position));
      }
    }
  }

  /** Somebody who passed a check of a role or an object may name others. */
  private boolean isProtected(Facts facts) {
    return context.duties().ask(facts, Set.of(), Obligation.Access.WRITE)
        == AccessDuties.Answer.MET;
  }

  private boolean isGivenUser(CallSite call) {
    return call.arguments().stream().anyMatch(v -> heap.deep(v).has(Origin.PRINCIPAL));
  }

  /** {@code findByIdAndOwnerId}: id, ownerId. */
  private static List<String> keys(String method) {
    int by = method.indexOf("By");
    if (by < 0) {
      return List.of();
    }
    String[] keys = method.substring(by + 2).split("And(?=[A-Z])", -1);
    return method.contains("Or") && method.matches(".*[a-z]Or[A-Z].*") ? List.of() : List.of(keys);
  }

  private static boolean isOwner(String key) {
    List<String> words = Names.tokens(key);
    return !words.isEmpty()
        && OWNERS.contains(words.get(0))
        && (words.size() == 1 || (words.size() == 2 && words.get(1).equals("id")));
  }

  private void record(CallSite call, int argument, @Nullable Value value) {
    if (value == null) {
      return;
    }
    Sink sink = new Sink(call.site(), call.method(), SinkKind.IDENTITY, argument);
    value
        .labels()
        .forEach(
            (label, marks) -> {
              if ((marks & Mark.ASPECT) != 0) {
                return;
              }
              if (label instanceof Label.Parameter p) {
                recorder.obligation(
                    new Obligation.CleanValue(p, marks, sink, sink.site(), List.of(), null));
              } else if (label instanceof Label.Source s && s.origin() == Origin.UNTRUSTED) {
                recorder.flow(new ValueFlow(s, marks, sink, sink.site(), List.of()));
              }
            });
  }
}
