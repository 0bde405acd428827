package dev.actionguard.report;

import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.json.JsonFormatException;
import dev.actionguard.json.JsonObject;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Endpoint;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what {@link JsonReport} wrote, and puts the results of several modules together, so that a
 * report of them needs no second analysis.
 */
public final class Results {
  private final RuleSet rules;
  private final Sources sources;

  /**
   * Makes a reader.
   *
   * @param root the folder to which the paths in the results are relative
   */
  public Results(RuleSet rules, Path root) {
    this.rules = rules;
    this.sources = Sources.of(root, List.of(root));
  }

  /**
   * Reads the results of one run.
   *
   * @throws JsonFormatException if the file holds none
   */
  public Report read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return report(JsonObject.read(in));
    }
  }

  private Report report(JsonObject json) throws JsonFormatException {
    if (json.number("formatVersion") != JsonReport.VERSION) {
      throw new JsonFormatException(
          "results of version " + json.number("formatVersion") + " are not known");
    }
    List<Finding> findings = new ArrayList<>();
    List<Comparison.Known> known = new ArrayList<>();
    for (JsonObject item : json.objects("findings")) {
      Finding finding = finding(item);
      findings.add(finding);
      if (item.names().contains("known")) {
        BaselineEntry entry = BaselineEntry.read(item.object("known"));
        known.add(new Comparison.Known(finding, entry, item.flag("moved")));
      }
    }
    List<AnalysisResult.Suppressed> suppressed = new ArrayList<>();
    for (JsonObject item : json.objects("suppressed")) {
      suppressed.add(
          new AnalysisResult.Suppressed(
              finding(item),
              item.text("because"),
              constant(AnalysisResult.Suppressed.By.class, item, "by"),
              item.text("until"),
              item.text("since"),
              (int) item.number("days")));
    }
    List<AnalysisResult.MethodFailure> failures = new ArrayList<>();
    for (JsonObject item : json.objects("failures")) {
      failures.add(
          new AnalysisResult.MethodFailure(
              item.text("method"), item.text("stage"), item.text("reason")));
    }
    List<Notice> notices = new ArrayList<>();
    for (JsonObject item : json.objects("notices")) {
      notices.add(
          new Notice(
              constant(Notice.Level.class, item, "level"),
              item.text("location"),
              item.text("message")));
    }
    JsonObject statistics = json.object("statistics");
    Comparison comparison = Comparison.none();
    if (json.names().contains("baseline")) {
      JsonObject baseline = json.object("baseline");
      comparison =
          new Comparison(
              known,
              entries(baseline, "fixed"),
              entries(baseline, "unchecked"),
              entries(baseline, "expired"));
    }
    return new Report(
        rules,
        new AnalysisResult(findings, suppressed, failures, statistics(statistics), endpoints(json)),
        (int) statistics.number("unreadableInputs"),
        notices,
        sources,
        comparison);
  }

  private static List<Endpoint> endpoints(JsonObject json) throws JsonFormatException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonObject item : json.objects("endpoints")) {
      endpoints.add(EndpointJson.read(item));
    }
    return endpoints;
  }

  private static AnalysisResult.Statistics statistics(JsonObject json) throws JsonFormatException {
    return new AnalysisResult.Statistics(
        (int) json.number("classes"),
        (int) json.number("methods"),
        (int) json.number("analyzedMethods"),
        json.number("statements"),
        json.number("unknownStatements"),
        json.number("calls"),
        json.number("unresolvedCalls"),
        json.number("bounded"));
  }

  private static List<BaselineEntry> entries(JsonObject json, String name)
      throws JsonFormatException {
    List<BaselineEntry> entries = new ArrayList<>();
    for (JsonObject item : json.objects(name)) {
      entries.add(BaselineEntry.read(item));
    }
    return entries;
  }

  private static Finding finding(JsonObject json) throws JsonFormatException {
    List<SuggestedFix> fixes = new ArrayList<>();
    for (JsonObject fix : json.objects("fixes")) {
      List<TextEdit> edits = new ArrayList<>();
      for (JsonObject edit : fix.objects("edits")) {
        edits.add(new TextEdit(edit.text("file"), range(edit), edit.text("replacement")));
      }
      fixes.add(new SuggestedFix(fix.text("title"), fix.flag("safe"), edits, null));
    }
    return new Finding(
        json.text("rule"),
        constant(Severity.class, json, "severity"),
        constant(Confidence.class, json, "confidence"),
        json.text("message"),
        json.texts("notes"),
        place(json.object("place")),
        steps(json, "flow"),
        steps(json, "related"),
        json.text("fingerprint"),
        fixes);
  }

  private static List<FlowStep> steps(JsonObject json, String name) throws JsonFormatException {
    List<FlowStep> steps = new ArrayList<>();
    for (JsonObject step : json.objects(name)) {
      steps.add(
          new FlowStep(
              constant(FlowStep.Kind.class, step, "kind"),
              place(step.object("place")),
              step.text("reason")));
    }
    return steps;
  }

  static Place place(JsonObject json) throws JsonFormatException {
    return new Place(json.text("class"), json.text("method"), json.text("file"), range(json));
  }

  private static SourceRange range(JsonObject json) throws JsonFormatException {
    return new SourceRange(
        (int) json.number("startLine"),
        (int) json.number("startColumn"),
        (int) json.number("endLine"),
        (int) json.number("endColumn"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonObject json, String name)
      throws JsonFormatException {
    String text = json.text(name);
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException("'" + name + "' is '" + text + "', which is not known");
    }
  }

  /**
   * Returns one report of the results of several modules. A module without a baseline makes no
   * finding of others new; an entry is fixed only if no module has its finding.
   */
  public Report merge(List<Report> parts) {
    List<Finding> findings = new ArrayList<>();
    List<AnalysisResult.Suppressed> suppressed = new ArrayList<>();
    List<AnalysisResult.MethodFailure> failures = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    List<Endpoint> endpoints = new ArrayList<>();
    AnalysisResult.Statistics sum = new AnalysisResult.Statistics(0, 0, 0, 0, 0, 0, 0, 0);
    int unreadable = 0;
    for (Report part : parts) {
      findings.addAll(part.result().findings());
      suppressed.addAll(part.result().suppressed());
      failures.addAll(part.result().failures());
      notices.addAll(part.notices());
      endpoints.addAll(part.result().endpoints());
      unreadable += part.unreadable();
      sum = plus(sum, part.result().statistics());
    }
    findings.sort(Finding.ORDER);
    suppressed.sort((a, b) -> Finding.ORDER.compare(a.finding(), b.finding()));
    failures.sort(null);
    endpoints.sort(
        Comparator.comparing((Endpoint e) -> e.place().className())
            .thenComparing(e -> e.place().method()));
    return new Report(
        rules,
        new AnalysisResult(findings, suppressed, failures, sum, endpoints),
        unreadable,
        notices,
        sources,
        comparison(parts));
  }

  private static Comparison comparison(List<Report> parts) {
    List<Comparison> all =
        parts.stream().map(Report::comparison).filter(Comparison::isActive).toList();
    if (all.isEmpty()) {
      return Comparison.none();
    }
    List<Comparison.Known> known = new ArrayList<>();
    all.forEach(c -> known.addAll(c.known()));
    Set<BaselineEntry> found = new HashSet<>();
    known.forEach(k -> found.add(k.entry()));
    Set<BaselineEntry> expired = new HashSet<>();
    all.forEach(c -> expired.addAll(c.expired()));
    List<BaselineEntry> fixed =
        all.stream()
            .flatMap(c -> c.fixed().stream())
            .distinct()
            .filter(e -> !found.contains(e) && !expired.contains(e))
            .sorted()
            .toList();
    List<BaselineEntry> unchecked =
        all.stream()
            .flatMap(c -> c.unchecked().stream())
            .distinct()
            .filter(e -> !found.contains(e) && !expired.contains(e) && !fixed.contains(e))
            .sorted()
            .toList();
    return new Comparison(known, fixed, unchecked, expired.stream().sorted().toList());
  }

  private static AnalysisResult.Statistics plus(
      AnalysisResult.Statistics a, AnalysisResult.Statistics b) {
    return new AnalysisResult.Statistics(
        a.classes() + b.classes(),
        a.methods() + b.methods(),
        a.analyzed() + b.analyzed(),
        a.statements() + b.statements(),
        a.unknownStatements() + b.unknownStatements(),
        a.calls() + b.calls(),
        a.unresolvedCalls() + b.unresolvedCalls(),
        a.bounded() + b.bounded());
  }
}
