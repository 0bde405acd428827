package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What taking an edge tells: the only place where branches refine facts. */
final class EdgeRefinement {
  private final DenialBranches denials;
  private final AccessEvidence evidence;
  private final int lengthProof;

  EdgeRefinement(AnalysisContext context, MethodModel method, Cfg cfg) {
    denials = new DenialBranches(context.index(), method, cfg);
    evidence = new AccessEvidence(method);
    lengthProof = Guards.lengthProof(context.index().options());
  }

  /** Returns the refined state, or null if the edge cannot be taken. */
  @Nullable State refine(CfgEdge edge, State state) {
    if (edge instanceof CfgEdge.Conditional conditional) {
      return conditional(conditional, state);
    }
    if (edge instanceof CfgEdge.SwitchCase arm) {
      return switchCase(arm, state);
    }
    if (edge instanceof CfgEdge.SwitchDefault rest) {
      return switchDefault(rest, state);
    }
    return state;
  }

  private @Nullable State conditional(CfgEdge.Conditional edge, State state) {
    Terminator.Branch branch = edge.branch();
    Comparison comparison = edge.taken() ? branch.comparison() : branch.comparison().negated();
    Operand subject = branch.left();
    Operand other = branch.right();
    if (subject instanceof Constant && other instanceof Local) {
      subject = branch.right();
      other = branch.left();
      comparison = mirrored(comparison);
    }
    Value left = MethodAnalysis.value(state, subject);
    Value right = MethodAnalysis.value(state, other);
    State refined =
        switch (comparison) {
          case EQUAL -> equal(state, subject, left, right);
          case NOT_EQUAL -> notEqual(state, subject, left, right);
          default ->
              ordered(comparison, left, right) ? bounded(state, comparison, left, right) : null;
        };
    if (refined != null && denials.allows(edge) && !isKnown(state, refined)) {
      Set<Label> subjects = new LinkedHashSet<>(left.labels().union(right.labels()).list());
      boolean open = !evidence.isAbout(left, right);
      if (!open || subjects.stream().anyMatch(l -> l instanceof Label.Parameter)) {
        State checked = refined.copy();
        checked.assume(Facts.check(new Facts.Check(strength(left, right), subjects, false, open)));
        return checked;
      }
    }
    return refined;
  }

  /** The answer that the branch asks for says already what was checked. */
  private static boolean isKnown(State before, State refined) {
    return refined.facts().checks().stream()
        .anyMatch(
            c ->
                !c.open()
                    && !c.byName()
                    && c.strength() != Strength.AUTHN
                    && !before.facts().checks().contains(c));
  }

  /** A check that looks at more than the user is a check of an object. */
  private static Strength strength(Value left, Value right) {
    Labels labels = left.labels().union(right.labels());
    boolean object =
        labels.any(l -> l instanceof Label.Source s ? s.origin() != Origin.PRINCIPAL : true);
    return object ? Strength.OBJECT : Strength.ROLE;
  }

  private static Comparison mirrored(Comparison comparison) {
    return switch (comparison) {
      case EQUAL, NOT_EQUAL -> comparison;
      case LESS -> Comparison.GREATER;
      case GREATER -> Comparison.LESS;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
    };
  }

  private static boolean ordered(Comparison comparison, Value left, Value right) {
    Integer a = left.integer();
    Integer b = right.integer();
    if (a == null || b == null) {
      return true;
    }
    return switch (comparison) {
      case LESS -> a < b;
      case GREATER -> a > b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a.equals(b);
      case NOT_EQUAL -> !a.equals(b);
    };
  }

  /** A length that is less than something that no user chose is bounded. */
  private State bounded(State state, Comparison comparison, Value left, Value right) {
    boolean less = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
    Value measure = less ? left : right;
    Value bound = less ? right : left;
    // The counter of a loop over the characters is no bound.
    boolean fixed = bound.isFromConstants() || !bound.labels().isEmpty();
    if (measure.labels().isEmpty() || !fixed || bound.labels().has(Origin.UNTRUSTED)) {
      return state;
    }
    Facts facts = Facts.guard(measure.labels().having(Mark.MEASURE), lengthProof);
    if (facts.isEmpty()) {
      return state;
    }
    State refined = state.copy();
    refined.assume(facts);
    return refined;
  }

  private static @Nullable State equal(State state, Operand subject, Value left, Value right) {
    Object constant = right.constant();
    if (constant == null) {
      return ownership(state, left, right);
    }
    Facts facts = left.given(constant);
    if (facts == null) {
      return null;
    }
    State refined = state.copy();
    refined.assume(facts);
    if (constant == Value.NULL) {
      // There is nothing that could be bad.
      Labels absent =
          left.labels()
              .filter(l -> l.derivations() == 0 && (left.labels().marks(l) & Mark.ASPECT) == 0);
      refined.assume(Facts.guard(absent, Mark.NOTHING));
    }
    if (subject instanceof Local local) {
      refined.set(
          local.index(), left.withConstants(Set.of(constant)).withOutcomes(java.util.Map.of()));
    }
    return refined;
  }

  /** Two values that are the same, one of which is the user's: the user owns the other. */
  private static State ownership(State state, Value left, Value right) {
    Facts facts = Ownership.facts(left.labels(), right.labels());
    if (facts.isEmpty()) {
      return state;
    }
    State refined = state.copy();
    refined.assume(facts);
    return refined;
  }

  private static @Nullable State notEqual(State state, Operand subject, Value left, Value right) {
    Object constant = right.constant();
    if (constant == null) {
      return state;
    }
    if (constant.equals(left.constant())) {
      return null;
    }
    Object remaining = null;
    if (constant == Value.NULL) {
      remaining = Value.PRESENT;
    } else if (isBoolean(subject, left) && (constant.equals(0) || constant.equals(1))) {
      remaining = constant.equals(0) ? 1 : 0;
    } else if (left.constants().contains(constant) && left.constants().size() == 2) {
      for (Object candidate : left.constants()) {
        remaining = candidate.equals(constant) ? remaining : candidate;
      }
    }
    if (remaining == null) {
      return state;
    }
    Facts facts = left.given(remaining);
    if (facts == null) {
      return null;
    }
    State refined = state.copy();
    refined.assume(facts);
    if (subject instanceof Local local) {
      Set<Object> constants = new LinkedHashSet<>(left.constants());
      constants.remove(constant);
      if (remaining != Value.PRESENT) {
        constants = Set.of(remaining);
      }
      refined.set(local.index(), left.withConstants(constants));
    }
    return refined;
  }

  private static boolean isBoolean(Operand subject, Value value) {
    return subject.type().name().equals("boolean")
        || (!value.constants().isEmpty()
            && value.constants().stream().allMatch(c -> c.equals(0) || c.equals(1)))
        || value.outcomes().containsKey(1)
        || value.outcomes().containsKey(0);
  }

  private static @Nullable State switchCase(CfgEdge.SwitchCase edge, State state) {
    Value value = MethodAnalysis.value(state, edge.of().operand());
    Object label = normal(edge.of(), edge.arm().label());
    boolean comparable = value.constants().stream().allMatch(c -> c.getClass() == label.getClass());
    Facts facts = comparable ? value.given(label) : Facts.NONE;
    if (facts == null) {
      return null;
    }
    State refined = state.copy();
    refined.assume(facts);
    // The same block may serve several labels: what is proved is that it is one of the constants.
    refined.assume(Facts.guard(value.labels(), Mark.CLOSED));
    return refined;
  }

  /** A label in the form in which values hold constants; names of enum constants are strings. */
  private static Object normal(Terminator.Switch of, Constant label) {
    Object value = label.value();
    if (value == null) {
      return Value.NULL;
    }
    String type = of.operand().type().name();
    if (value instanceof String name && !type.equals("java.lang.String") && !type.equals("?")) {
      return new EnumConstant(type, name);
    }
    return Value.ofConstant(value).constants().iterator().next();
  }

  private static @Nullable State switchDefault(CfgEdge.SwitchDefault edge, State state) {
    Value value = MethodAnalysis.value(state, edge.of().operand());
    if (value.constants().isEmpty()) {
      return state;
    }
    Set<Object> left = new LinkedHashSet<>(value.constants());
    for (Terminator.Case arm : edge.of().cases()) {
      left.remove(normal(edge.of(), arm.label()));
    }
    if (left.isEmpty()) {
      return null;
    }
    Facts facts = left.size() == 1 ? value.given(left.iterator().next()) : Facts.NONE;
    if (facts == null || facts.isEmpty()) {
      return state;
    }
    State refined = state.copy();
    refined.assume(facts);
    return refined;
  }
}
