package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.ClassPattern;
import dev.actionguard.options.MethodPattern;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows which transactions methods declare, and where such a declaration has an effect. */
final class Transactions {
  private static final String SPRING = "org.springframework.transaction.annotation.Transactional";

  /** A type that Spring has since version 6.0, from which on proxies honour more than public. */
  private static final String SINCE_SPRING_6 = "org.springframework.aot.hint.RuntimeHints";

  private static final String SPRING_CORE = "org.springframework.core.Ordered";

  private final ProgramIndex index;
  private final List<MethodPattern> configuredMethods;
  private final List<ClassPattern> configuredClasses;
  private final Map<MethodRef, Optional<Declared>> cache = new ConcurrentHashMap<>();
  private volatile @Nullable Boolean woven;

  Transactions(ProgramIndex index) {
    this.index = index;
    List<String> configured = index.options().transactional();
    configuredMethods =
        configured.stream().map(MethodPattern::parse).flatMap(Optional::stream).toList();
    configuredClasses =
        configured.stream().filter(ClassPattern::isValid).map(ClassPattern::of).toList();
  }

  /** What happens at a call of a method when there is a transaction, and when there is none. */
  enum Propagation {
    REQUIRED,
    REQUIRES_NEW,
    NESTED,
    MANDATORY,
    SUPPORTS,
    NOT_SUPPORTED,
    NEVER
  }

  /**
   * A declared transaction.
   *
   * @param annotation as written; of a meta-annotation the annotation on it
   * @param onMethod whether the method itself carries it
   */
  record Declared(AnnotationModel annotation, Propagation propagation, boolean onMethod) {
    /** Returns whether a transaction is open while the method runs. */
    boolean opens() {
      return switch (propagation) {
        case REQUIRED, REQUIRES_NEW, NESTED, MANDATORY -> true;
        case SUPPORTS, NOT_SUPPORTED, NEVER -> false;
      };
    }

    boolean isReadOnly() {
      return Boolean.TRUE.equals(annotation.values().get("readOnly"))
          || annotation.simpleName().equals("ReadOnly");
    }

    /** Returns whether an exception that leaves the method surely ends the transaction. */
    boolean rollsBackFor(String exception, ProgramIndex index) {
      for (String element : List.of("rollbackFor", "rollbackOn")) {
        for (Object type : annotation.list(element)) {
          if (type instanceof Type t && index.hierarchy().isSubtype(exception, t.name())) {
            return true;
          }
        }
      }
      return annotation.list("rollbackForClassName").stream()
          .anyMatch(name -> name instanceof String s && exception.contains(s));
    }
  }

  /** Returns the transaction that holds for a method by its nearest declaration, or null. */
  @Nullable Declared declared(MethodModel method) {
    return cache
        .computeIfAbsent(method.reference(), r -> Optional.ofNullable(compute(method)))
        .orElse(null);
  }

  private @Nullable Declared compute(MethodModel method) {
    if (isConfigured(method.reference())) {
      return new Declared(new AnnotationModel(SPRING, Map.of()), Propagation.REQUIRED, false);
    }
    if (method.isConstructor() || method.enclosing() != null || method.compilerMade()) {
      return null;
    }
    int own = method.annotations().size();
    List<AnnotationModel> annotations = index.effectiveAnnotations(method);
    for (int i = 0; i < annotations.size(); i++) {
      AnnotationModel found = resolve(annotations.get(i), 2);
      boolean applies = i < own || (!method.isPrivate() && !method.isStatic());
      if (found != null && applies && !isBeanManaged(annotations)) {
        return new Declared(found, propagation(found), i < own);
      }
    }
    return null;
  }

  private boolean isConfigured(MethodRef method) {
    return configuredMethods.stream().anyMatch(p -> p.matches(method.owner(), method))
        || configuredClasses.stream().anyMatch(p -> p.matches(method.owner()));
  }

  private @Nullable AnnotationModel resolve(AnnotationModel annotation, int levels) {
    if (index
        .models()
        .fact(annotation.type(), TypeFact.Role.TRANSACTIONAL, index.hierarchy())
        .isPresent()) {
      return annotation;
    }
    if (levels == 0 || annotation.type().startsWith("java.lang.")) {
      return null;
    }
    ClassModel type = index.program().find(annotation.type()).orElse(null);
    if (type == null) {
      return null;
    }
    for (AnnotationModel meta : type.annotations()) {
      AnnotationModel found =
          meta.type().equals(annotation.type()) ? null : resolve(meta, levels - 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** An enterprise bean that opens its transactions itself. */
  private static boolean isBeanManaged(List<AnnotationModel> annotations) {
    return annotations.stream()
        .anyMatch(
            a ->
                a.simpleName().equals("TransactionManagement")
                    && a.values().get("value") instanceof AnnotationModel.EnumValue v
                    && v.name().equals("BEAN"));
  }

  private static Propagation propagation(AnnotationModel annotation) {
    for (String element : List.of("propagation", "value")) {
      if (annotation.values().get(element) instanceof AnnotationModel.EnumValue value) {
        for (Propagation known : Propagation.values()) {
          if (known.name().equals(value.name())) {
            return known;
          }
        }
      }
    }
    return Propagation.REQUIRED;
  }

  /**
   * Returns why no proxy can open the declared transaction of a method, as {@code private}; empty
   * text if one can.
   */
  String notIntercepted(MethodModel method) {
    if (isWoven() || isConfigured(method.reference())) {
      return "";
    }
    if (method.isPrivate()) {
      return "private";
    }
    if (method.isStatic()) {
      return "static";
    }
    ClassModel owner = index.owner(method);
    boolean byInterface = isOfInterface(method);
    if (Modifier.isFinal(method.modifiers()) && !byInterface) {
      return "final";
    }
    boolean oldSpring =
        index.program().find(SPRING_CORE).isPresent()
            && index.program().find(SINCE_SPRING_6).isEmpty();
    if (!method.isPublic() && oldSpring && !owner.isInterface()) {
      return "not public";
    }
    return "";
  }

  private boolean isOfInterface(MethodModel method) {
    return index.hierarchy().supertypes(method.reference().owner()).stream()
        .map(index.program()::find)
        .flatMap(Optional::stream)
        .filter(ClassModel::isInterface)
        .anyMatch(c -> c.method(method.name(), method.reference().parameters()).isPresent());
  }

  /** Load-time or compile-time weaving makes every call a transaction. */
  private boolean isWoven() {
    Boolean known = woven;
    if (known == null) {
      known =
          index.program().classes().stream()
              .flatMap(c -> c.annotations().stream())
              .anyMatch(
                  a ->
                      a.simpleName().equals("EnableTransactionManagement")
                          && a.values().get("mode") instanceof AnnotationModel.EnumValue v
                          && v.name().equals("ASPECTJ"));
      woven = known;
    }
    return known;
  }

  /** Returns whether a call bypasses the proxy although one could open the transaction. */
  boolean bypassesProxy(CallSite call, MethodModel target) {
    if (isWoven() || call.receiver() == null) {
      return false;
    }
    return isSelfCall(call, target) || isMadeHere(call, target);
  }

  /** {@code this.inner()}, {@code super.inner()}. */
  boolean isSelfCall(CallSite call, MethodModel target) {
    MethodModel caller = index.method(call.site().method());
    Value receiver = call.receiver();
    return caller != null
        && receiver != null
        && !caller.isStatic()
        && receiver.alias() instanceof Label.Parameter p
        && p.slot() == 0
        && p.path().isEmpty()
        && index.hierarchy().isSubtype(call.site().method().owner(), target.reference().owner());
  }

  private static boolean isMadeHere(CallSite call, MethodModel target) {
    Value receiver = call.receiver();
    return receiver != null
        && !receiver.objects().isEmpty()
        && receiver.objects().stream()
            .allMatch(
                o ->
                    o instanceof AbstractObject.Allocated a
                        && target.reference().owner().equals(a.exactType())
                        && a.inner().isEmpty());
  }

  /** Returns whether calls of the method run on another thread. */
  boolean isAsynchronous(MethodModel method) {
    return index.effectiveAnnotations(method).stream()
        .map(AnnotationModel::simpleName)
        .anyMatch(name -> name.equals("Async") || name.equals("Asynchronous"));
  }
}
