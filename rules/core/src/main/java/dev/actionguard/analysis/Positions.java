package dev.actionguard.analysis;

import dev.actionguard.model.MethodFact.FlowKind;
import dev.actionguard.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the values that positions of model rows name at one call. */
final class Positions {
  private final HeapAccess heap;
  private final CallSite call;
  private Value result = Value.UNKNOWN;

  Positions(HeapAccess heap, CallSite call) {
    this.heap = heap;
    this.call = call;
  }

  Value result() {
    return result;
  }

  void result(Value value) {
    result = value;
  }

  /** Returns the values at a position: several for every argument, none if the call has no such. */
  List<Value> read(Position position) {
    return roots(position).stream().map(root -> follow(root, position.parts())).toList();
  }

  private List<Value> roots(Position position) {
    return switch (position.root()) {
      case THIS -> call.receiver() == null ? List.of() : List.of(call.receiver());
      case RETURN -> List.of(result);
      case ARGUMENT -> {
        if (position.isEveryArgument()) {
          yield call.arguments();
        }
        yield position.index() < call.arguments().size()
            ? List.of(call.arguments().get(position.index()))
            : List.of();
      }
    };
  }

  private Value follow(Value root, List<Position.Part> parts) {
    Value value = root;
    for (Position.Part part : parts) {
      value =
          switch (part.selector()) {
            case CONTENT -> content(value);
            case KEY -> heap.field(value, HeapAccess.KEY);
            case ELEMENT -> heap.element(value, key(part));
          };
    }
    return value;
  }

  /** The text of a builder; a value whose objects are not known is its own text. */
  private Value content(Value value) {
    return value.objects().isEmpty()
        ? value.withAlias(null)
        : heap.field(value, HeapAccess.CONTENT);
  }

  /** Returns the constant text under which a position keeps its element, or null. */
  @Nullable String constantKey(Position position) {
    if (position.parts().isEmpty()) {
      return null;
    }
    Position.Part last = position.parts().get(position.parts().size() - 1);
    boolean keyed =
        last.selector() == Position.Selector.ELEMENT && last.key() == Position.Key.ARGUMENT;
    return keyed && key(last) instanceof String text ? text : null;
  }

  private @Nullable Object key(Position.Part part) {
    return switch (part.key()) {
      case ARGUMENT ->
          part.number() < call.arguments().size()
              ? call.arguments().get(part.number()).constant()
              : null;
      case CONSTANT -> part.number();
      case ANY, APPENDED, EACH -> null;
    };
  }

  /** Returns the elements to copy if both positions name each element in its place, else null. */
  @Nullable Container eachElement(Position from, Position to) {
    if (!endsInEach(from) || !endsInEach(to) || to.root() == Position.Root.RETURN) {
      return null;
    }
    List<Value> sources = read(parent(from));
    List<Value> targets = read(parent(to));
    if (sources.size() != 1 || targets.size() != 1 || targets.get(0).objects().size() != 1) {
      return null;
    }
    Container known = heap.elements(targets.get(0));
    boolean fresh =
        known == null || known.equals(Container.EMPTY_LIST) || known.equals(Container.EMPTY);
    return fresh ? heap.elements(sources.get(0)) : null;
  }

  void copyEach(Position to, Container elements) {
    heap.replaceElements(read(parent(to)).get(0), elements);
  }

  private static boolean endsInEach(Position position) {
    List<Position.Part> parts = position.parts();
    return !parts.isEmpty() && parts.get(parts.size() - 1).key() == Position.Key.EACH;
  }

  private static Position parent(Position position) {
    return new Position(
        position.root(),
        position.index(),
        position.parts().subList(0, position.parts().size() - 1));
  }

  /**
   * Writes a value to a position that has parts, or makes it a part of the object at a bare root.
   *
   * @return whether an object was there to take it
   */
  boolean write(Position to, Value value, FlowKind kind) {
    if (to.parts().isEmpty()) {
      return false;
    }
    boolean written = true;
    Position.Part last = to.parts().get(to.parts().size() - 1);
    for (Value base : bases(to)) {
      written &=
          switch (last.selector()) {
            case CONTENT -> writeContent(base, value, kind);
            case KEY -> heap.putField(base, HeapAccess.KEY, value, isFresh(base, HeapAccess.KEY));
            case ELEMENT ->
                last.key() == Position.Key.APPENDED
                    ? heap.append(base, value)
                    : heap.putElement(base, key(last), value);
          };
    }
    return written;
  }

  /** Parts of the elements of a result need an element that has them: an entry of a map. */
  private List<Value> bases(Position to) {
    Position parent = parent(to);
    List<Value> bases = read(parent);
    boolean ofElement =
        to.root() == Position.Root.RETURN
            && parent.parts().size() == 1
            && parent.parts().get(0).selector() == Position.Selector.ELEMENT;
    if (!ofElement || result.objects().isEmpty() || !bases.get(0).objects().isEmpty()) {
      return bases;
    }
    Value element = heap.make(call.site(), "element");
    heap.putElement(result, null, element);
    return List.of(element);
  }

  private boolean isFresh(Value base, String field) {
    Value old = heap.field(base, field);
    return old.labels().isEmpty() && old.objects().isEmpty() && !old.isFromConstants();
  }

  private boolean writeContent(Value base, Value value, FlowKind kind) {
    if (base.objects().isEmpty()) {
      return false;
    }
    if (kind == FlowKind.VALUE) {
      return heap.putField(base, HeapAccess.CONTENT, value, true);
    }
    boolean fresh = isFresh(base, HeapAccess.CONTENT) && isMadeHere(base);
    Value old = heap.field(base, HeapAccess.CONTENT);
    Value now;
    if (kind == FlowKind.APPEND) {
      now = fresh ? Texts.concat(heap, List.of(value)) : Texts.concat(heap, List.of(old, value));
    } else {
      Value content = Value.of(heap.deep(value)).marked(value.cleaned()).withPrefix(value.prefix());
      now = fresh ? content : old.join(content).withConstants(java.util.Set.of());
    }
    return heap.putField(base, HeapAccess.CONTENT, now, true);
  }

  private static boolean isMadeHere(Value base) {
    return base.objects().stream().allMatch(o -> o instanceof AbstractObject.Allocated);
  }

  /** Empties what is at a position. */
  void reset(Position to) {
    if (to.parts().isEmpty()) {
      return;
    }
    Position.Part last = to.parts().get(to.parts().size() - 1);
    for (Value base : read(parent(to))) {
      switch (last.selector()) {
        case CONTENT -> heap.putField(base, HeapAccess.CONTENT, Value.ofConstant(""), true);
        case KEY -> heap.putField(base, HeapAccess.KEY, Value.UNKNOWN, true);
        case ELEMENT -> heap.clear(base);
      }
    }
  }

  /** Returns the index of the operand at a position's root, -1 for the result or every argument. */
  int operand(Position position) {
    int first = call.receiver() == null ? 0 : 1;
    return switch (position.root()) {
      case THIS -> call.receiver() == null ? -1 : 0;
      case RETURN -> -1;
      case ARGUMENT -> position.isEveryArgument() ? -1 : first + position.index();
    };
  }
}
