package dev.actionguard.analysis;

import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Type;
import dev.actionguard.model.TypeFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what of the program handles exceptions that leave entry points: advice and exception
 * mappers with their types, error handlers of listeners, schedulers and threads, retries.
 */
final class ErrorHandlers {
  private static final String THROWABLE = "java.lang.Throwable";

  /** By setting one of these, somebody handles what threads, listeners or schedulers throw. */
  private static final Set<String> SETTERS =
      Set.of(
          "setErrorHandler",
          "setCommonErrorHandler",
          "setUncaughtExceptionHandler",
          "setDefaultUncaughtExceptionHandler",
          "setExceptionListener");

  /** Annotations by which a method says what happens when it fails. */
  private static final Set<String> RETRIES =
      Set.of("Retryable", "RetryableTopic", "Retry", "Fallback", "CircuitBreaker");

  private final ProgramIndex index;
  private final List<Advice> advice = new ArrayList<>();
  private final Set<String> handlers = new HashSet<>();
  private boolean set;

  /**
   * Something that handles exceptions of web entry points.
   *
   * @param types the exceptions that it handles, with their subclasses
   * @param owner the class whose methods only it is for; empty for all
   */
  private record Advice(Set<String> types, String owner) {}

  ErrorHandlers(ProgramIndex index) {
    this.index = index;
    for (ClassModel model : index.program().classes()) {
      if (!index.isTest(model.name())) {
        read(model);
      }
    }
  }

  private void read(ClassModel model) {
    index
        .models()
        .fact(model.name(), TypeFact.Role.EXCEPTION_HANDLER, index.hierarchy())
        .ifPresent(fact -> handlers.add(fact.type()));
    for (Type type : model.interfaces()) {
      if (index
          .models()
          .fact(type.name(), TypeFact.Role.EXCEPTION_HANDLER, index.hierarchy())
          .isPresent()) {
        Type handled = type.arguments().isEmpty() ? Type.of(THROWABLE) : type.arguments().get(0);
        advice.add(new Advice(Set.of(handled.name()), ""));
      }
    }
    boolean global =
        model.annotations().stream()
            .anyMatch(
                a -> index.annotationFact(a.type(), TypeFact.Role.EXCEPTION_HANDLER).isPresent());
    for (MethodModel method : model.methods()) {
      Set<String> types = handled(method);
      if (!types.isEmpty()) {
        advice.add(new Advice(types, global ? "" : model.name()));
      }
      set |=
          method.code() != null
              && method.code().references().stream()
                  .map(MethodRef::name)
                  .anyMatch(SETTERS::contains);
    }
  }

  /** Returns what the annotation of a handler method names, else what its parameters say. */
  Set<String> handled(MethodModel method) {
    Set<String> types = new LinkedHashSet<>();
    for (AnnotationModel annotation : method.annotations()) {
      Optional<TypeFact> fact =
          index.annotationFact(annotation.type(), TypeFact.Role.EXCEPTION_HANDLER);
      if (fact.isEmpty() || RETRIES.contains(annotation.simpleName())) {
        continue;
      }
      for (String element : List.of("value", "exception")) {
        annotation.list(element).stream()
            .filter(v -> v instanceof Type)
            .forEach(v -> types.add(((Type) v).name()));
      }
      if (types.isEmpty()) {
        method.parameters().stream()
            .map(ParameterModel::type)
            .map(Type::name)
            .filter(t -> index.hierarchy().isSubtype(t, THROWABLE))
            .forEach(types::add);
      }
    }
    return types;
  }

  /** Returns whether a class is an exception mapper, and its method is given what it maps. */
  boolean maps(String owner, String parameter) {
    return index.hierarchy().isSubtype(parameter, THROWABLE)
        && index
            .models()
            .fact(owner, TypeFact.Role.EXCEPTION_HANDLER, index.hierarchy())
            .isPresent();
  }

  /** Returns whether something handles an exception that leaves an entry point. */
  boolean handles(EntryPoints.Entry entry, String exception) {
    MethodModel method = entry.method();
    boolean retries =
        index.effectiveAnnotations(method).stream()
            .map(AnnotationModel::simpleName)
            .anyMatch(RETRIES::contains);
    if (retries) {
      return true;
    }
    return switch (entry.sort()) {
      case "scheduled" -> set || has("ErrorHandler");
      case "async" ->
          set || has("AsyncUncaughtExceptionHandler") || has("UncaughtExceptionHandler");
      case "message" ->
          set
              || has("ErrorHandler")
              || has("CommonErrorHandler")
              || has("RabbitListenerErrorHandler")
              || hasDeadLetters(method);
      default ->
          has("HandlerExceptionResolver")
              || has("WebExceptionHandler")
              || advice.stream()
                  .filter(a -> a.owner().isEmpty() || a.owner().equals(method.reference().owner()))
                  .flatMap(a -> a.types().stream())
                  .anyMatch(t -> index.hierarchy().isSubtype(exception, t));
    };
  }

  /** Returns whether something handles what threads of the program's own throw. */
  boolean handlesThreads() {
    return set || has("UncaughtExceptionHandler");
  }

  private boolean hasDeadLetters(MethodModel method) {
    return index.owner(method).methods().stream()
        .flatMap(m -> m.annotations().stream())
        .anyMatch(a -> a.simpleName().equals("DltHandler"));
  }

  private boolean has(String simpleName) {
    return handlers.stream().anyMatch(h -> Descriptions.simpleName(h).equals(simpleName));
  }
}
