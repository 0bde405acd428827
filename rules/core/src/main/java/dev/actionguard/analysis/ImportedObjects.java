package dev.actionguard.analysis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names the objects that callees made and hand out. An object is named once: what its name says is
 * long, and objects are looked up in heaps so often that comparing equal names costs more than all
 * else. Safe for use by several threads.
 */
final class ImportedObjects {
  private final Map<Import, AbstractObject.Allocated> known = new ConcurrentHashMap<>();
  private final Map<AbstractObject.Allocated, AbstractObject.Allocated> distinct =
      new ConcurrentHashMap<>();

  private record Import(Site call, AbstractObject.Allocated object) {
    /** Written out, as the generated one takes many times as long until it is compiled well. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Import i && object.equals(i.object) && call.equals(i.call);
    }

    @Override
    public int hashCode() {
      return 31 * call.hashCode() + object.hashCode();
    }
  }

  /** Returns what the object of a callee is for the caller: one of the call's objects. */
  AbstractObject.Allocated at(Site call, AbstractObject.Allocated object) {
    Import key = new Import(call, object);
    AbstractObject.Allocated found = known.get(key);
    return found != null
        ? found
        : known.computeIfAbsent(
            key, k -> distinct.computeIfAbsent(imported(k), Function.identity()));
  }

  /** The name keeps the last two of the calls that the object came through. */
  private static AbstractObject.Allocated imported(Import key) {
    AbstractObject.Allocated object = key.object();
    int cut = object.inner().indexOf('<');
    int second = cut < 0 ? -1 : object.inner().indexOf('<', cut + 1);
    String inner = second < 0 ? object.inner() : object.inner().substring(0, second);
    return new AbstractObject.Allocated(key.call(), object.site() + "<" + inner, object.type());
  }
}
