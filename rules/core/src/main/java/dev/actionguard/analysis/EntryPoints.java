package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact.Role;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows which methods are called from outside of the program, and what their parameters are. */
public final class EntryPoints {
  private static final String ENTRY_POINT = "dev.actionguard.annotations.EntryPoint";

  /** Framework types: a parameter of one carries no data by itself. */
  private static final List<String> FRAMEWORK =
      List.of(
          "org.springframework.",
          "jakarta.",
          "javax.",
          "java.security.",
          "java.util.Locale",
          "java.util.TimeZone",
          "java.time.ZoneId",
          "io.micronaut.",
          "io.vertx.",
          "org.slf4j.",
          "java.io.OutputStream",
          "java.io.Writer",
          "io.grpc.",
          "org.apache.kafka.",
          "graphql.");

  /**
   * An entry point.
   *
   * @param sort {@code web}, {@code message}, {@code scheduled}, {@code main} …
   */
  public record Entry(MethodModel method, String sort) {
    /** Returns whether a user chooses what its parameters hold. */
    public boolean isUserFacing() {
      return switch (sort) {
        case "scheduled", "startup", "main", "lifecycle", "job", "async", "event" -> false;
        default -> true;
      };
    }
  }

  private final ProgramIndex index;
  private final List<MethodPattern> configuredMethods;
  private final List<ClassPattern> configuredClasses;
  private final Map<MethodRef, Optional<Entry>> entries = new ConcurrentHashMap<>();

  EntryPoints(ProgramIndex index) {
    this.index = index;
    Options options = index.options();
    configuredMethods =
        options.entryPoints().stream().map(MethodPattern::parse).flatMap(Optional::stream).toList();
    configuredClasses =
        options.entryPoints().stream()
            .filter(text -> text.indexOf('#') < 0)
            .map(ClassPattern::of)
            .toList();
  }

  /** Returns what kind of entry point a method of the program is, or empty if it is none. */
  public Optional<Entry> entry(MethodModel method) {
    return entries.computeIfAbsent(method.reference(), r -> Optional.ofNullable(compute(method)));
  }

  private @Nullable Entry compute(MethodModel method) {
    if (method.isAbstract()
        || method.compilerMade()
        || method.isPrivate()
        || method.isConstructor()) {
      return null;
    }
    String owner = method.reference().owner();
    if (index.isTest(owner)) {
      return null;
    }
    ClassModel model = index.owner(method);
    if (configuredMethods.stream().anyMatch(p -> p.matches(owner, method.reference()))
        || (method.isPublic() && configuredClasses.stream().anyMatch(p -> p.matches(owner)))
        || method.annotation(ENTRY_POINT).isPresent()
        || (method.isPublic() && model.annotation(ENTRY_POINT).isPresent())) {
      return new Entry(method, "configured");
    }
    if (method.isStatic()) {
      boolean isMain =
          method.name().equals("main")
              && method.reference().parameters().equals(List.of("java.lang.String[]"));
      return isMain ? new Entry(method, "main") : null;
    }
    for (String type : index.hierarchy().supertypes(owner)) {
      Optional<MethodModel> declared =
          index
              .program()
              .find(type)
              .flatMap(c -> c.method(method.name(), method.reference().parameters()));
      for (AnnotationModel annotation : declared.map(MethodModel::annotations).orElse(List.of())) {
        Optional<Entry> entry =
            index
                .annotationFact(annotation.type(), Role.ENTRY_ANNOTATION)
                .map(fact -> new Entry(method, fact.kind()));
        if (entry.isPresent()) {
          return entry.get();
        }
      }
    }
    for (String type : index.hierarchy().supertypes(owner)) {
      if (type.equals(owner)) {
        continue;
      }
      Optional<Entry> entry =
          index
              .models()
              .fact(type, Role.ENTRY_TYPE, index.hierarchy())
              .filter(fact -> names(fact.kind(), method))
              .map(fact -> new Entry(method, sortOf(fact.kind())));
      if (entry.isPresent()) {
        return entry.get();
      }
    }
    return null;
  }

  /** The kind of an ENTRY_TYPE row is {@code sort:name|name}, {@code sort:*} or only names. */
  private static boolean names(String kind, MethodModel method) {
    String names = kind.substring(kind.indexOf(':') + 1);
    return names.equals("*")
        ? method.isPublic()
        : List.of(names.split("\\|", -1)).contains(method.name());
  }

  private static String sortOf(String kind) {
    int colon = kind.indexOf(':');
    return colon < 0 ? "web" : kind.substring(0, colon);
  }

  /** Returns where the parameter's content comes from, or null if it is nothing special. */
  @Nullable Origin origin(MethodModel method, int parameter) {
    ParameterModel model = method.parameters().get(parameter);
    List<AnnotationModel> annotations = index.parameterAnnotations(method, parameter);
    if (has(annotations, Role.PRINCIPAL_PARAMETER)
        || index
            .models()
            .fact(model.type().name(), Role.PRINCIPAL_PARAMETER, index.hierarchy())
            .isPresent()) {
      return Origin.PRINCIPAL;
    }
    Entry entry = entry(method).orElse(null);
    if (entry == null) {
      return null;
    }
    if (entry.sort().equals("main")) {
      return Origin.ENVIRONMENT;
    }
    if (!entry.isUserFacing()) {
      return null;
    }
    if (has(annotations, Role.UNTRUSTED_PARAMETER)) {
      return Origin.UNTRUSTED;
    }
    String type = model.type().name();
    if (index.models().fact(type, Role.UNTRUSTED_TYPE, index.hierarchy()).isPresent()) {
      return Origin.UNTRUSTED;
    }
    boolean trusted =
        index.models().fact(type, Role.TRUSTED_TYPE, index.hierarchy()).isPresent()
            || FRAMEWORK.stream().anyMatch(type::startsWith)
            || annotations.stream()
                .anyMatch(
                    a -> a.type().equals("org.springframework.beans.factory.annotation.Value"));
    return trusted ? null : Origin.UNTRUSTED;
  }

  private boolean has(List<AnnotationModel> annotations, Role role) {
    return annotations.stream().anyMatch(a -> index.annotationFact(a.type(), role).isPresent());
  }

  /** Returns whether values of a type cannot carry text of the user's choice. */
  static boolean isClosed(Type type, ProgramIndex index) {
    String name = type.name();
    if (type.isPrimitive()) {
      return !name.equals("char");
    }
    if (type.isArray()
        || type.isUnknown()
        || name.equals("java.lang.Object")
        || name.equals("java.lang.String")) {
      return false;
    }
    return index.models().fact(name, Role.CLOSED_TYPE, index.hierarchy()).isPresent()
        || index.program().own(name).filter(c -> c.kind() == ClassModel.Kind.ENUM).isPresent();
  }
}
