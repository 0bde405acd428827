package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Label;
import dev.actionguard.analysis.MixedTimes;
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
import dev.actionguard.rule.Place;
import dev.actionguard.rule.RuleContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs what tells when an action began with what tells when it ended: by the names of fields and
 * columns of one class or table, and by the differences that the program makes. A pair is mixed if
 * the end comes from another clock than every start.
 */
final class ClockPairs {
  /** A pair whose times come from two clocks. */
  record Mixed(Moment start, Moment end, String subject) {}

  /**
   * A time of an action.
   *
   * @param site the read; null if a framework's annotation on a field gives the time
   */
  record Moment(ClockIdentity clock, @Nullable Site site, Place place) {}

  private record Key(String owner, String subject) {}

  private static final class Ends {
    private final List<Moment> starts = new ArrayList<>();
    private final List<Moment> ends = new ArrayList<>();
  }

  private final RuleContext context;
  private final ProgramIndex index;
  private final Map<Key, Ends> pairs = new LinkedHashMap<>();
  private final List<Mixed> mixed = new ArrayList<>();

  ClockPairs(RuleContext context) {
    this.context = context;
    index = context.facts().index();
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.MOMENT && flow.source().origin() != Origin.ZONELESS) {
        add(flow.sink().method().owner(), flow.sink().method().name(), moment(flow.source()));
      }
    }
    index.program().classes().forEach(this::annotated);
    pairs.forEach((key, ends) -> pair(key, ends));
    for (MixedTimes times : context.facts().mixedTimes()) {
      Moment start = moment(times.start());
      Moment end = moment(times.end());
      if (start.clock().differs(end.clock())) {
        mixed.add(new Mixed(start, end, "a duration"));
      }
    }
  }

  /** Returns the mixed pairs, in a stable order. */
  List<Mixed> mixed() {
    return mixed;
  }

  /** Returns the reads that are the end of a mixed pair. */
  Set<Site> ends() {
    Set<Site> sites = new HashSet<>();
    for (Mixed pair : mixed) {
      if (pair.end().site() != null) {
        sites.add(pair.end().site());
      }
    }
    return sites;
  }

  private void add(String owner, String name, Moment moment) {
    Moments.Role role = Moments.role(name);
    if (role == null) {
      return;
    }
    // A class and the table that holds it have one name, written in two ways.
    String simple =
        Descriptions.simpleName(owner.substring(owner.indexOf(' ') + 1))
            .replace("_", "")
            .toLowerCase(Locale.ROOT);
    Ends ends = pairs.computeIfAbsent(new Key(simple, Moments.subject(name)), k -> new Ends());
    (role == Moments.Role.START ? ends.starts : ends.ends).add(moment);
  }

  private Moment moment(Label.Source source) {
    return new Moment(ClockIdentity.of(index, source), source.site(), context.place(source.site()));
  }

  /** Fields that a framework or the database fills. */
  private void annotated(ClassModel model) {
    for (FieldModel field : model.fields()) {
      for (AnnotationModel annotation : field.annotations()) {
        if (index
            .models()
            .fact(annotation.type(), TypeFact.Role.HIDDEN_CLOCK, index.hierarchy())
            .isPresent()) {
          add(
              model.name(),
              field.name(),
              new Moment(ClockIdentity.of(annotation), null, FieldPlaces.place(model, field)));
        }
      }
    }
  }

  private void pair(Key key, Ends ends) {
    for (Moment end : ends.ends) {
      if (!ends.starts.isEmpty()
          && ends.starts.stream().allMatch(start -> start.clock().differs(end.clock()))) {
        String subject = key.subject().isEmpty() ? key.owner() : key.owner() + " " + key.subject();
        mixed.add(new Mixed(ends.starts.get(0), end, subject));
      }
    }
  }
}
