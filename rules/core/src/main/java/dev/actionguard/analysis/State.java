package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The fact at a point of a method: what each local is, what each object holds, and what holds on
 * every path. A state that was handed to the solver is not changed any more: whoever changes one
 * works on its own {@link #copy()}.
 */
final class State {
  private final @Nullable Value[] locals;
  private Map<AbstractObject, ObjectState> heap;
  private boolean sharesHeap;
  private Facts facts;

  private State(@Nullable Value[] locals, Map<AbstractObject, ObjectState> heap, Facts facts) {
    this.locals = locals;
    this.heap = heap;
    this.facts = facts;
  }

  State(int size) {
    this(new Value[size], new LinkedHashMap<>(), Facts.NONE);
  }

  /** The copy shares the heap until one of the two writes to it: most blocks never do. */
  State copy() {
    State copy = new State(locals.clone(), heap, facts);
    copy.sharesHeap = true;
    sharesHeap = true;
    return copy;
  }

  /** Takes over all of another state of the same method. */
  void become(State other) {
    System.arraycopy(other.locals, 0, locals, 0, locals.length);
    shareHeap(other);
    facts = other.facts;
  }

  /** Takes over the objects of another state, which may be of another method. */
  void shareHeap(State other) {
    heap = other.heap;
    sharesHeap = true;
    other.sharesHeap = true;
  }

  private Map<AbstractObject, ObjectState> ownHeap() {
    if (sharesHeap) {
      heap = new LinkedHashMap<>(heap);
      sharesHeap = false;
    }
    return heap;
  }

  /** Returns the value of a local, unknown if it was not assigned on every path. */
  Value local(int index) {
    Value value = locals[index];
    return value == null ? Value.UNKNOWN : value;
  }

  void set(int index, Value value) {
    locals[index] = value;
  }

  /** Gives up locals that nothing reads any more. */
  void forget(int[] dead) {
    for (int index : dead) {
      locals[index] = null;
    }
  }

  /** Drops the objects that neither a local nor a root leads to. */
  void dropUnreachable(Predicate<AbstractObject> isRoot) {
    Set<AbstractObject> reached = new HashSet<>();
    List<AbstractObject> open = new ArrayList<>();
    for (Value local : locals) {
      if (local != null) {
        open.addAll(local.objects());
      }
    }
    for (AbstractObject object : heap.keySet()) {
      if (isRoot.test(object)) {
        open.add(object);
      }
    }
    while (!open.isEmpty()) {
      AbstractObject object = open.remove(open.size() - 1);
      ObjectState state = heap.get(object);
      if (state != null && reached.add(object)) {
        state.forEach(value -> open.addAll(value.objects()));
      }
    }
    if (reached.size() < heap.size()) {
      ownHeap().keySet().retainAll(reached);
    }
  }

  Facts facts() {
    return facts;
  }

  void assume(Facts more) {
    facts = facts.and(more);
  }

  Set<AbstractObject> objects() {
    return heap.keySet();
  }

  @Nullable ObjectState object(AbstractObject object) {
    return heap.get(object);
  }

  /**
   * Returns whether it stands for many objects: what is stored in one of them says nothing of
   * another, so that nothing is kept.
   */
  static boolean isMany(AbstractObject object) {
    return object == AbstractObject.OTHER
        || (object instanceof AbstractObject.Parameter p && p.path().isCut());
  }

  @SuppressWarnings("ReferenceEquality" /* only a short cut: nothing would change */)
  void put(AbstractObject object, ObjectState state) {
    if (isMany(object)) {
      return;
    }
    if (heap.get(object) != state) {
      ownHeap().put(object, state);
    }
  }

  /** The value's labels with what holds of them here. */
  Labels settled(Labels labels) {
    if (facts.guards().isEmpty()) {
      return labels;
    }
    return labels.map((label, marks) -> marks | facts.guard(label));
  }

  /** The value with what holds of its labels here. */
  Value settled(Value value) {
    return value.withLabels(settled(value.labels()));
  }

  @SuppressWarnings("ReferenceEquality" /* only a short cut: nothing would change */)
  private void changeAll(UnaryOperator<Value> change) {
    for (int i = 0; i < locals.length; i++) {
      Value value = locals[i];
      if (value != null) {
        locals[i] = change.apply(value);
      }
    }
    Map<AbstractObject, ObjectState> changed = new LinkedHashMap<>();
    heap.forEach(
        (object, state) -> {
          ObjectState mapped = state.map(change);
          if (mapped != state) {
            changed.put(object, mapped);
          }
        });
    if (!changed.isEmpty()) {
      ownHeap().putAll(changed);
    }
  }

  /**
   * The join; this state itself if the other adds nothing. Where the two paths know different
   * things of a label, each path's knowledge is first written to its own values.
   */
  @SuppressWarnings("ReferenceEquality" /* only short cuts: the same joins to the same */)
  State join(State other, boolean widen) {
    if (other == this) {
      return this;
    }
    Facts both = facts.or(other.facts);
    State left = facts.guards().equals(both.guards()) ? this : settledCopy();
    State right = other.facts.guards().equals(both.guards()) ? other : other.settledCopy();
    Value[] joined = new Value[locals.length];
    boolean same = left == this && both.equals(facts);
    for (int i = 0; i < joined.length; i++) {
      Value mine = left.locals[i];
      Value others = right.locals[i];
      // A local that one path did not assign cannot be read after the join.
      joined[i] =
          mine == null || others == null
              ? null
              : mine.join(others, left.facts, right.facts, both, widen);
      same = same && (joined[i] == mine || (mine != null && mine.equals(joined[i])));
    }
    Map<AbstractObject, ObjectState> joinedHeap = joinHeaps(left, right, both, widen);
    if (joinedHeap == left.heap) {
      if (same) {
        return this;
      }
      State state = new State(joined, joinedHeap, both);
      state.sharesHeap = true;
      left.sharesHeap = true;
      return state;
    }
    return new State(joined, joinedHeap, both);
  }

  /** Returns the left heap itself if the right one adds nothing to it. */
  @SuppressWarnings("ReferenceEquality" /* only short cuts: the same joins to the same */)
  private static Map<AbstractObject, ObjectState> joinHeaps(
      State left, State right, Facts both, boolean widen) {
    if (left.heap == right.heap) {
      return left.heap;
    }
    Map<AbstractObject, ObjectState> changed = new LinkedHashMap<>();
    for (Map.Entry<AbstractObject, ObjectState> entry : right.heap.entrySet()) {
      AbstractObject object = entry.getKey();
      ObjectState others = entry.getValue();
      ObjectState mine = left.heap.get(object);
      ObjectState joined;
      if (mine == null) {
        joined =
            object instanceof AbstractObject.Parameter
                ? join(object, ObjectState.EMPTY, others, left, right, both, widen)
                : others;
      } else {
        joined = mine == others ? mine : join(object, mine, others, left, right, both, widen);
      }
      if (joined != mine) {
        changed.put(object, joined);
      }
    }
    for (Map.Entry<AbstractObject, ObjectState> entry : left.heap.entrySet()) {
      AbstractObject object = entry.getKey();
      if (object instanceof AbstractObject.Parameter && !right.heap.containsKey(object)) {
        ObjectState mine = entry.getValue();
        ObjectState joined = join(object, mine, ObjectState.EMPTY, left, right, both, widen);
        if (joined != mine && !joined.equals(mine)) {
          changed.put(object, joined);
        }
      }
    }
    if (changed.isEmpty()) {
      return left.heap;
    }
    Map<AbstractObject, ObjectState> joinedHeap = new LinkedHashMap<>(left.heap);
    joinedHeap.putAll(changed);
    return joinedHeap;
  }

  private State settledCopy() {
    State copy = copy();
    copy.changeAll(copy::settled);
    return copy;
  }

  private static ObjectState join(
      AbstractObject object,
      ObjectState mine,
      ObjectState others,
      State left,
      State right,
      Facts both,
      boolean widen) {
    if (mine.equals(others)) {
      return mine;
    }
    Map<String, Value> fields = new LinkedHashMap<>(mine.fields());
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Value b = others.fields().get(field.getKey());
      b = b == null ? initial(object, field.getKey()) : b;
      field.setValue(field.getValue().join(b, left.facts, right.facts, both, widen));
    }
    for (Map.Entry<String, Value> field : others.fields().entrySet()) {
      if (!mine.fields().containsKey(field.getKey())) {
        Value a = initial(object, field.getKey());
        Value joined = a.join(field.getValue(), left.facts, right.facts, both, widen);
        fields.put(field.getKey(), joined);
      }
    }
    Container elements;
    if (mine.elements() == null || others.elements() == null) {
      Container known = mine.elements() == null ? others.elements() : mine.elements();
      elements = known == null ? null : join(known, initialElements(object));
    } else {
      elements = mine.elements().join(others.elements());
    }
    if (widen && elements != null) {
      elements = elements.collapsed();
    }
    ObjectState joined = new ObjectState(fields, elements);
    return joined.equals(mine) ? mine : joined;
  }

  private static Container join(Container known, @Nullable Value initial) {
    return initial == null ? known.collapsed() : known.collapsed().add(initial);
  }

  /** What a field holds that was not stored: for symbolic objects what the caller put there. */
  static Value initial(AbstractObject object, String field) {
    if (object instanceof AbstractObject.Parameter p) {
      AccessPath path = p.path().then(field);
      Label label = new Label.Parameter(p.slot(), path, 0);
      return Value.of(Labels.of(label, 0))
          .withObjects(Set.of(new AbstractObject.Parameter(p.slot(), path)))
          .withAlias(label);
    }
    return Value.UNKNOWN;
  }

  private static @Nullable Value initialElements(AbstractObject object) {
    return object instanceof AbstractObject.Parameter ? initial(object, AccessPath.ELEMENT) : null;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof State s
            && facts.equals(s.facts)
            && Arrays.equals(locals, s.locals)
            && heap.equals(s.heap));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(locals);
  }
}
