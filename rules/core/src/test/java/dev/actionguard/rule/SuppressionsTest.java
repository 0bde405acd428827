package dev.actionguard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.BodyBuilder;
import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import dev.actionguard.options.Options;
import dev.actionguard.options.Severity;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SuppressionsTest {
  private static final String SUPPRESS = "dev.actionguard.annotations.Suppress";
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final RuleSet RULES = new RuleSet(List.of(new LocalClock(), new Other()));

  private static AnnotationModel suppress(String... values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put(values[i], values[i + 1]);
    }
    return new AnnotationModel(SUPPRESS, map);
  }

  private static AnnotationModel suppressClock() {
    return suppress("rule", "LocalClock", "because", "demo");
  }

  private static ClassModel type(
      String name, List<AnnotationModel> annotations, FieldModel field, MethodModel... methods) {
    int dollar = name.lastIndexOf('$');
    return new ClassModel(
        name,
        0,
        ClassModel.Kind.CLASS,
        Type.OBJECT,
        List.of(),
        annotations,
        field == null ? List.of() : List.of(field),
        List.of(methods),
        List.of(),
        dollar < 0 ? null : name.substring(0, dollar),
        name.endsWith("$1") ? new MethodRef("a.A", "m", List.of("int"), "void") : null,
        "a/A.java",
        SourceRange.line(1));
  }

  private static MethodModel method(
      String owner,
      String name,
      List<String> parameters,
      List<AnnotationModel> annotations,
      List<AnnotationModel> onParameter,
      MethodCode code) {
    return new MethodModel(
        new MethodRef(owner, name, parameters, "void"),
        Modifier.PUBLIC,
        false,
        parameters.stream().map(p -> new ParameterModel("at", Type.of(p), onParameter)).toList(),
        Type.VOID,
        annotations,
        List.of(),
        null,
        SourceRange.line(7),
        code);
  }

  private static MethodModel method(AnnotationModel... annotations) {
    return method("a.A", "m", List.of("int"), List.of(annotations), List.of(), null);
  }

  private static Finding finding(String className, String method, int line, FlowStep... flow) {
    return new Finding(
        "LocalClock",
        Severity.WARNING,
        Confidence.HIGH,
        "value of at",
        List.of(),
        new Place(className, method, "a/A.java", SourceRange.line(line)),
        List.of(flow),
        List.of(),
        "f" + line,
        List.of());
  }

  private static Suppressions.Outcome apply(ClassModel model, Finding... findings) {
    return apply(List.of(model), Options.DEFAULT, List.of(), findings);
  }

  private static Suppressions.Outcome apply(
      List<ClassModel> classes,
      Options options,
      List<SourceSuppression> sources,
      Finding... findings) {
    return Suppressions.apply(
        new AnalysisResult(
            List.of(findings),
            List.of(),
            List.of(),
            new AnalysisResult.Statistics(1, 1, 1, 0, 0, 0, 0, 0)),
        new Program(classes, ClassLookup.NONE),
        options,
        RULES,
        sources,
        TODAY);
  }

  private static List<Integer> active(Suppressions.Outcome outcome) {
    return outcome.result().findings().stream().map(f -> f.place().range().startLine()).toList();
  }

  private static List<String> notes(Suppressions.Outcome outcome) {
    return outcome.notes().stream().map(Suppressions.Note::text).toList();
  }

  @Test
  void onAClassItCoversAllInside() {
    ClassModel outer = type("a.A", List.of(suppressClock()), null, method());
    Suppressions.Outcome outcome =
        apply(
            List.of(outer, type("a.A$B", List.of(), null), type("a.AB", List.of(), null)),
            Options.DEFAULT,
            List.of(),
            finding("a.A", "m(int)", 1),
            finding("a.A$B", "x()", 2),
            finding("a.AB", "m(int)", 3));
    assertThat(active(outcome)).containsExactly(3);
    assertThat(outcome.result().suppressed()).extracting("because").containsOnly("demo");
    assertThat(outcome.notes()).isEmpty();
  }

  @Test
  void onAMethodItCoversItAndItsAnonymousClasses() {
    ClassModel outer = type("a.A", List.of(), null, method(suppressClock()));
    assertThat(
            active(
                apply(
                    List.of(outer, type("a.A$1", List.of(), null)),
                    Options.DEFAULT,
                    List.of(),
                    finding("a.A", "m(int)", 1),
                    finding("a.A", "m(long)", 2),
                    finding("a.A$1", "run()", 3))))
        .containsExactly(2);
  }

  @Test
  void onAParameterItCoversWhatStartsThere() {
    ClassModel model =
        type(
            "a.A",
            List.of(),
            null,
            method("a.A", "m", List.of("int"), List.of(), List.of(suppressClock()), null));
    FlowStep here =
        new FlowStep(
            FlowStep.Kind.SOURCE,
            new Place("a.A", "m(int)", "a/A.java", SourceRange.line(8)),
            "parameter at");
    FlowStep elsewhere =
        new FlowStep(
            FlowStep.Kind.SOURCE,
            new Place("a.B", "m(int)", "a/B.java", SourceRange.line(8)),
            "parameter at");
    assertThat(
            active(
                apply(
                    model,
                    finding("a.C", "sink()", 1, here),
                    finding("a.C", "sink()", 2, elsewhere))))
        .containsExactly(2);
  }

  @Test
  void onAFieldItCoversTheInitialiser() {
    BodyBuilder builder = new BodyBuilder();
    int block = builder.block();
    for (int i = 0; i < 3; i++) {
      var now = builder.temporary(Type.OBJECT);
      builder.add(block, new Statement.Assign(now, Constant.NULL, SourceRange.line(10 + 2 * i)));
      builder.add(
          block,
          new Statement.FieldStore(
              null, new FieldRef("a.A", "f" + i, Type.OBJECT), now, SourceRange.line(11 + 2 * i)));
    }
    builder.terminate(block, new Terminator.Return(null, SourceRange.line(20)));
    FieldModel field =
        new FieldModel("f1", 0, Type.OBJECT, null, List.of(suppressClock()), SourceRange.UNKNOWN);
    ClassModel model =
        type(
            "a.A",
            List.of(),
            field,
            method(
                "a.A",
                "<clinit>",
                List.of(),
                List.of(),
                List.of(),
                MethodCode.of(builder.build())));
    assertThat(
            active(
                apply(
                    model,
                    finding("a.A", "<clinit>()", 11),
                    finding("a.A", "<clinit>()", 12),
                    finding("a.A", "<clinit>()", 13),
                    finding("a.A", "<clinit>()", 14),
                    finding("a.A", "m(int)", 12))))
        .containsExactly(11, 14, 12);
  }

  @Test
  void repeatedOnesAndFormerNamesCount() {
    AnnotationModel container =
        new AnnotationModel(
            SUPPRESS + "$All",
            Map.of(
                "value",
                List.of(
                    suppress("rule", "Other", "because", "x"),
                    suppress("rule", "WallClock", "because", "old", "ticket", "T-1"))));
    Suppressions.Outcome outcome =
        apply(type("a.A", List.of(container), null), finding("a.A", "m(int)", 1));
    assertThat(outcome.result().suppressed()).extracting("because").containsExactly("old (T-1)");
    assertThat(notes(outcome)).containsExactly("the suppression of Other accepts no finding");
  }

  @Test
  void malformedAndExpiredOnesDoNotCountAndAreTold() {
    ClassModel model =
        type(
            "a.A",
            List.of(
                suppress("rule", "LocalClok", "because", "x"),
                suppress("rule", "LocalClock", "because", " "),
                suppress("rule", "LocalClock", "because", "x", "until", "soon"),
                suppress("rule", "LocalClock", "because", "x", "until", "2026-05-31")),
            null);
    Suppressions.Outcome outcome = apply(model, finding("a.A", "m(int)", 1));
    assertThat(active(outcome)).containsExactly(1);
    assertThat(notes(outcome))
        .containsExactlyInAnyOrder(
            "@Suppress does not count: unknown rule 'LocalClok', did you mean 'LocalClock'?",
            "@Suppress of LocalClock does not count: it gives no reason",
            "@Suppress of LocalClock does not count: 'soon' is not a date (yyyy-MM-dd)",
            "@Suppress of LocalClock does not count: it expired on 2026-05-31");
    ClassModel lastDay =
        type(
            "a.A",
            List.of(suppress("rule", "LocalClock", "because", "x", "until", "2026-06-01")),
            null);
    assertThat(active(apply(lastDay, finding("a.A", "m(int)", 1)))).isEmpty();
  }

  private static Options options(List<String> exclude, Options.SuppressionPolicy policy) {
    return new Options(
        Options.DEFAULT.preset(),
        new Options.Scope(List.of(), exclude, List.of(), false),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Options.DEFAULT.clock(),
        Options.DEFAULT.sensitive(),
        Options.DEFAULT.actions(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        false,
        policy);
  }

  @Test
  void thePolicyDecidesWhatCounts() {
    ClassModel model =
        type(
            "a.A",
            List.of(suppress("rule", "LocalClock", "because", "x", "until", "2026-07-01")),
            null);
    Finding finding = finding("a.A", "m(int)", 1);
    assertThat(
            notes(
                apply(
                    List.of(model),
                    options(List.of(), new Options.SuppressionPolicy(false, 30, List.of(), true)),
                    List.of(),
                    finding)))
        .isEmpty();
    assertThat(
            notes(
                apply(
                    List.of(model),
                    options(List.of(), new Options.SuppressionPolicy(false, 29, List.of(), true)),
                    List.of(),
                    finding)))
        .containsExactly(
            "@Suppress of LocalClock does not count: the configuration asks for a date at most 29"
                + " days ahead");
    SourceSuppression source =
        new SourceSuppression("a/A.java", "LocalClock", 1, 5, SourceSuppression.NO_REASON);
    Suppressions.Outcome forbidden =
        apply(
            List.of(model),
            options(
                List.of(), new Options.SuppressionPolicy(false, 0, List.of("LocalClock"), true)),
            List.of(source),
            finding);
    assertThat(active(forbidden)).containsExactly(1);
    assertThat(notes(forbidden))
        .containsExactlyInAnyOrder(
            "@Suppress of LocalClock does not count: the configuration forbids to suppress it",
            "@SuppressWarnings of LocalClock does not count: the configuration forbids to suppress"
                + " it");
    List<ClassModel> plain = List.of(type("a.A", List.of(), null));
    Options reasons = options(List.of(), new Options.SuppressionPolicy(true, 0, List.of(), true));
    Suppressions.Outcome without = apply(plain, reasons, List.of(source), finding);
    assertThat(active(without)).containsExactly(1);
    assertThat(notes(without))
        .containsExactly(
            "@SuppressWarnings of LocalClock does not count: it gives no reason, by a comment on its"
                + " line or above it");
    assertThat(
            active(
                apply(
                    plain,
                    reasons,
                    List.of(new SourceSuppression("a/A.java", "LocalClock", 1, 5, "shown")),
                    finding)))
        .isEmpty();
  }

  @Test
  void sourcesAndConfigurationCount() {
    Options options = options(List.of("a.gen.."), Options.SuppressionPolicy.DEFAULT);
    Suppressions.Outcome outcome =
        apply(
            List.of(type("a.A", List.of(), null)),
            options,
            List.of(new SourceSuppression("a/A.java", "LocalClock", 3, 5, "shown")),
            finding("a.A", "m(int)", 2),
            finding("a.A", "m(int)", 3),
            finding("a.A", "m(int)", 5),
            finding("a.gen.B", "m(int)", 9));
    assertThat(active(outcome)).containsExactly(2);
    assertThat(notes(outcome)).isEmpty();
    assertThat(
            notes(
                apply(
                    List.of(type("a.A", List.of(), null)),
                    options,
                    List.of(new SourceSuppression("a/A.java", "LocalClock", 3, 5, "shown")))))
        .containsExactly("the suppression of LocalClock accepts no finding");
    assertThat(outcome.result().suppressed())
        .extracting("because")
        .containsExactly("shown", "shown", "excluded by the configuration: a.gen..");
  }

  @RuleInfo(
      summary = "s",
      family = RuleInfo.Family.CLOCK,
      severity = Severity.WARNING,
      altNames = "WallClock")
  private static final class LocalClock implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(summary = "s", family = RuleInfo.Family.CLOCK, severity = Severity.WARNING)
  private static final class Other implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }
}
