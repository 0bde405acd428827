package dev.actionguard.analysis;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call passes, as its callees name it: the callers' values, labels and objects that symbolic
 * ones stand for, by the state before the call. The same few names occur in many values of a
 * summary, and in those of all methods that the call can run; what one stands for can be much: each
 * answer is kept, also of the paths on the way.
 */
final class PassedValues {
  private final AnalysisContext context;
  private final CallSite call;
  private final List<Value> slots;
  private final State state;
  private final HeapAccess heap;
  private final Map<AbstractObject, AbstractObject> made = new HashMap<>();
  private final Map<AbstractObject.Parameter, Value> values = new HashMap<>();
  private final Map<Label.Parameter, Labels> labels = new HashMap<>();
  private final IdentityHashMap<Labels, Labels> sets = new IdentityHashMap<>();

  /**
   * @param state the state before the call; not to be changed as long as anything is asked here
   */
  PassedValues(AnalysisContext context, CallSite call, State state) {
    this.context = context;
    this.call = call;
    this.state = state;
    slots = call.slots();
    heap = new HeapAccess(state, context.statics());
  }

  /** The values by slot. */
  List<Value> slots() {
    return slots;
  }

  /** The caller's value that a symbolic label stands for. */
  Value at(Label.Parameter label) {
    return at(label.slot(), label.path());
  }

  /** The caller's value that a path from a parameter leads to. */
  Value at(int slot, AccessPath path) {
    if (slot >= slots.size()) {
      return Value.UNKNOWN;
    }
    if (path.isEmpty()) {
      return slot == AbstractObject.STATICS
          ? Value.of(AbstractObject.STATIC_FIELDS)
          : slots.get(slot);
    }
    AbstractObject.Parameter key = new AbstractObject.Parameter(slot, path);
    Value known = values.get(key);
    if (known == null) {
      known = follow(slot, at(slot, path.parent()), path.last());
      values.put(key, known);
    }
    return known;
  }

  private Value follow(int slot, Value base, String part) {
    if (part.equals(AccessPath.REST)) {
      return Value.of(anythingBelow(rest(slot, base)));
    }
    return AccessPath.isElement(part)
        ? heap.element(base, AccessPath.key(part))
        : heap.field(base, part);
  }

  /** What the caller itself was given may have more below, which only its own callers know. */
  private static Labels anythingBelow(Labels reached) {
    Labels given = reached.filter(l -> l instanceof Label.Parameter);
    return reached.union(given.then(AccessPath.REST));
  }

  /**
   * What a path that was cut off leads to: anything of a parameter's data, but not what the
   * services hold to which the receiver leads. What has a name of its own is known by that name.
   */
  private Labels rest(int slot, Value value) {
    boolean service = slot == 0 && call.receiver() != null;
    Labels reached = service ? state.settled(value.labels()) : heap.data(value);
    return reached.filter(
        label ->
            !(label instanceof Label.Source s)
                || (s.origin() != Origin.SENSITIVE && s.origin() != Origin.PRINCIPAL));
  }

  /** The caller's labels that a label of a callee stands for. */
  Labels labels(Label label) {
    if (!(label instanceof Label.Parameter p)) {
      return Labels.of(label, 0);
    }
    Labels known = labels.get(p);
    if (known == null) {
      known = resolve(p);
      labels.put(p, known);
    }
    return known;
  }

  private Labels resolve(Label.Parameter p) {
    Value value = at(p);
    Labels found = heap.deep(value).marked(value.cleaned());
    for (int i = 0; i < p.derivations(); i++) {
      found = found.derived();
    }
    return found;
  }

  /** The caller's labels that labels of a callee stand for. */
  Labels labels(Labels symbolic) {
    if (!symbolic.hasParameters()) {
      return symbolic;
    }
    Labels known = sets.get(symbolic);
    if (known == null) {
      known = symbolic.replaced(this::labels);
      sets.put(symbolic, known);
    }
    return known;
  }

  /** The caller's objects that an object of a callee stands for. */
  Set<AbstractObject> objects(AbstractObject object) {
    return object instanceof AbstractObject.Parameter p
        ? at(p.slot(), p.path()).objects()
        : Set.of(imported(object));
  }

  /** An object that the callee made is one of this call's objects for the caller. */
  AbstractObject imported(AbstractObject object) {
    AbstractObject known = made.get(object);
    if (known == null) {
      boolean own =
          object instanceof AbstractObject.Allocated a
              && context.statics().object(object) == null
              && !a.site().equals(StatementTransfer.STANDARD_STREAM);
      known = own ? context.imports().at(call.site(), (AbstractObject.Allocated) object) : object;
      made.put(object, known);
    }
    return known;
  }
}
