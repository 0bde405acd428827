package dev.actionguard.analysis;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import dev.actionguard.options.SensitivityLevel;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows which objects of the program show nothing of their data when they are turned into text: the
 * {@code toString} of every class that is meant masks or leaves it out, or there is none at all, so
 * that only the class name is shown; and which objects show something sensitive. Asked before the
 * summaries of the {@code toString} methods are there it knows of none.
 */
final class Renderings {
  private static final int HIDDEN = Mark.MASKED | Mark.HASHED | Mark.WEAK | Mark.ASPECT;

  private final ProgramIndex index;
  private final Map<String, Boolean> own = new ConcurrentHashMap<>();
  private final Map<String, Boolean> cache = new ConcurrentHashMap<>();
  private final Map<String, Shown> ownShown = new ConcurrentHashMap<>();
  private final Map<String, List<String>> printed = new ConcurrentHashMap<>();
  private final Map<String, Optional<Shown>> shownCache = new ConcurrentHashMap<>();
  private final SensitiveNames names;

  /**
   * The most sensitive data that a text shows.
   *
   * @param name class and field: {@code Session.token}
   */
  record Shown(String name, SensitivityLevel level) {}

  Renderings(ProgramIndex index, SensitiveNames names) {
    this.index = index;
    this.names = names;
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
    Shown shown = result == null || hides ? null : shownBy(method, result.labels());
    if (shown != null) {
      ownShown.put(method.reference().owner(), shown);
    }
    if (result != null && !hides) {
      printed.put(method.reference().owner(), printed(result.labels()));
    }
  }

  /** The fields of the object whose own text becomes a part of its text. */
  private static List<String> printed(Labels labels) {
    List<String> fields = new ArrayList<>();
    labels.forEach(
        (label, marks) -> {
          if ((marks & HIDDEN) == 0
              && label instanceof Label.Parameter p
              && p.slot() == 0
              && p.derivations() == 0
              && !p.path().isEmpty()
              && p.path().parts().stream().skip(1).allMatch(AccessPath::isElement)) {
            fields.add(p.path().parts().get(0));
          }
        });
    return fields;
  }

  private @Nullable Shown shownBy(MethodModel method, Labels labels) {
    ClassModel owner = index.owner(method);
    Shown[] most = {null};
    labels.forEach(
        (label, marks) -> {
          boolean raw = (marks & HIDDEN) == 0;
          if (raw && label instanceof Label.Source s && s.origin() == Origin.SENSITIVE) {
            most[0] = more(most[0], owner, s.name() + s.path(), s.level());
          }
        });
    if (isReflective(method)) {
      for (FieldModel field : owner.fields()) {
        SensitivityLevel level = names.level(field.name());
        boolean skipped = field.isStatic() || Modifier.isTransient(field.modifiers());
        if (!skipped && level != SensitivityLevel.PUBLIC) {
          most[0] = more(most[0], owner, field.name(), level);
        }
      }
    }
    return most[0];
  }

  private static Shown more(
      @Nullable Shown old, ClassModel owner, String field, SensitivityLevel level) {
    return old != null && old.level().compareTo(level) >= 0
        ? old
        : new Shown(owner.simpleName() + "." + field, level);
  }

  /** A builder that prints every field there is. */
  private static boolean isReflective(MethodModel method) {
    return method.code() != null
        && method.code().references().stream()
            .anyMatch(
                r ->
                    r.name().equals("reflectionToString")
                        || r.owner().endsWith(".ReflectionToStringBuilder"));
  }

  /** Returns what sensitive data the text of every value of that type shows, or null. */
  @Nullable Shown shown(Type type) {
    if (ownShown.isEmpty() || !index.program().contains(type.name())) {
      return null;
    }
    Optional<Shown> known = shownCache.get(type.name());
    if (known == null) {
      known = computeShown(type.name(), new LinkedHashSet<>());
      shownCache.put(type.name(), known);
    }
    return known.orElse(null);
  }

  private Optional<Shown> computeShown(String type, Set<String> asked) {
    Shown first = null;
    if (asked.add(type)) {
      for (ClassModel model : concrete(type)) {
        Shown shown = shownBy(model, asked);
        if (shown == null) {
          return Optional.empty();
        }
        first = first == null ? shown : first;
      }
    }
    return Optional.ofNullable(first);
  }

  private @Nullable Shown shownBy(ClassModel model, Set<String> asked) {
    MethodRef text = new MethodRef(model.name(), "toString", List.of(), "java.lang.String");
    MethodModel method = index.ownResolved(model.name(), text);
    if (method == null) {
      return null;
    }
    ClassModel owner = index.owner(method);
    Shown shown = ownShown.get(owner.name());
    for (String name : printed.getOrDefault(owner.name(), List.of())) {
      Type type = owner.field(name).map(FieldModel::type).orElse(Type.UNKNOWN);
      List<Type> parts = new ArrayList<>(type.arguments());
      parts.add(type.isArray() ? type.component() : type);
      for (Type part : parts) {
        if (shown == null && index.program().contains(part.name())) {
          shown = computeShown(part.name(), asked).orElse(null);
        }
      }
    }
    return shown;
  }

  /** Returns whether the text of a value of that type shows nothing of it. */
  boolean hides(Type type) {
    return index.program().contains(type.name())
        && !own.isEmpty()
        && cache.computeIfAbsent(type.name(), this::compute);
  }

  private boolean compute(String type) {
    List<ClassModel> concrete = concrete(type);
    return !concrete.isEmpty() && concrete.stream().allMatch(this::hides);
  }

  /** The classes that an object of the type can have. */
  private List<ClassModel> concrete(String type) {
    Set<String> classes = new LinkedHashSet<>(Set.of(type));
    classes.addAll(index.hierarchy().subtypes(type));
    return classes.stream()
        .flatMap(name -> index.program().own(name).stream())
        .filter(model -> !model.isAbstract() && !model.isInterface())
        .toList();
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
