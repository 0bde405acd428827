package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.SqlTimes;
import dev.actionguard.analysis.TimeRead;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds times that the database or a framework makes, which no injected clock can set. */
@RuleInfo(
    summary = "A time is made by the database or a framework, not by the injected clock",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.NOTE)
public final class HiddenClock implements Rule {
  private static final String PROVIDER = "org.springframework.data.auditing.DateTimeProvider";
  private static final String FIX = "fix: set the time from the injected clock and store it";

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    ProgramIndex index = context.facts().index();
    Set<Site> mixed = new ClockPairs(context).ends();
    Set<Site> reported = new HashSet<>();
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.MOMENT
          && flow.source().origin() == Origin.DATABASE_CLOCK
          && isReported(context, flow.place().method().owner())
          && !mixed.contains(flow.source().site())
          && reported.add(flow.source().site())) {
        report.accept(
            draft(
                "the database gives the time: %s".formatted(flow.source().name()),
                context.place(flow.source().site()),
                "database time"));
      }
    }
    CapturedReads captured = new CapturedReads(context);
    for (TimeRead read : context.facts().timeReads()) {
      MethodRef method = index.sourceMethod(read.method());
      MethodModel model = index.method(method);
      if (model != null && captured.isLifecycle(method) && isReported(context, method.owner())) {
        report.accept(
            draft(
                "a callback of the framework reads the local clock: %s"
                    .formatted(Descriptions.method(read.call())),
                context.place(read.source().site()),
                "callback " + method.name()));
      }
    }
    boolean provided = hasProvider(index);
    for (ClassModel model : index.program().classes()) {
      if (context.isReported(model.name())) {
        fields(context, model, provided, report);
        queries(context, model, report);
      }
    }
  }

  private static boolean isReported(RuleContext context, String owner) {
    return context.isReported(owner) && context.facts().isActionCode().test(owner);
  }

  /** Auditing asks the project's own provider, if there is one. */
  private static boolean hasProvider(ProgramIndex index) {
    return index.program().classes().stream()
        .anyMatch(
            c ->
                index.hierarchy().isSubtype(c.name(), PROVIDER)
                    || c.methods().stream().anyMatch(m -> m.returns().name().equals(PROVIDER)));
  }

  private void fields(
      RuleContext context, ClassModel model, boolean provided, Consumer<Finding.Draft> report) {
    for (FieldModel field : model.fields()) {
      String by = hiddenBy(context.facts().index(), field, provided);
      if (by != null) {
        report.accept(
            draft(
                "'%s' gets its time from %s".formatted(field.name(), by),
                FieldPlaces.place(model, field),
                "field " + field.name()));
      }
    }
  }

  private static @Nullable String hiddenBy(ProgramIndex index, FieldModel field, boolean provided) {
    for (AnnotationModel annotation : field.annotations()) {
      boolean hidden =
          index
              .models()
              .fact(annotation.type(), TypeFact.Role.HIDDEN_CLOCK, index.hierarchy())
              .isPresent();
      boolean audited = annotation.type().startsWith("org.springframework.data.");
      if (hidden && !(audited && provided)) {
        return "@" + annotation.simpleName();
      }
      String definition = annotation.text("columnDefinition") + annotation.text("value");
      boolean column =
          annotation.simpleName().equals("Column")
              || annotation.simpleName().equals("ColumnDefault");
      String function = column ? SqlTimes.function(definition) : null;
      if (function != null) {
        return "the database: " + function;
      }
    }
    return null;
  }

  private void queries(RuleContext context, ClassModel model, Consumer<Finding.Draft> report) {
    ProgramIndex index = context.facts().index();
    for (MethodModel method : model.methods()) {
      for (AnnotationModel annotation : method.annotations()) {
        boolean query =
            index
                .models()
                .fact(annotation.type(), TypeFact.Role.QUERY_ANNOTATION, index.hierarchy())
                .isPresent();
        String function =
            query ? SqlTimes.function(String.valueOf(annotation.list("value"))) : null;
        if (function != null) {
          report.accept(
              draft(
                  "the database gives the time: %s".formatted(function),
                  context.place(method.reference(), method.range()),
                  "query " + method.name()));
        }
      }
    }
  }

  private Finding.Draft draft(String message, Place place, String sink) {
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        message + "; no injected clock can set it",
        List.of(FIX),
        place,
        sink,
        List.of(),
        List.of(),
        List.of());
  }
}
