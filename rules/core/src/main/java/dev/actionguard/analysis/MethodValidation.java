package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.model.TypeFact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells where a framework runs the constraints on the parameters of a method before the method.
 * Containers of Jakarta EE, CDI, JAX-RS and Micronaut do it for all that they manage. Spring does
 * it for classes that say {@code @Validated}, and since 6.1 for handlers of requests.
 */
public final class MethodValidation {
  private static final String VALIDATED = "org.springframework.validation.annotation.Validated";
  private static final String COMPONENT = "org.springframework.stereotype.Component";
  private static final Set<String> COMPONENTS =
      Set.of(
          COMPONENT,
          "org.springframework.stereotype.Service",
          "org.springframework.stereotype.Repository",
          "org.springframework.stereotype.Controller",
          "org.springframework.web.bind.annotation.RestController");
  private static final String HANDLER = "org.springframework.web.bind.annotation.RequestMapping";
  private static final String SINCE_6_1 =
      "org.springframework.web.method.annotation.HandlerMethodValidationException";
  private static final int META_LEVELS = 3;

  private final ProgramIndex index;
  private final EntryPoints entryPoints;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  /** What a class is to those who validate. */
  private enum Kind {
    VALIDATED,
    SPRING,
    MANAGED,
    PLAIN
  }

  MethodValidation(ProgramIndex index, EntryPoints entryPoints) {
    this.index = index;
    this.entryPoints = entryPoints;
  }

  /** Returns whether constraints on the parameters hold when the method runs. */
  boolean isActive(MethodModel method) {
    if (method.isPrivate() || method.isStatic() || method.compilerMade()) {
      return false;
    }
    return switch (kind(method.reference().owner())) {
      case VALIDATED, MANAGED -> true;
      case SPRING -> isHandler(method) && validatesHandlers();
      case PLAIN -> entryPoints.entry(method).isPresent();
    };
  }

  /**
   * Returns whether the method belongs to a bean of Spring that nothing validates, so that
   * constraints on its parameters do nothing.
   */
  public boolean isIdle(MethodModel method) {
    Kind kind = kind(method.reference().owner());
    boolean unreachable = method.isPrivate() || method.isStatic();
    return kind == Kind.SPRING
        ? unreachable || !(isHandler(method) && validatesHandlers())
        : kind == Kind.VALIDATED && unreachable;
  }

  private boolean isHandler(MethodModel method) {
    return entryPoints.entry(method).filter(e -> e.sort().equals("web")).isPresent();
  }

  /** Without the framework at hand the newer one is taken for granted. */
  private boolean validatesHandlers() {
    return index.program().find(SINCE_6_1).isPresent() || index.program().find(HANDLER).isEmpty();
  }

  private Kind kind(String className) {
    return kinds.computeIfAbsent(className, this::compute);
  }

  private Kind compute(String className) {
    Kind kind = Kind.PLAIN;
    for (String type : index.hierarchy().supertypes(className)) {
      ClassModel model = index.program().find(type).orElse(null);
      if (model == null) {
        continue;
      }
      if (has(model.annotations(), Set.of(VALIDATED), META_LEVELS)) {
        return Kind.VALIDATED;
      }
      if (has(model.annotations(), COMPONENTS, META_LEVELS)) {
        kind = Kind.SPRING;
      } else if (kind == Kind.PLAIN && isManaged(model)) {
        kind = Kind.MANAGED;
      }
    }
    return kind;
  }

  private boolean isManaged(ClassModel model) {
    return model.annotations().stream()
        .anyMatch(a -> index.annotationFact(a.type(), TypeFact.Role.STEREOTYPE).isPresent());
  }

  private boolean has(List<AnnotationModel> annotations, Set<String> types, int levels) {
    for (AnnotationModel annotation : annotations) {
      if (types.contains(annotation.type())) {
        return true;
      }
      ClassModel type =
          levels == 0 || annotation.type().startsWith("java.lang.")
              ? null
              : index.program().find(annotation.type()).orElse(null);
      if (type != null && has(type.annotations(), types, levels - 1)) {
        return true;
      }
    }
    return false;
  }
}
