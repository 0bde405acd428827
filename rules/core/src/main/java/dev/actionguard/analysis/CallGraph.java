package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement.CallKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of the program may call which, by the class hierarchy, without lowering any body. A
 * closure counts as called where it is made, and so do the methods of an object that a library may
 * call: whoever holds the object got it from there, so that these come before it. Methods are
 * numbered in a stable order.
 */
final class CallGraph {
  private final List<MethodModel> methods;
  private final Map<MethodRef, Integer> numbers = new HashMap<>();
  private final int[][] callees;
  private final int[][] callers;
  private final BitSet called = new BitSet();

  CallGraph(ProgramIndex index, List<MethodModel> methods) {
    this.methods = List.copyOf(methods);
    for (int i = 0; i < this.methods.size(); i++) {
      numbers.put(this.methods.get(i).reference(), i);
    }
    callees = new int[this.methods.size()][];
    List<List<Integer>> incoming = new ArrayList<>();
    for (int i = 0; i < callees.length; i++) {
      incoming.add(new ArrayList<>(2));
    }
    for (int i = 0; i < callees.length; i++) {
      Set<Integer> out = new LinkedHashSet<>();
      Set<Integer> made = new LinkedHashSet<>();
      for (MethodRef reference :
          java.util.Objects.requireNonNull(this.methods.get(i).code()).references()) {
        add(index.targets(CallKind.VIRTUAL, reference), out);
        if (isCreation(index, this.methods.get(i), reference)) {
          add(index.callbacks(reference.owner()), made);
        }
      }
      for (int callee : out) {
        if (callee != i) {
          called.set(callee);
        }
      }
      out.addAll(made);
      callees[i] = out.stream().mapToInt(Integer::intValue).toArray();
      for (int callee : callees[i]) {
        incoming.get(callee).add(i);
      }
    }
    callers = new int[callees.length][];
    for (int i = 0; i < callers.length; i++) {
      callers[i] = incoming.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private void add(List<MethodModel> targets, Set<Integer> out) {
    for (MethodModel target : targets) {
      Integer number = numbers.get(target.reference());
      if (number != null) {
        out.add(number);
      }
    }
  }

  /** Returns whether the call makes an object: it is not a constructor's call of another one. */
  private static boolean isCreation(ProgramIndex index, MethodModel caller, MethodRef called) {
    return called.isConstructor()
        && index.program().contains(called.owner())
        && !(caller.isConstructor()
            && index.hierarchy().supertypes(caller.reference().owner()).contains(called.owner()));
  }

  int size() {
    return callees.length;
  }

  MethodModel method(int number) {
    return methods.get(number);
  }

  /** Returns the number of a method, or -1 if it is none of the graph. */
  int number(MethodModel method) {
    return numbers.getOrDefault(method.reference(), -1);
  }

  /** Returns whether any other method may call this one. */
  boolean isCalled(int number) {
    return called.get(number);
  }

  /** Returns the methods from which one of the given ones can be reached, these included. */
  BitSet reaching(BitSet targets) {
    return closure(targets, callers);
  }

  /** Returns the methods that can be reached from the given ones, these included. */
  BitSet reachableFrom(BitSet roots) {
    return closure(roots, callees);
  }

  /** Returns the methods that can be reached from one, itself included; null if over the limit. */
  @Nullable BitSet reachableFrom(int start, int limit) {
    BitSet seen = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      if (!seen.get(next)) {
        seen.set(next);
        if (seen.cardinality() > limit) {
          return null;
        }
        for (int callee : callees[next]) {
          open.add(callee);
        }
      }
    }
    return seen;
  }

  private static BitSet closure(BitSet start, int[][] edges) {
    BitSet seen = (BitSet) start.clone();
    List<Integer> open = new ArrayList<>();
    start.stream().forEach(open::add);
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      for (int other : edges[next]) {
        if (!seen.get(other)) {
          seen.set(other);
          open.add(other);
        }
      }
    }
    return seen;
  }

  /**
   * Returns the strongly connected components of the selected methods, callees before callers,
   * grouped in levels: no component depends on another one of its level.
   */
  List<List<int[]>> components(BitSet selected) {
    return new Components(callees, selected).levels();
  }

  /** Returns the callers of a method that are among those. */
  IntStream callersAmong(BitSet methods, int number) {
    return IntStream.of(callers[number]).filter(methods::get);
  }

  /** Returns whether the only method of a component calls itself. */
  boolean callsItself(int number) {
    for (int callee : callees[number]) {
      if (callee == number) {
        return true;
      }
    }
    return false;
  }
}
