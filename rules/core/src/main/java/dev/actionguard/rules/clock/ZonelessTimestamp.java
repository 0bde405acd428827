package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.Moments;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds times without a zone that are stored. */
@RuleInfo(
    summary = "A time is stored without its zone",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.WARNING)
public final class ZonelessTimestamp implements Rule {
  private static final String FIX =
      "fix: use Instant, OffsetDateTime or ZonedDateTime; if the time is local by meaning (opening"
          + " hours, a birth date), keep LocalTime or LocalDate";

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ClassModel model : context.facts().index().program().classes()) {
      if (context.isReported(model.name())) {
        fields(context, model, report);
      }
    }
    Set<Site> reported = new HashSet<>();
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.MOMENT
          && flow.source().origin() == Origin.ZONELESS
          && (flow.marks() & Mark.ZONED) == 0
          && isColumn(context, flow)
          && context.isReported(flow.place().method().owner())
          && context.facts().isActionCode().test(flow.place().method().owner())
          && reported.add(flow.place())) {
        report.accept(stored(context, flow));
      }
    }
  }

  /** Entities' fields are found by their declaration. */
  private static boolean isColumn(RuleContext context, ValueFlow flow) {
    return context.facts().index().program().own(flow.sink().method().owner()).isEmpty();
  }

  private void fields(RuleContext context, ClassModel model, Consumer<Finding.Draft> report) {
    ProgramIndex index = context.facts().index();
    boolean entity = has(index, model.annotations(), TypeFact.Role.ENTITY);
    for (FieldModel field : model.fields()) {
      boolean kept =
          !field.isStatic()
              && !Modifier.isTransient(field.modifiers())
              && field.annotations().stream().noneMatch(a -> a.simpleName().equals("Transient"));
      if (kept
          && field.type().name().equals("java.time.LocalDateTime")
          && (entity || has(index, field.annotations(), TypeFact.Role.HIDDEN_CLOCK))) {
        report.accept(field(model, field));
      }
    }
  }

  private static boolean has(
      ProgramIndex index, List<AnnotationModel> annotations, TypeFact.Role role) {
    return annotations.stream()
        .anyMatch(a -> index.models().fact(a.type(), role, index.hierarchy()).isPresent());
  }

  private Finding.Draft field(ClassModel model, FieldModel field) {
    boolean moment = Moments.isMomentName(field.name());
    return new Finding.Draft(
        name(),
        info().severity(),
        moment ? Confidence.HIGH : Confidence.MEDIUM,
        "'%s' is stored as LocalDateTime: nobody knows later in which zone it was meant"
            .formatted(field.name()),
        List.of(FIX),
        FieldPlaces.place(model, field),
        "field " + field.name(),
        List.of(),
        List.of(),
        List.of());
  }

  private Finding.Draft stored(RuleContext context, ValueFlow flow) {
    return new Finding.Draft(
        name(),
        info().severity(),
        RuleContext.confidence(flow),
        "a LocalDateTime is stored: nobody knows later in which zone it was meant",
        List.of(FIX),
        context.place(flow.place()),
        "stored",
        context.steps(flow),
        List.of(),
        List.of());
  }
}
