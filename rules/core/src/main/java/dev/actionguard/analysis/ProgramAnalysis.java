package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.LibraryModels;
import dev.actionguard.options.Options;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Analyses a program: one pass over its call graph in strongly connected components, callees first.
 * The components of one level do not depend on each other and are analysed in parallel; the result
 * does not depend on how many threads do it.
 */
public final class ProgramAnalysis {
  /** After so many rounds over a recursion its summaries are taken as they are. */
  private static final int MAX_ROUNDS = 3;

  /** A method of more statements than this is skipped and counted. */
  private static final int MAX_SIZE = 60_000;

  /** A {@code toString} that may run more methods than this is taken to show everything. */
  private static final int MAX_RENDERING = 40;

  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final Summaries summaries = new Summaries();
  private final AnalysisContext context;
  private final Scope scope;
  private final CallGraph graph;
  private final Map<Integer, MethodFacts> facts = new ConcurrentHashMap<>();
  private final Map<Integer, ProgramFacts.Failure> failures = new ConcurrentHashMap<>();

  /** What one method gives to the whole. */
  private record MethodFacts(Recorder recorder, int statements, int unknown, int rounds) {}

  private ProgramAnalysis(Program program, LibraryModels models, Options options) {
    index = new ProgramIndex(program, models, options);
    entryPoints = new EntryPoints(index);
    context = new AnalysisContext(index, entryPoints, summaries);
    List<MethodModel> methods = new ArrayList<>();
    for (ClassModel model : program.classes()) {
      if (options.scope().includeTests() || !index.isTest(model.name())) {
        model.methods().stream().filter(m -> m.code() != null).forEach(methods::add);
      }
    }
    graph = new CallGraph(index, methods);
    scope = new Scope(context, graph);
  }

  /**
   * Returns the facts about a program.
   *
   * @param threads how many threads may be used, at least 1
   */
  public static ProgramFacts analyze(
      Program program, LibraryModels models, Options options, int threads) {
    return new ProgramAnalysis(program, models, options).run(threads);
  }

  /** What the analysis gives to the rules, and what there is to tell about entry points. */
  public record Survey(ProgramFacts facts, List<EntrySurvey> entries) {
    public Survey {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Returns the facts about a program and a survey of its entry points.
   *
   * @param threads how many threads may be used, at least 1
   */
  public static Survey survey(Program program, LibraryModels models, Options options, int threads) {
    ProgramAnalysis analysis = new ProgramAnalysis(program, models, options);
    analysis.context.survey();
    ProgramFacts facts = analysis.run(threads);
    return new Survey(
        facts, new EntrySurveyor(analysis.context, facts, analysis::recorder).survey());
  }

  /**
   * What is known of the calls at a line.
   *
   * @param calls empty if there is none that was looked at
   * @param reasons why there is none; else empty
   */
  public record Answer(ProgramFacts facts, List<CallAnswer> calls, List<String> reasons) {
    public Answer {
      calls = List.copyOf(calls);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Returns the facts about a program and what is known of the calls at a line of a source file.
   *
   * @param file the end of its path
   * @param threads how many threads may be used, at least 1
   */
  public static Answer ask(
      Program program, LibraryModels models, Options options, String file, int line, int threads) {
    ProgramAnalysis analysis = new ProgramAnalysis(program, models, options);
    analysis.context.survey();
    analysis.context.ask(new AnalysisContext.Question(file, line));
    ProgramFacts facts = analysis.run(threads);
    CallAnswers answers =
        new CallAnswers(
            analysis.context,
            facts,
            new EntrySurveyor(analysis.context, facts, analysis::recorder).survey());
    Set<CallAnswer> calls = new LinkedHashSet<>();
    for (int i = 0; i < analysis.graph.size(); i++) {
      MethodFacts of = analysis.facts.get(i);
      if (of != null) {
        calls.addAll(answers.of(of.recorder()));
      }
    }
    BitSet selected = analysis.scope.selected();
    List<String> reasons =
        calls.isEmpty()
            ? answers.nothing(
                file,
                line,
                m -> analysis.graph.number(m) >= 0 && selected.get(analysis.graph.number(m)))
            : List.of();
    return new Answer(facts, List.copyOf(calls), reasons);
  }

  private @Nullable Recorder recorder(MethodRef method) {
    MethodModel model = index.method(method);
    MethodFacts of = model == null ? null : facts.get(graph.number(model));
    return of == null ? null : of.recorder();
  }

  /**
   * Returns the summary of a method as text, or empty if the program has no such method with code.
   */
  public static Optional<String> explain(
      Program program, LibraryModels models, Options options, MethodRef method, int threads) {
    ProgramAnalysis analysis = new ProgramAnalysis(program, models, options);
    analysis.solve(analysis.scope.everything(), threads);
    MethodSummary summary = analysis.summaries.get(method);
    return summary == null ? Optional.empty() : Optional.of(SummaryPrinter.print(method, summary));
  }

  private ProgramFacts run(int threads) {
    BitSet selected = scope.selected();
    solve(selected, threads);
    return new FactCollector(context, graph, scope, summaries)
        .collect(
            selected,
            number -> {
              MethodFacts of = facts.get(number);
              return of == null ? null : of.recorder();
            },
            sortedFailures(),
            counts(selected));
  }

  private List<ProgramFacts.Failure> sortedFailures() {
    return failures.values().stream()
        .sorted(Comparator.comparing(ProgramFacts.Failure::method))
        .toList();
  }

  private ProgramFacts.Counts counts(BitSet selected) {
    long statements = 0;
    long unknown = 0;
    long calls = 0;
    long unresolved = 0;
    long bounded = 0;
    for (MethodFacts of : facts.values()) {
      statements += of.statements();
      unknown += of.unknown();
      calls += of.recorder().calls();
      unresolved += of.recorder().unresolved();
      bounded += of.recorder().boundedCount() + (of.rounds() >= MAX_ROUNDS ? 1 : 0);
    }
    return new ProgramFacts.Counts(
        index.program().classes().size(),
        graph.size(),
        selected.cardinality() - failures.size(),
        statements,
        unknown,
        calls,
        unresolved,
        bounded);
  }

  private void solve(BitSet selected, int threads) {
    initializeStatics(selected);
    learnRenderings(selected);
    learnFunctions(selected);
    BitSet functions = functions(selected);
    graph.components(functions).forEach(level -> level.forEach(this::analyzeComponent));
    BitSet others = (BitSet) selected.clone();
    others.andNot(functions);
    List<List<int[]>> levels = graph.components(others);
    if (threads <= 1) {
      levels.forEach(level -> level.forEach(this::analyzeComponent));
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (List<int[]> level : levels) {
        runAll(pool, level, threads);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void runAll(ExecutorService pool, List<int[]> level, int threads) {
    int chunk = Math.max(1, level.size() / (threads * 8));
    List<Future<?>> running = new ArrayList<>();
    for (int from = 0; from < level.size(); from += chunk) {
      List<int[]> part = level.subList(from, Math.min(level.size(), from + chunk));
      running.add(pool.submit(() -> part.forEach(this::analyzeComponent)));
    }
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** What static initialisers put into static final fields is known before any other method. */
  private void initializeStatics(BitSet selected) {
    selected.stream()
        .filter(n -> graph.method(n).name().equals("<clinit>"))
        .forEach(this::initializeStatics);
  }

  /**
   * What objects show as text is known before they are followed; only of those that selected
   * methods may see, and only as far as their {@code toString} does little.
   */
  private void learnRenderings(BitSet selected) {
    Set<String> seen = context.renderings().seenBy(selected.stream().mapToObj(graph::method));
    List<MethodModel> learned = new ArrayList<>();
    BitSet all = new BitSet();
    for (int i = 0; i < graph.size(); i++) {
      MethodModel method = graph.method(i);
      if (Renderings.isRendering(method) && seen.contains(method.reference().owner())) {
        BitSet reached = graph.reachableFrom(i, MAX_RENDERING);
        if (reached != null) {
          all.or(reached);
          learned.add(method);
        }
      }
    }
    graph.components(all).forEach(level -> level.forEach(this::analyzeComponent));
    for (MethodModel method : learned) {
      MethodSummary summary = summaries.get(method.reference());
      if (summary != null) {
        context.renderings().learn(method, summary);
      }
    }
    facts.clear();
    failures.clear();
  }

  private void learnFunctions(BitSet selected) {
    FieldFunctions functions = new FieldFunctions(context.statics(), index);
    selected.stream()
        .filter(n -> functions.concerns(graph.method(n)))
        .forEach(
            n -> {
              MethodAnalysis.Result result = analyze(n, graph.method(n), new HashMap<>());
              if (result != null && result.exit() != null) {
                functions.learn(graph.method(n), result.exit());
              }
            });
  }

  /**
   * What functions in fields run, with all that it reaches: no edge of the graph leads from a
   * method that reads such a field to them, so that they come before all others, in a fixed order.
   */
  private BitSet functions(BitSet selected) {
    BitSet functions = new BitSet();
    for (AbstractObject.Closure closure : context.statics().functions()) {
      for (MethodModel target : index.targets(closure.kind(), closure.implementation())) {
        int number = graph.number(target);
        if (number >= 0) {
          functions.set(number);
        }
      }
    }
    BitSet reached = graph.reachableFrom(functions);
    reached.and(selected);
    return reached;
  }

  private void initializeStatics(int number) {
    MethodModel method = graph.method(number);
    MethodAnalysis.Result result = analyze(number, method, new HashMap<>());
    State exit = result == null ? null : result.exit();
    if (exit == null) {
      return;
    }
    ClassModel owner = index.owner(method);
    for (AbstractObject object : exit.objects()) {
      ObjectState state = java.util.Objects.requireNonNull(exit.object(object));
      if (StaticFields.isField(object)) {
        String name = ((AbstractObject.Allocated) object).inner();
        boolean isFinal = owner.field(name).filter(f -> f.isStatic() && f.isFinal()).isPresent();
        Value value = state.fields().get("value");
        if (isFinal && value != null) {
          context
              .statics()
              .put(
                  new FieldRef(owner.name(), name, dev.actionguard.ir.Type.UNKNOWN),
                  exit.settled(value).withAlias(null));
        }
      } else if (!(object instanceof AbstractObject.Parameter)) {
        // What is not final may be something else by the time that it is read.
        context.statics().put(object, state.map(exit::settled));
      }
    }
  }

  private void analyzeComponent(int[] component) {
    if (component.length == 1 && !graph.callsItself(component[0])) {
      analyzeOnce(component[0], 1, new HashMap<>());
      return;
    }
    for (int number : component) {
      summaries.put(graph.method(number).reference(), MethodSummary.BOTTOM);
    }
    // A summary depends on nothing but those of the callees: only where one of these changed, there
    // is anything to do.
    BitSet members = new BitSet();
    IntStream.of(component).forEach(members::set);
    BitSet open = (BitSet) members.clone();
    Map<Integer, Body> bodies = new HashMap<>();
    for (int round = 1; !open.isEmpty() && round <= MAX_ROUNDS; round++) {
      for (int number : component) {
        if (open.get(number)) {
          open.clear(number);
          if (analyzeOnce(number, round, bodies)) {
            graph.callersAmong(members, number).forEach(open::set);
          }
        }
      }
    }
  }

  /**
   * Analyses a method and stores its summary; returns whether the summary changed.
   *
   * @param bodies those that were lowered in earlier rounds
   */
  private boolean analyzeOnce(int number, int round, Map<Integer, Body> bodies) {
    MethodModel method = graph.method(number);
    MethodSummary old = summaries.get(method.reference());
    MethodAnalysis.Result result = analyze(number, method, bodies);
    if (result == null) {
      facts.remove(number);
      summaries.forget(method.reference());
      return false;
    }
    summaries.put(method.reference(), result.summary());
    Body body = result.cfg().body();
    facts.put(number, new MethodFacts(result.recorder(), body.size(), unknown(body), round));
    return !result.summary().equals(old);
  }

  private static int unknown(Body body) {
    int unknown = 0;
    for (BasicBlock block : body.blocks()) {
      for (Statement statement : block.statements()) {
        unknown += statement instanceof Statement.Unknown ? 1 : 0;
      }
    }
    return unknown;
  }

  /** Analyses one method; a defect in it costs this method only. */
  private MethodAnalysis.@Nullable Result analyze(
      int number, MethodModel method, Map<Integer, Body> bodies) {
    try {
      Body body = bodies.get(number);
      if (body == null) {
        body = java.util.Objects.requireNonNull(method.code()).body();
        bodies.put(number, body);
      }
      if (body.size() > MAX_SIZE) {
        fail(number, method, "analysis", "more than " + MAX_SIZE + " statements");
        return null;
      }
      return MethodAnalysis.analyze(context, method, body);
    } catch (LoweringException e) {
      fail(number, method, "lowering", String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      fail(
          number, method, "analysis", e.getClass().getSimpleName() + ": " + e.getMessage() + at(e));
    }
    return null;
  }

  private static String at(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0
        ? ""
        : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
  }

  private void fail(int number, MethodModel method, String stage, String reason) {
    failures.put(number, new ProgramFacts.Failure(method.reference().toString(), stage, reason));
  }
}
