package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.model.TypeFact;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows how methods of a project's repositories use the database when a framework implements them:
 * by their query annotation, else by the words of their name.
 */
final class RepositoryCalls {
  private static final Set<String> READS =
      Set.of(
          "find", "get", "read", "query", "search", "stream", "count", "exists", "load", "list",
          "select", "fetch", "lookup", "is", "has");
  private static final Set<String> WRITES =
      Set.of(
          "save",
          "insert",
          "update",
          "delete",
          "remove",
          "add",
          "create",
          "store",
          "persist",
          "upsert",
          "merge",
          "put",
          "mark",
          "set",
          "purge",
          "archive",
          "cancel",
          "close",
          "replace",
          "assign",
          "append",
          "write",
          "record",
          "increment",
          "decrement",
          "lock",
          "unlock");

  /** What the methods of a mapper of rows begin with. */
  private static final Set<String> STATEMENTS =
      Set.of(
          "select", "find", "query", "count", "list", "exists", "insert", "update", "delete",
          "remove", "save", "upsert");

  private static final Set<String> REPOSITORY_WORDS = Set.of("repository", "repo", "dao", "mapper");

  private final ProgramIndex index;
  private final Map<MethodRef, Optional<Obligation.Access>> cache = new ConcurrentHashMap<>();
  private final Map<String, Boolean> frameworkMade = new ConcurrentHashMap<>();

  private volatile @Nullable Set<String> packages;

  RepositoryCalls(ProgramIndex index) {
    this.index = index;
  }

  /** Returns how the method uses the database, or null if it is no repository's method. */
  Obligation.@Nullable Access access(MethodRef method) {
    return cache.computeIfAbsent(method, m -> Optional.ofNullable(compute(m))).orElse(null);
  }

  /**
   * Returns whether the framework surely implements it, so that it is more than a guess by name.
   */
  boolean isCertain(MethodRef method) {
    return isFrameworkMade(method.owner());
  }

  private Obligation.@Nullable Access compute(MethodRef method) {
    if (method.isConstructor() || !isRepository(method.owner())) {
      return null;
    }
    Obligation.Access declared = declared(method);
    if (declared != null) {
      return declared;
    }
    List<String> words = Names.tokens(method.name());
    if (words.isEmpty()) {
      return null;
    }
    boolean mapper = !isFrameworkMade(method.owner()) && isMapper(method.owner());
    if ((mapper ? STATEMENTS : READS).contains(words.get(0)) && !isWrite(words.get(0))) {
      return Obligation.Access.READ;
    }
    return (mapper ? STATEMENTS : WRITES).contains(words.get(0)) && isWrite(words.get(0))
        ? Obligation.Access.WRITE
        : null;
  }

  private static boolean isWrite(String word) {
    return WRITES.contains(word);
  }

  /** Most mappers turn one object into another; those of rows are asked for statements. */
  private static boolean isMapper(String owner) {
    return Names.tokens(Descriptions.simpleName(owner)).contains("mapper");
  }

  private boolean isRepository(String owner) {
    if (isFrameworkMade(owner)) {
      return true;
    }
    ClassModel model = index.program().find(owner).orElse(null);
    boolean maybeMade = model == null || model.isInterface();
    List<String> words = Names.tokens(Descriptions.simpleName(owner));
    return maybeMade
        && !words.isEmpty()
        && REPOSITORY_WORDS.contains(words.get(words.size() - 1))
        && isOfProject(owner);
  }

  /** Only names of the project's own packages are guessed at, not those of its libraries. */
  private boolean isOfProject(String owner) {
    return index.program().own(owner).isPresent()
        || projectPackages().contains(Descriptions.rootPackage(owner));
  }

  private Set<String> projectPackages() {
    Set<String> known = packages;
    if (known == null) {
      known = new HashSet<>();
      for (ClassModel model : index.program().classes()) {
        known.add(Descriptions.rootPackage(model.name()));
      }
      packages = known;
    }
    return known;
  }

  private boolean isFrameworkMade(String owner) {
    return frameworkMade.computeIfAbsent(
        owner,
        o ->
            index.models().fact(o, TypeFact.Role.REPOSITORY, index.hierarchy()).isPresent()
                || index
                    .program()
                    .own(o)
                    .filter(ClassModel::isInterface)
                    .filter(
                        c ->
                            c.annotations().stream()
                                .anyMatch(
                                    a ->
                                        index
                                            .annotationFact(a.type(), TypeFact.Role.REPOSITORY)
                                            .isPresent()))
                    .isPresent());
  }

  /**
   * Returns whether the method's query binds the authenticated user itself: {@code
   * :#{principal.id}}.
   */
  boolean bindsPrincipal(MethodRef method) {
    for (String type : index.hierarchy().supertypes(method.owner())) {
      MethodModel model = index.method(method.withOwner(type));
      if (model != null
          && model.annotations().stream()
              .map(a -> a.text("value"))
              .anyMatch(
                  t ->
                      t.contains("#{")
                          && (t.contains("principal") || t.contains("authentication")))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text of the query that an annotation on the method gives, or null. */
  @Nullable String text(MethodRef method) {
    for (String type : index.hierarchy().supertypes(method.owner())) {
      MethodModel model = index.method(method.withOwner(type));
      for (AnnotationModel annotation :
          model == null ? List.<AnnotationModel>of() : model.annotations()) {
        if (index.annotationFact(annotation.type(), TypeFact.Role.QUERY_ANNOTATION).isPresent()
            && !annotation.text("value").isEmpty()) {
          return annotation.text("value");
        }
      }
    }
    return null;
  }

  /** By {@code @Query}, {@code @Modifying} and the like on the method. */
  private Obligation.@Nullable Access declared(MethodRef method) {
    Obligation.Access access = null;
    for (String type : index.hierarchy().supertypes(method.owner())) {
      MethodModel model = index.method(method.withOwner(type));
      if (model == null) {
        continue;
      }
      for (AnnotationModel annotation : model.annotations()) {
        String kind =
            index
                .annotationFact(annotation.type(), TypeFact.Role.QUERY_ANNOTATION)
                .map(TypeFact::kind)
                .orElse("");
        if (kind.contains("write")) {
          return Obligation.Access.WRITE;
        }
        if (!kind.isEmpty()) {
          Obligation.Access byText = SqlText.access(annotation.text("value"));
          access = byText != null ? byText : Obligation.Access.READ;
        }
      }
    }
    return access;
  }
}
