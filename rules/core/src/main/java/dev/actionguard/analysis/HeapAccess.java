package dev.actionguard.analysis;

import dev.actionguard.ir.Type;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what values refer to, on one state. Objects of other methods' static
 * initialisers are read from the static heap.
 */
final class HeapAccess {
  /** The pseudo field that holds the text of a builder or the query of a statement. */
  static final String CONTENT = "$content";

  /** The pseudo field that holds the keys of a map. */
  static final String KEY = "$key";

  private static final int DEPTH = 3;

  private final State state;
  private final StaticHeap statics;

  HeapAccess(State state, StaticHeap statics) {
    this.state = state;
    this.statics = statics;
  }

  @Nullable ObjectState object(AbstractObject object) {
    ObjectState own = state.object(object);
    return own != null ? own : statics.object(object);
  }

  /** Returns whether what holds for an object also holds for its parts. */
  private static boolean reachesParts(Label label) {
    return label instanceof Label.Source s
        && switch (s.origin()) {
          case UNTRUSTED, ENVIRONMENT, DATABASE, PRINCIPAL -> true;
          default -> false;
        };
  }

  private static boolean reachesElements(Label label) {
    return reachesParts(label)
        || (label instanceof Label.Source s
            && (s.origin() == Origin.SENSITIVE || s.origin() == Origin.WHOLE_REQUEST));
  }

  /** Reads a field or pseudo field. */
  Value field(Value base, String field) {
    Labels inherited = base.labels().filter(HeapAccess::reachesParts);
    Value result = null;
    for (AbstractObject object : base.objects()) {
      ObjectState known = object(object);
      Value stored = known == null ? null : known.fields().get(field);
      Value value = stored != null ? stored : initial(base, object, field, inherited);
      result = result == null ? value : result.join(value);
    }
    if (result != null) {
      return result;
    }
    return Value.of(parts(base.labels()).then(field));
  }

  /**
   * What may be in the fields of an object: not the id that code which nobody knows was given to
   * find the object by.
   */
  private static Labels parts(Labels labels) {
    return labels.filter(
        label ->
            !(label instanceof Label.Source s
                && s.origin() == Origin.SENSITIVE
                && (s.derivations() > 0 || (labels.marks(label) & Mark.UNKNOWN_STEP) != 0)));
  }

  private static Value initial(Value base, AbstractObject object, String field, Labels inherited) {
    if (object == AbstractObject.OTHER) {
      Labels labels = isNamed(base) ? inherited : parts(base.labels());
      return Value.of(field.equals(CONTENT) ? base.labels() : labels.then(field));
    }
    Value initial = State.initial(object, field);
    return initial.withLabels(initial.labels().union(inherited.then(field)));
  }

  /** Reads an element: that under a constant key if one is given, else any. */
  Value element(Value base, @Nullable Object key) {
    Labels inherited = base.labels().filter(HeapAccess::reachesElements);
    Value result = null;
    for (AbstractObject object : base.objects()) {
      Value value = element(base, object, key, inherited);
      result = result == null ? value : result.join(value);
    }
    if (result != null) {
      return result;
    }
    return Value.of(base.labels().then(AccessPath.element(key))).marked(base.cleaned());
  }

  private Value element(Value base, AbstractObject object, @Nullable Object key, Labels inherited) {
    ObjectState known = object(object);
    Container elements = known == null ? null : known.elements();
    if (elements == null) {
      Value value = initial(base, object, AccessPath.element(key), inherited);
      return object == AbstractObject.OTHER ? value.marked(base.cleaned()) : value;
    }
    Value found = key == null ? elements.all() : elements.get(key);
    if (found == null) {
      boolean surelyAbsent = elements.isExact() && object instanceof AbstractObject.Allocated;
      return surelyAbsent && key != null ? absent(object) : Value.UNKNOWN;
    }
    boolean maybeAbsent =
        elements.list() == null && (key == null || !elements.keyed().containsKey(key));
    if (key instanceof Integer && maybeAbsent && found.objects().isEmpty()) {
      found = found.withLabels(found.labels().at(AccessPath.element(key)));
    }
    return maybeAbsent && object instanceof AbstractObject.Parameter
        ? found.join(initial(base, object, AccessPath.ELEMENT, inherited))
        : found;
  }

  /** What stands where nothing was put: zero in an array of primitives, else null. */
  private static Value absent(AbstractObject object) {
    String type = object.exactType();
    boolean primitives = type != null && Type.of(type).component().isPrimitive();
    return Value.ofConstant(primitives ? 0 : Value.NULL);
  }

  /** Returns the elements of the only object that a value can be, or null. */
  @Nullable Container elements(Value base) {
    if (base.objects().size() != 1) {
      return null;
    }
    ObjectState known = object(base.objects().iterator().next());
    return known == null ? null : known.elements();
  }

  /** Replaces the elements of the only object that a value can be. */
  void replaceElements(Value base, Container elements) {
    AbstractObject object = base.objects().iterator().next();
    ObjectState known = object(object);
    state.put(object, (known == null ? ObjectState.EMPTY : known).with(elements));
  }

  /**
   * Writes a field or pseudo field.
   *
   * @param strong whether the old value is gone if it is clear which object is meant
   * @return whether any object was written
   */
  boolean putField(Value base, String field, Value value, boolean strong) {
    boolean one = base.objects().size() == 1;
    for (AbstractObject object : base.objects()) {
      ObjectState known = object(object);
      ObjectState old = known == null ? ObjectState.EMPTY : known;
      Value now = value;
      if (!(strong && one) && !old.fields().containsKey(field)) {
        now =
            value.join(
                initial(base, object, field, base.labels().filter(HeapAccess::reachesParts)));
      }
      state.put(object, old.with(field, now, strong && one));
    }
    return isNamed(base);
  }

  /** Returns whether any object is known to which a value may point. */
  private static boolean isNamed(Value base) {
    return base.objects().size() > 1
        || (base.objects().size() == 1 && !base.objects().contains(AbstractObject.OTHER));
  }

  /** Returns whether a write to a value is lost: nothing is kept of what it surely points to. */
  boolean forgets(Value base) {
    if (!isNamed(base)) {
      return false;
    }
    for (AbstractObject object : base.objects()) {
      if (!State.isMany(object)) {
        return false;
      }
    }
    return true;
  }

  /** Writes an element under a key; null for an unknown one. */
  boolean putElement(Value base, @Nullable Object key, Value value) {
    boolean one = base.objects().size() == 1;
    for (AbstractObject object : base.objects()) {
      Container old = container(object, base, Container.EMPTY);
      Container changed = key == null ? old.add(value) : old.put(key, value, one);
      put(object, changed);
    }
    return isNamed(base);
  }

  /** Makes an object that stands for a part of what a call gives. */
  Value make(Site site, String role) {
    AbstractObject object = new AbstractObject.Allocated(site, role, "java.lang.Object");
    if (state.object(object) == null) {
      state.put(object, ObjectState.EMPTY);
    }
    return Value.of(object);
  }

  /** Adds an element after the last. */
  boolean append(Value base, Value value) {
    boolean one = base.objects().size() == 1;
    for (AbstractObject object : base.objects()) {
      Container old = container(object, base, Container.EMPTY_LIST);
      put(object, one ? old.append(value) : old.add(value));
    }
    return isNamed(base);
  }

  /** Empties the elements if it is clear which object is meant. */
  void clear(Value base) {
    if (base.objects().size() == 1) {
      put(base.objects().iterator().next(), Container.EMPTY_LIST);
    }
  }

  private Container container(AbstractObject object, Value base, Container fresh) {
    ObjectState known = object(object);
    Container elements = known == null ? null : known.elements();
    if (elements != null) {
      // An empty list of which nothing was taken serves as any empty container.
      return elements.equals(Container.EMPTY_LIST) ? fresh : elements;
    }
    return object instanceof AbstractObject.Parameter
        ? Container.of(
            initial(
                base,
                object,
                AccessPath.ELEMENT,
                base.labels().filter(HeapAccess::reachesElements)))
        : fresh;
  }

  private void put(AbstractObject object, Container elements) {
    ObjectState known = object(object);
    state.put(object, (known == null ? ObjectState.EMPTY : known).with(elements));
  }

  /**
   * Returns where the content of a value comes from if it is turned into text: its own labels,
   * those of its text and of its elements, settled.
   */
  Labels deep(Value value) {
    return state.settled(
        value.objects().isEmpty() ? value.labels() : deep(value, DEPTH, new LinkedHashSet<>()));
  }

  private Labels deep(Value value, int depth, Set<AbstractObject> seen) {
    Labels labels = value.labels();
    if (depth == 0) {
      return labels;
    }
    for (AbstractObject object : value.objects()) {
      ObjectState known = object(object);
      if (known == null || !seen.add(object)) {
        continue;
      }
      Value content = known.fields().get(CONTENT);
      if (content != null) {
        labels = labels.union(deep(content, depth - 1, seen));
      }
      Value elements = known.elements() == null ? null : known.elements().all();
      if (elements != null) {
        labels = labels.union(deep(elements, depth - 1, seen));
      }
      Value keys = known.fields().get(KEY);
      if (keys != null) {
        labels = labels.union(deep(keys, depth - 1, seen));
      }
    }
    return labels;
  }

  /** Returns the labels of everything that can be reached from a value, fields included. */
  Labels reachable(Value value) {
    return state.settled(reachable(value, DEPTH, true, new LinkedHashSet<>()));
  }

  /** Returns the labels of the fields and elements that can be reached from a value. */
  Labels data(Value value) {
    return state.settled(reachable(value, DEPTH, false, new LinkedHashSet<>()));
  }

  private Labels reachable(Value value, int depth, boolean pseudo, Set<AbstractObject> seen) {
    Labels labels = value.labels();
    if (depth == 0) {
      return labels;
    }
    for (AbstractObject object : value.objects()) {
      ObjectState known = object(object);
      if (known == null || !seen.add(object)) {
        continue;
      }
      for (Map.Entry<String, Value> field : known.fields().entrySet()) {
        if (pseudo || !field.getKey().startsWith("$")) {
          labels = labels.union(reachable(field.getValue(), depth - 1, pseudo, seen));
        }
      }
      Value elements = known.elements() == null ? null : known.elements().all();
      if (elements != null) {
        labels = labels.union(reachable(elements, depth - 1, pseudo, seen));
      }
    }
    return labels;
  }

  /** Returns the known beginning of a value's text, also of a builder's. */
  @Nullable String prefix(Value value) {
    String text = value.text();
    if (text != null) {
      return text;
    }
    if (value.prefix() != null) {
      return value.prefix();
    }
    for (AbstractObject object : value.objects()) {
      ObjectState known = object(object);
      Value content = known == null ? null : known.fields().get(CONTENT);
      if (content != null && content.prefix() != null) {
        return content.prefix();
      }
    }
    return null;
  }
}
