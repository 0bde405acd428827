package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact;
import dev.actionguard.options.Options;
import dev.actionguard.options.Preset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What guards of the library models prove. */
final class Guards {
  private final Options options;
  private final HeapAccess heap;

  Guards(Options options, HeapAccess heap) {
    this.options = options;
    this.heap = heap;
  }

  /** Returns what holds when the guard's outcome is seen. */
  Facts facts(Positions positions, MethodFact.Guard guard) {
    Facts facts = Facts.NONE;
    List<Value> patterns = positions.read(guard.pattern());
    Value pattern = patterns.isEmpty() ? Value.UNKNOWN : patterns.get(0);
    for (Value value : positions.read(guard.from())) {
      if (guard.proof() == MethodFact.Proof.HOLDS) {
        Facts proved = value.given(1);
        facts = proved == null ? facts : facts.and(proved);
        continue;
      }
      // Whoever looks at an object's content looks at what it holds.
      Labels labels =
          guard.proof() == MethodFact.Proof.CONTENT ? heap.reachable(value) : heap.deep(value);
      facts = facts.and(Facts.guard(labels, marks(guard, pattern)));
      if (guard.proof() == MethodFact.Proof.EQUAL) {
        facts = facts.and(Ownership.facts(labels, heap.deep(pattern)));
      }
    }
    return facts;
  }

  private int marks(MethodFact.Guard guard, Value pattern) {
    String regex = regex(pattern);
    return switch (guard.proof()) {
      case FULL_MATCH -> fullMatch(regex);
      case PARTIAL_MATCH ->
          regex != null && RegexSafety.isAnchored(regex) ? fullMatch(regex) : Mark.PARTIAL;
      case MEMBER, EQUAL -> isTrusted(pattern) ? Mark.CLOSED : 0;
      case CLOSED_FORM, IDENTIFIER -> Mark.CLOSED;
      case CONTENT -> Mark.BOUND;
      case LENGTH -> lengthProof(options);
      case PRESENCE -> Mark.PRESENCE;
      case HOLDS -> 0;
    };
  }

  /** What a bound on the length proves: enough for a bound value unless the preset is strict. */
  static int lengthProof(Options options) {
    return options.preset() == Preset.STRICT ? Mark.LENGTH : Mark.LENGTH | Mark.BOUND;
  }

  private static int fullMatch(@Nullable String regex) {
    return regex != null && RegexSafety.isIdentifierLike(regex) ? Mark.CLOSED : Mark.BOUND;
  }

  private static @Nullable String regex(Value pattern) {
    return pattern.text();
  }

  /** An allow-list that the user filled allows everything. */
  private boolean isTrusted(Value allowed) {
    return !heap.deep(allowed).has(Origin.UNTRUSTED);
  }
}
