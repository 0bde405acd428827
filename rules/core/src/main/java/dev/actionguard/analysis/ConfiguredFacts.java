package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.MethodFact.CheckStrength;
import dev.actionguard.model.MethodFact.Outcome;
import dev.actionguard.model.MethodFact.Proof;
import dev.actionguard.model.Position;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import dev.actionguard.options.Options.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The facts that a configuration or our own annotations state about methods. */
final class ConfiguredFacts {
  private static final String ANNOTATIONS = "dev.actionguard.annotations.";

  private record Entry(MethodPattern method, MethodFact fact) {}

  private final ProgramIndex index;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<MethodRef, List<MethodFact>> cache = new ConcurrentHashMap<>();

  ConfiguredFacts(ProgramIndex index) {
    this.index = index;
    Options options = index.options();
    options.validators().forEach(this::add);
    options.sanitizers().forEach(this::add);
    options.checks().forEach(this::add);
    options.dbCalls().forEach(this::add);
  }

  private void add(Options.Validator validator) {
    Position value = Position.argument(validator.argument());
    if (validator.shape() == Shape.RETURNS) {
      entries.add(
          new Entry(
              validator.method(),
              new MethodFact.Sanitizer(
                  value, Position.RETURN, MethodFact.SanitizerKind.CLOSED_TYPE, value)));
      return;
    }
    Proof proof =
        validator.clears().contains(Options.Clears.TEXT) ? Proof.CLOSED_FORM : Proof.CONTENT;
    entries.add(
        new Entry(
            validator.method(),
            new MethodFact.Guard(value, outcome(validator.shape()), proof, value)));
  }

  private void add(Options.Sanitizer sanitizer) {
    MethodFact.SanitizerKind kind =
        switch (sanitizer.kind()) {
          case MASK, REDACT -> MethodFact.SanitizerKind.MASK;
          case HASH -> MethodFact.SanitizerKind.HASH;
          case NEUTRALISE -> MethodFact.SanitizerKind.NEUTRALISE;
          case QUOTE -> MethodFact.SanitizerKind.QUOTE;
        };
    Position from = Position.argument(0);
    entries.add(
        new Entry(sanitizer.method(), new MethodFact.Sanitizer(from, Position.RETURN, kind, from)));
  }

  private void add(Options.Check check) {
    if (check instanceof Options.CheckMethod method) {
      Position subject = method.subject() < 0 ? Position.THIS : Position.argument(method.subject());
      entries.add(
          new Entry(
              method.method(),
              new MethodFact.AccessCheck(
                  subject,
                  outcome(method.shape()),
                  CheckStrength.valueOf(method.strength().name()))));
    }
  }

  private void add(Options.DbCall call) {
    for (String kind : call.kinds()) {
      int colon = kind.indexOf(':');
      String name = (colon < 0 ? kind : kind.substring(0, colon)).toUpperCase(Locale.ROOT);
      Position position =
          colon < 0
              ? Position.THIS
              : Position.argument(Integer.parseInt(kind.substring(colon + 1).strip()));
      MethodFact fact =
          switch (name) {
            case "TEXT" -> new MethodFact.Sink(position, MethodFact.SinkKind.TEXT);
            case "BIND" -> new MethodFact.Sink(position, MethodFact.SinkKind.BIND);
            case "READ" -> new MethodFact.Database(position, MethodFact.DatabaseKind.READ);
            default -> new MethodFact.Database(position, MethodFact.DatabaseKind.WRITE);
          };
      entries.add(new Entry(call.method(), fact));
    }
  }

  private static Outcome outcome(Shape shape) {
    return shape == Shape.BOOLEAN ? Outcome.TRUE : Outcome.RETURNS;
  }

  /** Returns what is stated about the method that a call names; empty if nothing. */
  List<MethodFact> facts(MethodRef method) {
    List<MethodFact> known = cache.get(method);
    return known != null ? known : cache.computeIfAbsent(method, this::compute);
  }

  private List<MethodFact> compute(MethodRef method) {
    List<MethodFact> facts = new ArrayList<>();
    for (String type : index.hierarchy().supertypes(method.owner())) {
      for (Entry entry : entries) {
        if (entry.method().matches(type, method)) {
          facts.add(entry.fact());
        }
      }
      MethodModel model = index.method(method.withOwner(type));
      if (model != null) {
        model.annotations().forEach(a -> addAnnotated(a, model, facts));
      }
    }
    return List.copyOf(facts);
  }

  private static void addAnnotated(
      AnnotationModel annotation, MethodModel method, List<MethodFact> facts) {
    if (!annotation.type().startsWith(ANNOTATIONS)) {
      return;
    }
    Position first = Position.argument(0);
    Outcome outcome = method.returns().name().equals("boolean") ? Outcome.TRUE : Outcome.RETURNS;
    switch (annotation.simpleName()) {
      case "Validator" -> facts.add(new MethodFact.Guard(first, outcome, Proof.CLOSED_FORM, first));
      case "AccessCheck" -> {
        String strength =
            annotation.values().get("value") instanceof AnnotationModel.EnumValue e
                ? e.name()
                : "OBJECT";
        facts.add(new MethodFact.AccessCheck(first, outcome, CheckStrength.valueOf(strength)));
      }
      case "Sanitizer" -> {
        if (annotation.values().get("value") instanceof AnnotationModel.EnumValue e) {
          facts.add(
              new MethodFact.Sanitizer(
                  first, Position.RETURN, MethodFact.SanitizerKind.valueOf(e.name()), first));
        }
      }
      default -> {}
    }
  }
}
