package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Strength;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together, for each entry point, what the methods below it recorded. Which methods are below
 * is told by the class hierarchy alone; a call of a type outside of the program leads to the
 * closures that the code at hand makes, not to every class that implements the type.
 */
final class EntrySurveyor {
  /** Of more methods below an entry point nobody reads a list. */
  private static final int MAX_METHODS = 4_000;

  private static final int MAX_ENTRIES = 200;

  private final AnalysisContext context;
  private final ProgramIndex index;
  private final RouteRules routes;
  private final PublicOperations open;
  private final Function<MethodRef, @Nullable Recorder> recorders;
  private final Map<MethodRef, Set<Site>> unchecked = new HashMap<>();
  private final Map<MethodRef, List<MethodModel>> callees = new HashMap<>();

  EntrySurveyor(
      AnalysisContext context,
      ProgramFacts facts,
      Function<MethodRef, @Nullable Recorder> recorders) {
    this.context = context;
    index = context.index();
    routes = facts.routes();
    open = new PublicOperations(index);
    this.recorders = recorders;
    for (OpenDuty duty : facts.duties()) {
      if (duty.isCallable() && !duty.isCovered(routes, index.options())) {
        unchecked
            .computeIfAbsent(duty.root().reference(), r -> new HashSet<>())
            .add(duty.duty().origin());
      }
    }
  }

  /** Returns the entry points by class and signature. */
  List<EntrySurvey> survey() {
    List<EntrySurvey> surveys = new ArrayList<>();
    for (ClassModel model : index.program().classes()) {
      for (MethodModel method : model.methods()) {
        Optional<EntryPoints.Entry> entry =
            method.code() == null ? Optional.empty() : context.entryPoints().entry(method);
        entry.ifPresent(e -> surveys.add(survey(e)));
      }
    }
    surveys.sort(Comparator.comparing(s -> s.entry().method().reference().toString()));
    return surveys;
  }

  private EntrySurvey survey(EntryPoints.Entry entry) {
    MethodModel method = entry.method();
    List<MethodModel> below = below(method);
    boolean isPublic = open.isPublic(method);
    Listed<EntrySurvey.DatabaseUse> database = new Listed<>();
    Listed<EntrySurvey.LogUse> logs = new Listed<>();
    Listed<EntrySurvey.Validation> validations = new Listed<>();
    Listed<EntrySurvey.Check> checks = new Listed<>();
    Optional<Strength> route =
        entry.sort().equals("web") ? routes.strength(method) : Optional.empty();
    route.ifPresent(s -> checks.add(declared(method, "a rule for the route", s)));
    Set<Site> missing = isPublic ? Set.of() : unchecked.getOrDefault(method.reference(), Set.of());
    Map<Site, Label.Source> reads = new LinkedHashMap<>();
    List<EntrySurvey.DatabaseUse> uses = new ArrayList<>();
    Map<MethodRef, Set<String>> statements = new HashMap<>();
    for (MethodModel reached : below) {
      declaredChecks(reached, checks);
      Recorder recorder = recorders.apply(reached.reference());
      if (recorder == null) {
        continue;
      }
      uses.addAll(recorder.uses().database());
      recorder
          .uses()
          .statements()
          .forEach(
              (m, texts) ->
                  statements.computeIfAbsent(m, k -> new LinkedHashSet<>()).addAll(texts));
      recorder.uses().logs().forEach(logs::add);
      recorder.uses().reads().forEach(r -> reads.putIfAbsent(r.site(), r));
      recorder.guards().forEach(g -> validation(g, validations));
      recorder.checkCalls().forEach(c -> check(c, checks));
    }
    for (EntrySurvey.DatabaseUse use : uses) {
      EntrySurvey.DatabaseUse shown = missing.contains(use.site()) ? use.withoutCheck() : use;
      Set<String> texts = statements.getOrDefault(use.site().method(), Set.of());
      if (shown.target().isEmpty() && shown.text().isEmpty() && !texts.isEmpty()) {
        texts.forEach(text -> database.add(shown.running(text)));
      } else {
        database.add(shown);
      }
    }
    MethodSummary summary = context.summary(method);
    Facts sure = summary == null ? Facts.NONE : summary.facts();
    return new EntrySurvey(
        entry,
        Routes.of(index, method),
        inputs(entry, sure, reads.values()),
        validations.items(),
        checks.items(),
        sure.checks().stream()
            .filter(c -> !c.open())
            .map(Facts.Check::strength)
            .max(Comparator.naturalOrder()),
        isPublic,
        named(database.items()),
        logs.items(),
        below.size() >= MAX_METHODS
            || database.cut()
            || logs.cut()
            || validations.cut()
            || checks.cut());
  }

  /** A list of different things, as long as people read. */
  private static final class Listed<T> {
    private final Set<T> items = new LinkedHashSet<>();
    private boolean cut;

    void add(T item) {
      if (items.size() < MAX_ENTRIES) {
        items.add(item);
      } else {
        cut |= !items.contains(item);
      }
    }

    List<T> items() {
      return List.copyOf(items);
    }

    boolean cut() {
      return cut;
    }
  }

  /** Returns the methods that can run below one, itself first, those nearer to it before others. */
  private List<MethodModel> below(MethodModel start) {
    Set<MethodModel> seen = new LinkedHashSet<>(List.of(start));
    Deque<MethodModel> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < MAX_METHODS) {
      for (MethodModel callee : callees(open.remove())) {
        if (seen.size() < MAX_METHODS && seen.add(callee)) {
          open.add(callee);
        }
      }
    }
    return List.copyOf(seen);
  }

  private List<MethodModel> callees(MethodModel method) {
    return callees.computeIfAbsent(
        method.reference(),
        r ->
            Objects.requireNonNull(method.code()).references().stream()
                .filter(called -> index.program().contains(called.owner()))
                .flatMap(called -> index.targets(CallKind.VIRTUAL, called).stream())
                .filter(target -> target.code() != null)
                .distinct()
                .toList());
  }

  /** Of one call what is named best: a helper that is run inline knows its caller's table. */
  private static List<EntrySurvey.DatabaseUse> named(List<EntrySurvey.DatabaseUse> uses) {
    Set<Site> named = new HashSet<>();
    uses.stream().filter(u -> !u.target().isEmpty()).forEach(u -> named.add(u.site()));
    return uses.stream().filter(u -> !u.target().isEmpty() || !named.contains(u.site())).toList();
  }

  private void declaredChecks(MethodModel method, Listed<EntrySurvey.Check> checks) {
    for (DeclaredGuards.Guard guard : context.declared().of(method).guards()) {
      checks.add(declared(method, guard.name(), guard.strength()));
    }
    context
        .configuredChecks(method)
        .forEach(s -> checks.add(declared(method, "an annotation of the configuration", s)));
  }

  private static EntrySurvey.Check declared(MethodModel method, String name, Strength strength) {
    Site site = new Site(method.reference(), -1, -1, method.range());
    return new EntrySurvey.Check(site, name, strength, true, false);
  }

  /** A call of a method with checks of its own is told by these. */
  private void check(CheckCall call, Listed<EntrySurvey.Check> checks) {
    boolean inner =
        index.targets(CallKind.VIRTUAL, call.method()).stream()
            .anyMatch(
                m -> {
                  Recorder recorder = recorders.apply(m.reference());
                  return !context.declared().of(m).guards().isEmpty()
                      || (recorder != null && !recorder.checkCalls().isEmpty());
                });
    Optional<Strength> strength =
        call.checks().stream().map(Facts.Check::strength).max(Comparator.naturalOrder());
    if (!inner && strength.isPresent()) {
      checks.add(
          new EntrySurvey.Check(
              call.site(), call.name(), strength.get(), call.throwing(), call.byName()));
    }
  }

  private void validation(SeenGuard guard, Listed<EntrySurvey.Validation> validations) {
    if (guard.outcome() == SeenGuard.Outcome.CHANGES) {
      return;
    }
    Set<String> of = new LinkedHashSet<>();
    int marks = 0;
    for (Map.Entry<Label, Integer> proved : guard.proved().entrySet()) {
      String name = name(index, proved.getKey(), guard.site().method());
      if (!name.startsWith("this.")) {
        of.add(name);
        marks |= proved.getValue();
      }
    }
    if (of.isEmpty()) {
      return;
    }
    validations.add(
        new EntrySurvey.Validation(
            guard.site(),
            guard.method(),
            List.copyOf(of),
            marks,
            guard.outcome() == SeenGuard.Outcome.THROWS));
  }

  /** Returns what people call data that a method of the program knows. */
  static String name(ProgramIndex index, Label label, MethodRef here) {
    if (label instanceof Label.Source source) {
      String simple = source.site().block() < 0 ? source.simpleName(index) : "";
      boolean parameter = !simple.isEmpty() && source.path().isEmpty();
      return parameter ? simple : plain(source.name()) + source.path();
    }
    Label.Parameter parameter = (Label.Parameter) label;
    MethodModel method = index.method(here);
    int number = parameter.slot() - (method != null && method.isStatic() ? 0 : 1);
    if (method == null || number < 0 || number >= method.parameters().size()) {
      return "this" + parameter.path();
    }
    String name = method.parameters().get(number).name();
    return (name.isEmpty() ? "parameter " + (number + 1) : name) + parameter.path();
  }

  /** {@code parameter 'id'} is {@code id} in a list of names. */
  private static String plain(String name) {
    boolean quoted = name.startsWith("parameter '") && name.endsWith("'");
    return quoted ? name.substring("parameter '".length(), name.length() - 1) : name;
  }

  private List<EntrySurvey.Input> inputs(
      EntryPoints.Entry entry, Facts sure, Iterable<Label.Source> reads) {
    List<EntrySurvey.Input> inputs = new ArrayList<>();
    MethodModel method = entry.method();
    for (int i = 0; i < method.parameters().size(); i++) {
      ParameterModel parameter = method.parameters().get(i);
      Site site = new Site(method.reference(), -1, i, method.range());
      inputs.add(
          new EntrySurvey.Input(
              site,
              parameter.name().isEmpty() ? "parameter " + (i + 1) : parameter.name(),
              parameter.type().toString(),
              context.entryPoints().origin(method, i),
              proofs(method, i, sure)));
    }
    for (Label.Source read : reads) {
      List<EntrySurvey.Proof> proofs = new ArrayList<>();
      sure.guards()
          .forEach(
              (label, marks) -> {
                if (label instanceof Label.Source s && s.site().equals(read.site())) {
                  proofs.add(new EntrySurvey.Proof(s.path().toString(), marks, false));
                }
              });
      inputs.add(
          new EntrySurvey.Input(
              read.site(), read.name(), "?", Origin.UNTRUSTED, List.copyOf(proofs)));
    }
    return inputs;
  }

  private List<EntrySurvey.Proof> proofs(MethodModel method, int parameter, Facts sure) {
    Map<String, Integer> byPath = new LinkedHashMap<>();
    int slot = parameter + (method.isStatic() ? 0 : 1);
    sure.guards()
        .forEach(
            (label, marks) -> {
              boolean own =
                  label instanceof Label.Parameter p
                      ? p.slot() == slot
                      : label instanceof Label.Source s
                          && s.site().block() < 0
                          && s.site().index() == parameter
                          && s.site().method().equals(method.reference());
              if (own) {
                byPath.merge(label.path().toString(), marks, (a, b) -> a | b);
              }
            });
    List<EntrySurvey.Proof> proofs = new ArrayList<>();
    int declared = declared(method, parameter);
    if (declared != 0) {
      proofs.add(new EntrySurvey.Proof("", declared, true));
    }
    byPath.forEach((path, marks) -> proofs.add(new EntrySurvey.Proof(path, marks, false)));
    return proofs;
  }

  /** What the type, and constraints that the framework runs, prove of a parameter as a whole. */
  private int declared(MethodModel method, int parameter) {
    if (context.entryPoints().origin(method, parameter) != Origin.UNTRUSTED) {
      return 0;
    }
    Site site = new Site(method.reference(), -1, parameter, method.range());
    Label.Source source =
        new Label.Source(
            Origin.UNTRUSTED,
            site,
            "",
            AccessPath.EMPTY,
            0,
            dev.actionguard.options.SensitivityLevel.PUBLIC,
            false);
    Sink sink = new Sink(site, method.reference(), SinkKind.TEXT, 0);
    return context.marks(method.parameters().get(parameter).type())
        | context.constraints().marks(source, sink, method.reference(), Facts.NONE);
  }
}
