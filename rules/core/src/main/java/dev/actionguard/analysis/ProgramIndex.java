package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.TypeHierarchy;
import dev.actionguard.model.LibraryModels;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about the program's methods: which ones a call may run, and what annotations,
 * supertypes and options say about them. Safe for use by several threads.
 */
public final class ProgramIndex {
  /** A call that could run more methods than this counts as unknown. */
  private static final int MAX_TARGETS = 16;

  private final Program program;
  private final TypeHierarchy hierarchy;
  private final LibraryModels models;
  private final Options options;
  private final Map<Signature, MethodModel> methods = new HashMap<>();
  private final Map<MethodRef, List<MethodModel>> targets = new ConcurrentHashMap<>();
  private final Map<String, List<MethodModel>> callbacks = new ConcurrentHashMap<>();
  private final Map<MethodRef, Boolean> declared = new ConcurrentHashMap<>();
  private final Map<String, Boolean> tests = new ConcurrentHashMap<>();
  private final Map<String, Boolean> generated = new ConcurrentHashMap<>();

  /** What tells the methods of a program apart: all of a reference but its result. */
  private record Signature(String owner, String name, List<String> parameters) {
    static Signature of(MethodRef method) {
      return new Signature(method.owner(), method.name(), method.parameters());
    }

    /** Written out, as the generated one takes many times as long until it is compiled well. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Signature s
          && name.equals(s.name)
          && owner.equals(s.owner)
          && parameters.equals(s.parameters);
    }

    @Override
    public int hashCode() {
      return (31 * owner.hashCode() + name.hashCode()) * 31 + parameters.size();
    }
  }

  ProgramIndex(Program program, LibraryModels models, Options options) {
    this.program = program;
    this.models = models;
    this.options = options;
    hierarchy = new TypeHierarchy(program);
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        methods.put(Signature.of(method.reference()), method);
      }
    }
  }

  public Program program() {
    return program;
  }

  public TypeHierarchy hierarchy() {
    return hierarchy;
  }

  public LibraryModels models() {
    return models;
  }

  public Options options() {
    return options;
  }

  /** Returns the program's method of exactly that owner and signature, or null. */
  public @Nullable MethodModel method(MethodRef reference) {
    return methods.get(Signature.of(reference));
  }

  /** Returns the declaring class of a method of the program. */
  public ClassModel owner(MethodModel method) {
    return program
        .own(method.reference().owner())
        .orElseThrow(
            () -> new IllegalArgumentException("not of the program: " + method.reference()));
  }

  /** Returns the source method that a method belongs to: itself, or the one around a lambda. */
  public MethodRef sourceMethod(MethodRef reference) {
    MethodModel method = method(reference);
    return method == null || method.enclosing() == null ? reference : method.enclosing();
  }

  /**
   * Returns the methods with code that a call can run by the class hierarchy, in a stable order;
   * empty if none is in the program or there are too many, or if the call is through one of the
   * {@link DataTypes}: what an unknown iterator, map or stream does is no class of the program.
   */
  List<MethodModel> targets(CallKind kind, MethodRef reference) {
    if (kind == CallKind.STATIC || kind == CallKind.SPECIAL || reference.isConstructor()) {
      MethodModel exact = method(reference);
      if (exact == null && program.contains(reference.owner())) {
        exact = ownResolved(reference.owner(), reference);
      }
      return exact == null || exact.isAbstract() ? List.of() : List.of(exact);
    }
    List<MethodModel> known = targets.get(reference);
    if (known == null) {
      known = virtualTargets(reference);
      targets.put(reference, known);
    }
    return known;
  }

  private List<MethodModel> virtualTargets(MethodRef reference) {
    if (DataTypes.contains(reference.owner())) {
      return List.of();
    }
    Set<MethodModel> found = new LinkedHashSet<>();
    MethodModel inherited = ownResolved(reference.owner(), reference);
    if (inherited != null && !inherited.isAbstract()) {
      found.add(inherited);
    }
    for (String subtype : hierarchy.subtypes(reference.owner())) {
      MethodModel method = method(reference.withOwner(subtype));
      if (method != null && !method.isAbstract() && !method.isStatic()) {
        found.add(method);
      } else if (method == null && program.own(subtype).filter(c -> !c.isAbstract()).isPresent()) {
        // A class that inherits the implementation from a superclass outside of the interface.
        MethodModel fromSuper = ownResolved(subtype, reference);
        if (fromSuper != null && !fromSuper.isAbstract()) {
          found.add(fromSuper);
        }
      }
      if (found.size() > MAX_TARGETS) {
        return List.of();
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the methods with code that an object of exactly that class runs when a library calls
   * it: what it overrides of types outside of the program.
   */
  List<MethodModel> callbacks(String type) {
    List<MethodModel> known = callbacks.get(type);
    if (known == null) {
      known = findCallbacks(type);
      callbacks.put(type, known);
    }
    return known;
  }

  private List<MethodModel> findCallbacks(String type) {
    Set<String> supertypes = hierarchy.supertypes(type);
    List<ClassModel> library =
        supertypes.stream()
            .filter(t -> !program.contains(t) && !t.equals("java.lang.Object"))
            .map(program::find)
            .flatMap(Optional::stream)
            .toList();
    if (library.isEmpty()) {
      return List.of();
    }
    List<MethodModel> found = new ArrayList<>();
    for (String supertype : supertypes) {
      ClassModel model = program.own(supertype).orElse(null);
      if (model == null) {
        continue;
      }
      for (MethodModel method : model.methods()) {
        boolean overrides =
            method.code() != null
                && !method.isStatic()
                && !method.isPrivate()
                && !method.isConstructor()
                && library.stream()
                    .anyMatch(
                        l -> l.method(method.name(), method.reference().parameters()).isPresent());
        if (overrides) {
          found.add(method);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Returns the method that an object of exactly that class runs, if it is the program's. */
  @Nullable MethodModel ownResolved(String owner, MethodRef reference) {
    return hierarchy
        .resolve(owner, reference)
        .filter(m -> program.contains(m.reference().owner()))
        .orElse(null);
  }

  /**
   * Returns whether the method is declared by a class that can be found, so that its name is no
   * riddle.
   */
  boolean isDeclared(MethodRef reference) {
    return declared.computeIfAbsent(
        reference,
        r ->
            r.owner().endsWith("[]")
                || hierarchy.supertypes(r.owner()).stream()
                    .map(program::find)
                    .flatMap(Optional::stream)
                    .anyMatch(c -> c.method(r.name(), r.parameters()).isPresent()));
  }

  /** Returns whether a class is known to be an enum. */
  boolean isEnum(String name) {
    return program.find(name).filter(c -> c.kind() == ClassModel.Kind.ENUM).isPresent();
  }

  /** Returns whether the class is a test or a part of one. */
  public boolean isTest(String className) {
    return cached(tests, className, this::computeTest);
  }

  /** Computing asks for the enclosing class in turn, which {@code computeIfAbsent} forbids. */
  private static boolean cached(
      Map<String, Boolean> cache, String className, Predicate<String> compute) {
    Boolean known = cache.get(className);
    if (known == null) {
      known = compute.test(className);
      cache.put(className, known);
    }
    return known;
  }

  private boolean computeTest(String className) {
    ClassModel model = program.own(className).orElse(null);
    if (model == null) {
      return false;
    }
    if (model.enclosing() != null && isTest(model.enclosing())) {
      return true;
    }
    return hasFact(model.annotations(), TypeFact.Role.TEST)
        || models.fact(className, TypeFact.Role.TEST, hierarchy).isPresent()
        || model.methods().stream().anyMatch(m -> hasFact(m.annotations(), TypeFact.Role.TEST));
  }

  /** Returns whether the class was generated: nothing is reported in it. */
  public boolean isGenerated(String className) {
    return cached(generated, className, this::computeGenerated);
  }

  private boolean computeGenerated(String className) {
    ClassModel model = program.own(className).orElse(null);
    if (model == null) {
      return false;
    }
    return (model.enclosing() != null && isGenerated(model.enclosing()))
        || model.annotations().stream().anyMatch(ProgramIndex::isGeneratedAnnotation);
  }

  static boolean isGeneratedAnnotation(AnnotationModel annotation) {
    return annotation.simpleName().equals("Generated")
        || annotation.simpleName().equals("GeneratedCode");
  }

  private boolean hasFact(List<AnnotationModel> annotations, TypeFact.Role role) {
    return annotations.stream().anyMatch(a -> annotationFact(a.type(), role).isPresent());
  }

  /**
   * Returns the fact about an annotation type, itself or through annotations on it (two levels).
   */
  Optional<TypeFact> annotationFact(String annotation, TypeFact.Role role) {
    return annotationFact(annotation, role, 2);
  }

  private Optional<TypeFact> annotationFact(String annotation, TypeFact.Role role, int levels) {
    Optional<TypeFact> direct = models.fact(annotation, role, hierarchy);
    if (direct.isPresent() || levels == 0) {
      return direct;
    }
    ClassModel type = program.find(annotation).orElse(null);
    if (type == null || annotation.startsWith("java.lang.")) {
      return Optional.empty();
    }
    for (AnnotationModel meta : type.annotations()) {
      if (!meta.type().equals(annotation) && !meta.type().startsWith("java.lang.")) {
        Optional<TypeFact> found = annotationFact(meta.type(), role, levels - 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the annotations that count for a method: its own, those of the methods that it
   * overrides or implements, and those of its class, superclasses and interfaces; nearest first.
   */
  public List<AnnotationModel> effectiveAnnotations(MethodModel method) {
    List<AnnotationModel> result = new ArrayList<>(method.annotations());
    Set<String> seen = new HashSet<>();
    for (String type : hierarchy.supertypes(method.reference().owner())) {
      ClassModel model = program.find(type).orElse(null);
      if (model == null || !seen.add(type)) {
        continue;
      }
      if (!type.equals(method.reference().owner())) {
        model
            .method(method.name(), method.reference().parameters())
            .ifPresent(m -> result.addAll(m.annotations()));
      }
      result.addAll(model.annotations());
    }
    return result;
  }

  /** Returns the annotations of a parameter, own and of overridden methods. */
  List<AnnotationModel> parameterAnnotations(MethodModel method, int parameter) {
    List<AnnotationModel> result = new ArrayList<>();
    for (String type : hierarchy.supertypes(method.reference().owner())) {
      program
          .find(type)
          .flatMap(c -> c.method(method.name(), method.reference().parameters()))
          .filter(m -> parameter < m.parameters().size())
          .ifPresent(m -> result.addAll(m.parameters().get(parameter).annotations()));
    }
    return result;
  }
}
