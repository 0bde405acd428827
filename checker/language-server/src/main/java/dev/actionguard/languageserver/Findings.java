package dev.actionguard.languageserver;

import dev.actionguard.options.Severity;
import dev.actionguard.report.RulePages;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Says findings as the protocol has them. */
final class Findings {
  /** What the editor shows as the tool that found it. */
  static final String SOURCE = "actionguard";

  private final Documents documents;
  private final Settings settings;

  Findings(Documents documents, Settings settings) {
    this.documents = documents;
    this.settings = settings;
  }

  /** Returns all diagnostics of a module by file. */
  Map<Path, List<Diagnostic>> all(Analysis analysis) {
    Map<Path, List<Diagnostic>> all = new LinkedHashMap<>();
    for (Finding finding : analysis.findings()) {
      Path file = analysis.files().get(finding.place().sourceFile());
      if (file != null) {
        all.computeIfAbsent(file, f -> new ArrayList<>()).add(diagnostic(finding, analysis));
      }
    }
    for (Mistake mistake : analysis.mistakes()) {
      Range range = Ranges.line(Math.max(1, mistake.line()));
      all.computeIfAbsent(mistake.file(), f -> new ArrayList<>())
          .add(new Diagnostic(range, mistake.text(), DiagnosticSeverity.Error, SOURCE));
    }
    return all;
  }

  /** Returns a finding as a diagnostic: its flow step by step as related places. */
  Diagnostic diagnostic(Finding finding, Analysis analysis) {
    StringBuilder message = new StringBuilder(finding.message());
    finding.notes().forEach(note -> message.append('\n').append(note));
    Diagnostic diagnostic =
        new Diagnostic(
            Ranges.of(finding.place().range()),
            message.toString(),
            severity(finding.severity()),
            SOURCE,
            finding.rule());
    if (!settings.rulePages().isEmpty()) {
      diagnostic.setCodeDescription(
          new DiagnosticCodeDescription(settings.rulePages() + finding.rule() + ".md"));
    }
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    finding.flow().forEach(step -> add(related, step, analysis));
    finding.related().forEach(step -> add(related, step, analysis));
    diagnostic.setRelatedInformation(related);
    diagnostic.setData(finding.fingerprint());
    return diagnostic;
  }

  private void add(List<DiagnosticRelatedInformation> related, FlowStep step, Analysis analysis) {
    Path file = analysis.files().get(step.place().sourceFile());
    if (file != null && step.place().range().isKnown()) {
      related.add(
          new DiagnosticRelatedInformation(
              new Location(documents.uri(file), Ranges.of(step.place().range())), step.reason()));
    }
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case NOTE -> DiagnosticSeverity.Information;
      case AUDIT, OFF -> DiagnosticSeverity.Hint;
    };
  }

  /** Returns what a place in a file is to the findings: source, step, guard or sink. */
  List<String> roles(Path file, Position position, Analysis analysis) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Finding finding : analysis.findings()) {
      for (FlowStep step : finding.flow()) {
        if (isAt(step.place(), file, position, analysis)) {
          roles.put(
              finding.fingerprint() + step.kind() + step.reason(),
              "**"
                  + role(step.kind())
                  + "** ("
                  + finding.rule()
                  + "): "
                  + markdown(step.reason())
                  + elsewhere(finding, step));
        }
      }
      if (finding.flow().isEmpty() && isAt(finding.place(), file, position, analysis)) {
        roles.put(
            finding.fingerprint(),
            "**finding** (" + finding.rule() + "): " + markdown(finding.message()));
      }
    }
    return List.copyOf(roles.values());
  }

  private static boolean isAt(Place place, Path file, Position at, Analysis analysis) {
    return file.equals(analysis.files().get(place.sourceFile()))
        && place.range().isKnown()
        && Ranges.contains(Ranges.of(place.range()), at);
  }

  private static String role(FlowStep.Kind kind) {
    return switch (kind) {
      case SOURCE -> "source";
      case PROPAGATOR -> "step";
      case REJECTED_GUARD -> "guard that does not count";
      case SINK -> "sink";
    };
  }

  /** Tells where the flow goes, or comes from. */
  private static String elsewhere(Finding finding, FlowStep step) {
    List<FlowStep> flow = finding.flow();
    FlowStep other = flow.get(step.kind() == FlowStep.Kind.SINK ? 0 : flow.size() - 1);
    if (other.equals(step)) {
      return "";
    }
    String file = other.place().sourceFile();
    return (step.kind() == FlowStep.Kind.SINK ? ", from " : ", on its way to ")
        + markdown(other.reason())
        + " ("
        + file.substring(file.lastIndexOf('/') + 1)
        + ":"
        + other.place().range().startLine()
        + ")";
  }

  /** Returns a text of the analysed code so that Markdown takes it for text. */
  private static String markdown(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]<>#|!]", "\\\\$0");
  }

  /** Returns the page of a rule, or what there is to say of it. */
  static MarkupContent page(String rule) {
    String page =
        Module.rule(rule)
            .map(
                known ->
                    RulePages.find(known).orElse("# " + rule + "\n\n" + known.info().summary()))
            .orElse("There is no rule " + rule + ".");
    return new MarkupContent(MarkupKind.MARKDOWN, page);
  }

  /** Returns what each file of a module last showed, for files that have nothing any more. */
  static Map<Path, List<Diagnostic>> withEmptied(
      Map<Path, List<Diagnostic>> now, Iterable<Path> before) {
    Map<Path, List<Diagnostic>> all = new HashMap<>();
    before.forEach(file -> all.put(file, List.of()));
    all.putAll(now);
    return all;
  }
}
