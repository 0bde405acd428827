package dev.actionguard.rule;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.EntrySurvey;
import dev.actionguard.analysis.Mark;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.Options.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in words what a survey of entry points found. */
final class Endpoints {
  /** What can be proved of input. */
  private static final int OF_INPUT =
      Mark.TEXT | Mark.BOUND | Mark.LENGTH | Mark.PARTIAL | Mark.PRESENCE;

  private static final int MAX_TEXT = 200;

  /** What holds of numbers, dates and the like. */
  private static final int CLOSED = Mark.TEXT | Mark.BOUND | Mark.LENGTH | Mark.PRESENCE;

  private final RuleContext context;

  Endpoints(RuleContext context) {
    this.context = context;
  }

  Endpoint of(EntrySurvey survey) {
    MethodModel method = survey.entry().method();
    return new Endpoint(
        context.place(method.reference(), method.range()),
        survey.entry().sort(),
        survey.route(),
        survey.inputs().stream().map(Endpoints::input).toList(),
        survey.validations().stream().map(this::validator).sorted(BY_VALIDATOR).toList(),
        survey.checks().stream()
            .map(
                c ->
                    new Endpoint.Check(
                        context.place(c.site()),
                        c.name(),
                        name(c.strength()),
                        c.throwing(),
                        c.byName()))
            .toList(),
        access(survey),
        survey.database().stream().map(this::database).sorted(BY_TARGET).distinct().toList(),
        survey.logs().stream().map(this::log).sorted(BY_LOG).toList(),
        survey.cut());
  }

  private static final Comparator<Endpoint.Validator> BY_VALIDATOR =
      Comparator.comparing(Endpoint.Validator::place).thenComparing(Endpoint.Validator::name);
  private static final Comparator<Endpoint.Database> BY_TARGET =
      Comparator.comparing(Endpoint.Database::target)
          .thenComparing(Endpoint.Database::access)
          .thenComparing(Endpoint.Database::place)
          .thenComparing(Endpoint.Database::query);
  private static final Comparator<Endpoint.Log> BY_LOG =
      Comparator.comparing(Endpoint.Log::place).thenComparing(Endpoint.Log::text);

  private static String name(Strength strength) {
    return strength.name().toLowerCase(Locale.ROOT);
  }

  private static String access(EntrySurvey survey) {
    if (!survey.entry().isUserFacing()) {
      return "system";
    }
    return survey.isPublic() ? "public" : survey.sure().map(Endpoints::name).orElse("none");
  }

  private static Endpoint.Input input(EntrySurvey.Input input) {
    List<String> proved = new ArrayList<>();
    for (EntrySurvey.Proof proof : input.proofs()) {
      boolean closed = proof.declared() && (proof.marks() & CLOSED) == CLOSED;
      String words = closed ? "carries no text" : Mark.words(proof.marks() & OF_INPUT);
      if (!words.isEmpty()) {
        proved.add(
            (proof.path().isEmpty() ? "" : proof.path() + ": ")
                + words
                + (proof.declared() && !closed ? " (declared)" : ""));
      }
    }
    return new Endpoint.Input(
        input.name(),
        input.type(),
        input.origin() == null ? "" : input.origin().name().toLowerCase(Locale.ROOT),
        proved);
  }

  private Endpoint.Validator validator(EntrySurvey.Validation validation) {
    return new Endpoint.Validator(
        context.place(validation.site()),
        Descriptions.method(validation.method()),
        validation.of(),
        Mark.words(validation.marks() & OF_INPUT),
        validation.throwing());
  }

  private Endpoint.Database database(EntrySurvey.DatabaseUse use) {
    return new Endpoint.Database(
        context.place(use.site()),
        use.access().name().toLowerCase(Locale.ROOT),
        use.target(),
        cut(use.text()),
        Descriptions.method(use.method()),
        use.unchecked());
  }

  private Endpoint.Log log(EntrySurvey.LogUse use) {
    return new Endpoint.Log(
        context.place(use.site()),
        Descriptions.method(use.method()),
        cut(use.text()),
        use.values().stream().sorted().toList());
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
  }
}
