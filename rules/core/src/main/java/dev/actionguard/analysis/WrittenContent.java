package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds where all that a value holds comes from, if the value is written as a whole: an entity with
 * its fields, a collection of them, a map of parameters. What the entity itself has constraints for
 * counts as checked where the write runs them.
 */
final class WrittenContent {
  private static final int DEPTH = 3;

  private final AnalysisContext context;
  private final State state;
  private final HeapAccess heap;

  WrittenContent(AnalysisContext context, State state, HeapAccess heap) {
    this.context = context;
    this.state = state;
    this.heap = heap;
  }

  /** Returns the labels with what is proved of them, as far as a write by that method goes. */
  Labels of(Value value, MethodRef write) {
    return state.settled(of(value, write, DEPTH, new LinkedHashSet<>())).marked(value.cleaned());
  }

  private Labels of(Value value, MethodRef write, int depth, Set<AbstractObject> seen) {
    Labels labels = value.labels();
    if (depth == 0) {
      return labels;
    }
    for (AbstractObject object : value.objects()) {
      ObjectState known = heap.object(object);
      if (known == null || !seen.add(object)) {
        continue;
      }
      for (Map.Entry<String, Value> field : known.fields().entrySet()) {
        String name = field.getKey();
        if (!name.startsWith("$") || name.equals(HeapAccess.CONTENT)) {
          Labels inside = of(field.getValue(), write, depth - 1, seen);
          labels = labels.union(inside.marked(constraints(object, name, write)));
        }
      }
      Value elements = known.elements() == null ? null : known.elements().all();
      if (elements != null) {
        labels = labels.union(of(elements, write, depth - 1, seen));
      }
    }
    return labels;
  }

  private int constraints(AbstractObject object, String field, MethodRef write) {
    String type = object.exactType();
    return type == null ? 0 : context.constraints().entityField(type, field, write);
  }
}
