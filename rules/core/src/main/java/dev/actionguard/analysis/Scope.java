package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.MethodFact;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.Options;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which classes are action code and which methods can matter to them: those that entry
 * points or action classes can reach. Nothing is lowered for it.
 */
final class Scope {
  private final AnalysisContext context;
  private final ProgramIndex index;
  private final CallGraph graph;
  private final BitSet entries = new BitSet();
  private final BitSet databaseUsers;
  private final Set<String> actionClasses = new HashSet<>();
  private final BitSet selected;
  private final List<ClassPattern> excluded;

  Scope(AnalysisContext context, CallGraph graph) {
    this.context = context;
    this.index = context.index();
    this.graph = graph;
    Options.Scope options = index.options().scope();
    excluded = options.exclude().stream().map(ClassPattern::of).toList();
    List<ClassPattern> included = options.include().stream().map(ClassPattern::of).toList();
    Map<MethodRef, Boolean> cache = new HashMap<>();
    BitSet direct = new BitSet();
    for (int i = 0; i < graph.size(); i++) {
      MethodModel method = graph.method(i);
      if (context.entryPoints().entry(method).isPresent()) {
        entries.set(i);
      }
      if (usesDatabase(method, cache)) {
        direct.set(i);
      }
    }
    databaseUsers = graph.reaching(direct);
    BitSet roots = (BitSet) entries.clone();
    roots.or(databaseUsers);
    boolean nothing = entries.isEmpty() && direct.isEmpty();
    for (int i = 0; i < graph.size(); i++) {
      String owner = graph.method(i).reference().owner();
      if (nothing || roots.get(i) || isNamed(owner, included)) {
        actionClasses.add(owner);
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      if (actionClasses.contains(graph.method(i).reference().owner())) {
        roots.set(i);
      }
    }
    selected = graph.reachableFrom(roots);
    selectInitializers();
    // What action code reaches is action code as well.
    selected.stream().forEach(i -> actionClasses.add(graph.method(i).reference().owner()));
  }

  /**
   * The static initialisers of the classes of selected methods tell what constants hold, and their
   * constructors what objects hold that a container makes. Entities are made by the library that
   * loads them.
   */
  private void selectInitializers() {
    BitSet more;
    do {
      Set<String> owners = new HashSet<>();
      selected.stream().forEach(i -> owners.add(graph.method(i).reference().owner()));
      more = new BitSet();
      for (int i = 0; i < graph.size(); i++) {
        MethodModel method = graph.method(i);
        String owner = method.reference().owner();
        if ((method.isConstructor() && (owners.contains(owner) || isEntity(owner)))
            || (method.name().equals("<clinit>") && owners.contains(owner))) {
          more.set(i);
        }
      }
      more.andNot(selected);
      selected.or(graph.reachableFrom(more));
    } while (!more.isEmpty());
  }

  private boolean isEntity(String owner) {
    return index
        .program()
        .own(owner)
        .filter(
            c ->
                c.annotations().stream()
                    .anyMatch(
                        a -> index.annotationFact(a.type(), TypeFact.Role.ENTITY).isPresent()))
        .isPresent();
  }

  private boolean usesDatabase(MethodModel method, Map<MethodRef, Boolean> cache) {
    for (MethodRef reference : java.util.Objects.requireNonNull(method.code()).references()) {
      if (cache.computeIfAbsent(reference, this::isDatabaseCall)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDatabaseCall(MethodRef reference) {
    for (MethodFact fact : index.models().facts(reference, index.hierarchy())) {
      if (fact instanceof MethodFact.Database) {
        return true;
      }
    }
    for (MethodFact fact : context.configured().facts(reference)) {
      if (fact instanceof MethodFact.Database) {
        return true;
      }
    }
    MethodModel own = index.method(reference);
    return (own == null || own.isAbstract()) && context.repositories().access(reference) != null;
  }

  private boolean isNamed(String owner, List<ClassPattern> included) {
    ClassModel model = index.program().own(owner).orElse(null);
    return included.stream().anyMatch(p -> p.matches(owner))
        || (model != null
            && model.annotations().stream()
                .anyMatch(
                    a -> index.annotationFact(a.type(), TypeFact.Role.STEREOTYPE).isPresent()));
  }

  /** Returns whether findings in the class are of interest. */
  boolean isActionCode(String className) {
    return actionClasses.contains(className)
        && !index.isGenerated(className)
        && index.models().fact(className, TypeFact.Role.MIGRATION, index.hierarchy()).isEmpty()
        && excluded.stream().noneMatch(p -> p.matches(className));
  }

  /** Returns the methods to analyse. */
  BitSet selected() {
    return selected;
  }

  /** Returns all methods. */
  BitSet everything() {
    BitSet all = new BitSet(graph.size());
    all.set(0, graph.size());
    return all;
  }

  boolean hasEntryPoints() {
    for (int i = entries.nextSetBit(0); i >= 0; i = entries.nextSetBit(i + 1)) {
      if (context
          .entryPoints()
          .entry(graph.method(i))
          .filter(e -> !e.sort().equals("main"))
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the program knows of users at all: it asks who calls or what they may, denies
   * access, or declares checks. A driver or a template that does none of it leaves that to its
   * callers.
   */
  boolean knowsUsers() {
    for (ClassModel model : index.program().classes()) {
      if (index.isTest(model.name())) {
        continue;
      }
      if (declaresAccess(model.annotations())
          || index
              .models()
              .fact(model.name(), TypeFact.Role.DENIAL_EXCEPTION, index.hierarchy())
              .isPresent()) {
        return true;
      }
      for (MethodModel method : model.methods()) {
        if (declaresAccess(method.annotations()) || AccessNames.demands(method.name())) {
          return true;
        }
        if (method.code() != null
            && method.code().references().stream().anyMatch(this::isAboutUsers)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean declaresAccess(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(a -> index.annotationFact(a.type(), TypeFact.Role.ACCESS_ANNOTATION).isPresent());
  }

  private boolean isAboutUsers(MethodRef reference) {
    return index.models().facts(reference, index.hierarchy()).stream()
            .anyMatch(
                f ->
                    f instanceof MethodFact.AccessCheck
                        || (f instanceof MethodFact.Source s
                            && s.kind() == MethodFact.SourceKind.PRINCIPAL))
        || context.configured().facts(reference).stream()
            .anyMatch(f -> f instanceof MethodFact.AccessCheck)
        || (reference.isConstructor()
            && index
                .models()
                .fact(reference.owner(), TypeFact.Role.DENIAL_EXCEPTION, index.hierarchy())
                .isPresent());
  }
}
