package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.SensitivityLevel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes values sources because of their types: requests, headers and the like as a whole, and
 * objects of the program whose text shows something sensitive.
 */
final class TypeSources {
  /** Types of a request's body as it came. */
  private static final Set<String> RAW_BODIES =
      Set.of("java.lang.String", "java.util.Map", "com.fasterxml.jackson.databind.JsonNode");

  private static final String LOCAL = "java.time.LocalDateTime";

  private final ProgramIndex index;
  private final Renderings renderings;
  private final Map<String, Optional<String>> whole = new ConcurrentHashMap<>();

  TypeSources(ProgramIndex index, Renderings renderings) {
    this.index = index;
    this.renderings = renderings;
  }

  /** Returns the value, with a source if the type makes it one and it is not known to be one. */
  Value apply(Value value, Type type, Site site) {
    if (!value.labels().isEmpty() && isZoned(type)) {
      return value.withLabels(value.labels().marked(Mark.ZONED));
    }
    if (type.isPrimitive() || value.isFromConstants() || (value.cleaned() & Mark.OPAQUE) != 0) {
      return value;
    }
    Label.Source source = source(type, site);
    if (source == null || value.labels().any(l -> isSame(l, source))) {
      return value;
    }
    return value.withLabels(value.labels().union(Labels.of(source, 0)));
  }

  private static boolean isSame(Label label, Label.Source source) {
    return label instanceof Label.Source s
        && s.origin() == source.origin()
        && (s.origin() == Origin.WHOLE_REQUEST || s.name().equals(source.name()))
        && s.isWhole();
  }

  /** Returns what a parameter is by its type, or null if that says nothing. */
  Label.@Nullable Source parameter(MethodModel method, int parameter) {
    Site site = new Site(method.reference(), -1, parameter, method.range());
    if (parameter < 0) {
      return source(Type.of(method.reference().owner()), site);
    }
    Type type = method.parameters().get(parameter).type();
    if (RAW_BODIES.contains(type.name()) && isBody(method, parameter)) {
      return source(Origin.WHOLE_REQUEST, site, "the request's body", SensitivityLevel.PUBLIC);
    }
    if (isHandledException(method, type)) {
      return source(Origin.CAUGHT, site, type.name(), SensitivityLevel.PUBLIC);
    }
    return source(type, site);
  }

  private boolean isBody(MethodModel method, int parameter) {
    return index.parameterAnnotations(method, parameter).stream()
        .map(AnnotationModel::simpleName)
        .anyMatch("RequestBody"::equals);
  }

  /**
   * The framework gives every exception that leaves an entry point to its handlers. Those of one
   * controller only get what that controller throws, which is not looked into.
   */
  private boolean isHandledException(MethodModel method, Type type) {
    String owner = method.reference().owner();
    return index.hierarchy().isSubtype(type.name(), "java.lang.Throwable")
        && (index
                .models()
                .fact(owner, TypeFact.Role.EXCEPTION_HANDLER, index.hierarchy())
                .isPresent()
            || index.owner(method).annotations().stream()
                .anyMatch(
                    a ->
                        index
                            .annotationFact(a.type(), TypeFact.Role.EXCEPTION_HANDLER)
                            .isPresent()));
  }

  /** Types of which no value is a time that lacks its zone. */
  private static boolean isZoned(Type type) {
    String name = type.name();
    return (name.startsWith("java.time.") && !name.equals(LOCAL))
        || name.equals("java.lang.Integer")
        || name.equals("java.lang.Long");
  }

  private Label.@Nullable Source source(Type type, Site site) {
    if (type.name().equals(LOCAL)) {
      return source(Origin.ZONELESS, site, "a LocalDateTime", SensitivityLevel.PUBLIC);
    }
    Type single = type.isArray() ? type.component() : type;
    String name = wholeName(single);
    if (name != null) {
      return source(Origin.WHOLE_REQUEST, site, name, SensitivityLevel.PUBLIC);
    }
    Renderings.Shown shown = renderings.shown(single);
    for (Type argument : type.arguments()) {
      shown = shown == null ? renderings.shown(argument) : shown;
    }
    return shown == null ? null : source(Origin.RENDERING, site, shown.name(), shown.level());
  }

  private @Nullable String wholeName(Type type) {
    return whole
        .computeIfAbsent(
            type.name(),
            t ->
                index
                    .models()
                    .fact(t, TypeFact.Role.WHOLE_REQUEST, index.hierarchy())
                    .map(TypeFact::kind))
        .orElse(null);
  }

  private static Label.Source source(
      Origin origin, Site site, String name, SensitivityLevel level) {
    return new Label.Source(origin, site, name, AccessPath.EMPTY, 0, level, false);
  }
}
