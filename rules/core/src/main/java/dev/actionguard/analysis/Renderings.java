package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Knows which objects of the program show nothing of their data when they are turned into text: the
 * {@code toString} of every class that is meant masks or leaves it out, or there is none at all, so
 * that only the class name is shown. Asked before the summaries of the {@code toString} methods are
 * there it knows of none.
 */
final class Renderings {
  private static final int HIDDEN = Mark.MASKED | Mark.HASHED | Mark.WEAK | Mark.ASPECT;

  private final ProgramIndex index;
  private final Map<String, Boolean> own = new ConcurrentHashMap<>();
  private final Map<String, Boolean> cache = new ConcurrentHashMap<>();

  Renderings(ProgramIndex index) {
    this.index = index;
  }

  static boolean isRendering(MethodModel method) {
    return method.name().equals("toString") && method.parameters().isEmpty() && !method.isStatic();
  }

  /**
   * Returns the classes whose objects methods may see, as far as signatures tell, with their
   * subclasses and what these inherit from.
   */
  Set<String> seenBy(Stream<MethodModel> methods) {
    Set<String> named = new LinkedHashSet<>();
    methods.forEach(
        method -> {
          name(named, method.reference());
          method.parameters().stream()
              .flatMap(p -> p.type().arguments().stream())
              .forEach(type -> named.add(type.name()));
          if (method.code() != null) {
            method.code().references().forEach(reference -> name(named, reference));
          }
        });
    Set<String> seen = new LinkedHashSet<>();
    for (String type : named) {
      if (index.program().contains(type)) {
        seen.addAll(index.hierarchy().supertypes(type));
        seen.addAll(index.hierarchy().subtypes(type));
      }
    }
    return seen;
  }

  private static void name(Set<String> named, MethodRef method) {
    named.add(method.owner());
    named.add(method.returns());
    named.addAll(method.parameters());
  }

  /** Notes what the summary of a {@code toString} method tells. */
  void learn(MethodModel method, MethodSummary summary) {
    Value result = summary.result();
    boolean hides =
        result != null
            && (result.isFromConstants()
                || (!result.labels().isEmpty()
                    && !result.labels().any(l -> (result.labels().marks(l) & HIDDEN) == 0)));
    own.put(method.reference().owner(), hides);
  }

  /** Returns whether the text of a value of that type shows nothing of it. */
  boolean hides(Type type) {
    return index.program().contains(type.name())
        && !own.isEmpty()
        && cache.computeIfAbsent(type.name(), this::compute);
  }

  private boolean compute(String type) {
    Set<String> classes = new LinkedHashSet<>(Set.of(type));
    classes.addAll(index.hierarchy().subtypes(type));
    List<ClassModel> concrete =
        classes.stream()
            .flatMap(name -> index.program().own(name).stream())
            .filter(model -> !model.isAbstract() && !model.isInterface())
            .toList();
    return !concrete.isEmpty() && concrete.stream().allMatch(this::hides);
  }

  private boolean hides(ClassModel model) {
    MethodRef text = new MethodRef(model.name(), "toString", List.of(), "java.lang.String");
    MethodModel method = index.ownResolved(model.name(), text);
    if (method != null) {
      return own.getOrDefault(method.reference().owner(), false);
    }
    return model.kind() != ClassModel.Kind.RECORD
        && index.hierarchy().supertypes(model.name()).stream()
            .filter(type -> !index.program().contains(type))
            .flatMap(type -> index.program().find(type).stream())
            .allMatch(m -> m.isInterface() || m.name().equals("java.lang.Object"));
  }
}
