package dev.actionguard.rule;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.NearestName;
import dev.actionguard.options.Options;
import dev.actionguard.options.Options.SuppressionPolicy;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.AnalysisResult.Suppressed.By;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sorts out the findings that a suppression accepts: {@code @Suppress} in the program, {@code
 * SuppressWarnings} in its sources, excluded classes in the configuration. A suppression that has
 * no reason, no known rule, no readable date or is past its date does not count, nor does one that
 * the policy forbids, and a note says so; so does one that accepts nothing.
 */
public final class Suppressions {
  private static final String SUPPRESS = "dev.actionguard.annotations.Suppress";
  private static final String CONTAINER = SUPPRESS + "$All";

  private final Program program;
  private final RuleSet rules;
  private final LocalDate today;
  private final SuppressionPolicy policy;
  private final List<Declared> declared = new ArrayList<>();
  private final Set<Note> notes = new LinkedHashSet<>();
  private final Set<SourceSuppression> usedSources = new HashSet<>();

  /** Something about a suppression that its author should know. */
  public record Note(Place place, String text) implements Comparable<Note> {
    @Override
    public int compareTo(Note other) {
      int order = place.compareTo(other.place);
      return order != 0 ? order : text.compareTo(other.text);
    }
  }

  /**
   * The findings sorted out.
   *
   * @param notes in the order of their places
   */
  public record Outcome(AnalysisResult result, List<Note> notes) {
    public Outcome {
      notes = List.copyOf(notes);
    }
  }

  /** A valid suppression; copies that the compiler made of one annotation are equal in key. */
  private record Declared(Key key, Place place, SuppressionScope scope) {}

  /** Identifies an annotation as far as class files tell. */
  private record Key(String className, String rule, String because, String until) {}

  private Suppressions(Program program, RuleSet rules, SuppressionPolicy policy, LocalDate today) {
    this.policy = policy;
    this.program = program;
    this.rules = rules;
    this.today = today;
  }

  /**
   * Applies all suppressions.
   *
   * @param sources those that only source text has
   * @param today the day that decides what is past its date
   */
  public static Outcome apply(
      AnalysisResult found,
      Program program,
      Options options,
      RuleSet rules,
      List<SourceSuppression> sources,
      LocalDate today) {
    Suppressions suppressions = new Suppressions(program, rules, options.suppressions(), today);
    program.classes().forEach(suppressions::collect);
    return suppressions.apply(found, options, sources);
  }

  private Outcome apply(AnalysisResult found, Options options, List<SourceSuppression> sources) {
    List<ClassPattern> excluded = options.scope().exclude().stream().map(ClassPattern::of).toList();
    List<Finding> active = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>(found.suppressed());
    Set<Key> used = new LinkedHashSet<>();
    for (Finding finding : found.findings()) {
      Optional<Suppressed> accepted =
          annotated(finding, used)
              .or(() -> inSource(finding, sources))
              .or(() -> excluded(finding, excluded));
      if (accepted.isPresent()) {
        suppressed.add(accepted.get());
      } else {
        active.add(finding);
      }
    }
    if (policy.reportUseless()) {
      useless(used, options, sources);
    }
    suppressed.sort((a, b) -> Finding.ORDER.compare(a.finding(), b.finding()));
    return new Outcome(found.with(active, suppressed), notes.stream().sorted().toList());
  }

  /** Tells of suppressions without a finding, but for those of rules that did not run. */
  private void useless(Set<Key> used, Options options, List<SourceSuppression> sources) {
    for (Declared d : declared) {
      if (!used.contains(d.key)) {
        note(d.place, "the suppression of " + d.key.rule + " accepts no finding");
      }
    }
    for (SourceSuppression source : sources) {
      if (!usedSources.contains(source)
          && options.severities().get(source.rule()) != Severity.OFF) {
        note(
            new Place("", "", source.sourceFile(), SourceRange.line(source.startLine())),
            "the suppression of " + source.rule() + " accepts no finding");
      }
    }
  }

  private Optional<Suppressed> annotated(Finding finding, Set<Key> used) {
    Optional<Suppressed> accepted = Optional.empty();
    for (Declared d : declared) {
      if (d.key.rule.equals(finding.rule()) && d.scope.covers(finding, program)) {
        used.add(d.key);
        accepted =
            accepted.or(
                () ->
                    Optional.of(new Suppressed(finding, d.key.because, By.SUPPRESS, d.key.until)));
      }
    }
    return accepted;
  }

  private Optional<Suppressed> inSource(Finding finding, List<SourceSuppression> sources) {
    List<SourceSuppression> covering =
        sources.stream()
            .filter(s -> s.covers(finding.place()))
            .filter(
                s -> rules.find(s.rule()).map(Rule::name).orElse(s.rule()).equals(finding.rule()))
            .toList();
    usedSources.addAll(covering);
    return covering.stream()
        .filter(s -> isAllowed(finding.rule(), "", finding.place(), "@SuppressWarnings"))
        .filter(s -> hasReason(s, finding.place()))
        .map(s -> new Suppressed(finding, s.because(), By.SUPPRESS_WARNINGS, ""))
        .findFirst();
  }

  private boolean hasReason(SourceSuppression suppression, Place place) {
    if (!policy.requireReason() || suppression.hasReason()) {
      return true;
    }
    note(
        place,
        "@SuppressWarnings of "
            + suppression.rule()
            + " does not count: it gives no reason, by a comment on its line or above it");
    return false;
  }

  /** Returns whether the policy allows a suppression, and says so if not. */
  private boolean isAllowed(String rule, String until, Place place, String annotation) {
    if (policy.forbid().contains(rule)) {
      note(
          place,
          annotation + " of " + rule + " does not count: the configuration forbids to suppress it");
      return false;
    }
    if (policy.maxAge() > 0
        && (until.isEmpty() || LocalDate.parse(until).isAfter(today.plusDays(policy.maxAge())))) {
      note(
          place,
          annotation
              + " of "
              + rule
              + " does not count: the configuration asks for a date at most "
              + policy.maxAge()
              + " days ahead");
      return false;
    }
    return true;
  }

  private static Optional<Suppressed> excluded(Finding finding, List<ClassPattern> patterns) {
    return patterns.stream()
        .filter(p -> p.matches(finding.place().className()))
        .map(
            p ->
                new Suppressed(
                    finding, "excluded by the configuration: " + p, By.CONFIGURATION, ""))
        .findFirst();
  }

  private void collect(ClassModel model) {
    Place classPlace = new Place(model.name(), "", model.sourceFile(), model.range());
    collect(model, model.annotations(), classPlace, SuppressionScope.inClass(model.name()));
    for (FieldModel field : model.fields()) {
      collect(
          model,
          field.annotations(),
          field.range().isKnown()
              ? new Place(model.name(), "", model.sourceFile(), field.range())
              : classPlace,
          SuppressionScope.inField(model, field));
    }
    for (MethodModel method : model.methods()) {
      if (!method.compilerMade()) {
        Place place =
            new Place(
                model.name(), method.reference().signature(), model.sourceFile(), method.range());
        collect(model, method.annotations(), place, SuppressionScope.inMethod(model, method));
        method
            .parameters()
            .forEach(
                p ->
                    collect(
                        model,
                        p.annotations(),
                        place,
                        SuppressionScope.ofParameter(model, method, p)));
      }
    }
  }

  private void collect(
      ClassModel model, List<AnnotationModel> annotations, Place place, SuppressionScope scope) {
    annotations.stream()
        .flatMap(Suppressions::unpack)
        .forEach(annotation -> collect(model.name(), annotation, place, scope));
  }

  private static Stream<AnnotationModel> unpack(AnnotationModel annotation) {
    if (annotation.type().equals(SUPPRESS)) {
      return Stream.of(annotation);
    }
    return annotation.type().equals(CONTAINER)
        ? annotation.list("value").stream()
            .filter(AnnotationModel.class::isInstance)
            .map(AnnotationModel.class::cast)
        : Stream.empty();
  }

  private void collect(
      String className, AnnotationModel annotation, Place place, SuppressionScope scope) {
    String name = annotation.text("rule");
    String because = annotation.text("because").strip();
    String until = annotation.text("until").strip();
    String ticket = annotation.text("ticket").strip();
    Optional<Rule> rule = rules.find(name);
    if (rule.isEmpty()) {
      List<String> valid = rules.rules().stream().map(Rule::name).toList();
      note(
          place,
          "@Suppress does not count: unknown rule '" + name + "'" + NearestName.hint(name, valid));
    } else if (because.isEmpty()) {
      note(place, "@Suppress of " + name + " does not count: it gives no reason");
    } else if (counts(name, until, place)
        && isAllowed(rule.get().name(), until, place, "@Suppress")) {
      String reason = ticket.isEmpty() ? because : because + " (" + ticket + ")";
      Key key = new Key(className, rule.get().name(), reason, until);
      declared.add(new Declared(key, place, scope));
    }
  }

  private boolean counts(String rule, String until, Place place) {
    if (until.isEmpty()) {
      return true;
    }
    try {
      if (!today.isAfter(LocalDate.parse(until))) {
        return true;
      }
      note(place, "@Suppress of " + rule + " does not count: it expired on " + until);
    } catch (DateTimeParseException e) {
      note(
          place,
          "@Suppress of " + rule + " does not count: '" + until + "' is not a date (yyyy-MM-dd)");
    }
    return false;
  }

  private void note(Place place, String text) {
    notes.add(new Note(place, text));
  }
}
