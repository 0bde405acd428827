package dev.actionguard.rule;

import dev.actionguard.analysis.CallStep;
import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Fault;
import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.ProgramFacts;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Options;
import java.util.ArrayList;
import java.util.List;

/** What a rule may ask about the program, and help to say it. */
public record RuleContext(ProgramFacts facts, Options options) {
  /** Returns where a site stands: the source method around a lambda counts as its method. */
  public Place place(Site site) {
    return place(site.method(), site.range());
  }

  /** Returns the place of a range in a method. */
  public Place place(MethodRef method, SourceRange range) {
    MethodRef source = facts.index().sourceMethod(method);
    String file =
        facts.index().program().own(method.owner()).map(ClassModel::sourceFile).orElse("");
    return new Place(source.owner(), source.signature(), file, range);
  }

  /** Returns the faults of a sort in classes whose findings are of interest. */
  public List<Fault> faults(Fault.Sort sort) {
    return facts.faults().stream()
        .filter(f -> f.sort() == sort)
        .filter(f -> isReported(f.method().owner()))
        .filter(f -> facts.isActionCode().test(f.method().owner()))
        .toList();
  }

  /** Returns whether findings in the class are of interest: neither a test nor generated. */
  public boolean isReported(String className) {
    return !facts.index().isGenerated(className)
        && (options.scope().includeTests() || !facts.index().isTest(className));
  }

  /** Returns the flow of a value: its source, the calls it goes through, and the sink. */
  public List<FlowStep> steps(ValueFlow flow) {
    List<FlowStep> steps = new ArrayList<>();
    steps.add(
        new FlowStep(FlowStep.Kind.SOURCE, place(flow.source().site()), flow.source().name()));
    steps.addAll(calls(flow.steps()));
    steps.add(
        new FlowStep(
            FlowStep.Kind.SINK,
            place(flow.sink().site()),
            Descriptions.method(flow.sink().method())));
    return steps;
  }

  /** Returns the calls as steps. */
  public List<FlowStep> calls(List<CallStep> calls) {
    List<FlowStep> steps = new ArrayList<>();
    for (CallStep call : calls) {
      steps.add(
          new FlowStep(
              FlowStep.Kind.PROPAGATOR,
              place(call.site()),
              "passed to " + Descriptions.method(call.callee())));
    }
    return steps;
  }

  /** Returns how sure a flow is. */
  public static Confidence confidence(ValueFlow flow) {
    return (flow.marks() & Mark.UNKNOWN_STEP) != 0 ? Confidence.MEDIUM : Confidence.HIGH;
  }

  /** Returns a line for each guard that was passed and does not count for query text or values. */
  public static List<String> rejectedGuards(int marks) {
    List<String> notes = new ArrayList<>();
    reject(notes, marks, Mark.PRESENCE, "a check for null or blank (null-check-only)");
    reject(notes, marks, Mark.PARTIAL, "a match of only a part (partial-match)");
    reject(notes, marks, Mark.ENCODED, "an encoding for another context (weaker-kind)");
    reject(notes, marks, Mark.LENGTH, "a bound on the length (weaker-kind)");
    return notes;
  }

  private static void reject(List<String> notes, int marks, int mark, String guard) {
    if ((marks & mark) != 0) {
      notes.add("seen but not accepted: " + guard);
    }
  }
}
