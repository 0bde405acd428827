package dev.actionguard.recorder;

import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.store.InstanceActionEvents;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a service so that each call of a method marked with {@link InstanceEvent} is recorded as an
 * event. What is wrong with a mark, such as a name that is too long, is found when the service is
 * wrapped, not when it is called.
 */
public final class InstanceEvents {

  private final InstanceActionEvents events;

  /**
   * Makes a wrapper.
   *
   * @param events records
   */
  public InstanceEvents(InstanceActionEvents events) {
    this.events = events;
  }

  /**
   * Returns a service that does what the given one does and records the marked methods. The host of
   * the events is the service's, if it is a {@link HostOwner}.
   *
   * @param type the public interface of the service, which bears the marks
   * @param service does the work
   * @param <T> the interface of the service
   * @throws IllegalArgumentException if a mark cannot be followed
   */
  public <T> T wrap(Class<T> type, T service) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException("the interface of a recorded service must be public");
    }
    Map<Method, Step> steps = new HashMap<>();
    for (Method method : type.getMethods()) {
      InstanceEvent mark = method.getAnnotation(InstanceEvent.class);
      if (mark != null) {
        steps.put(method, Step.of(method, mark));
      }
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Recording(service, steps));
    return type.cast(proxy);
  }

  /** Hands each call on to the service, inside a reporter if the method is marked. */
  private final class Recording implements InvocationHandler {

    private final Object service;
    private final Map<Method, Step> steps;

    Recording(Object service, Map<Method, Step> steps) {
      this.service = service;
      this.steps = Map.copyOf(steps);
    }

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Exception {
      @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
      Step step = steps.get(method);
      return step == null ? pass(service, method, given) : record(step, method, given);
    }

    private @Nullable Object record(Step step, Method method, @Nullable Object[] arguments)
        throws Exception {
      HostName host = service instanceof HostOwner owner ? owner.host() : null;
      EventReporter reporter =
          new EventReporter(
              events,
              step.context(arguments),
              step.name(),
              host,
              step.gracefulExit(),
              step.servers(arguments));
      return reporter
          .call(() -> Optional.ofNullable(pass(service, method, arguments)))
          .orElse(null);
    }
  }

  /** Calls the service; what it throws comes out as it was thrown. */
  private static @Nullable Object pass(Object service, Method method, @Nullable Object[] arguments)
      throws Exception {
    try {
      return method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw thrown instanceof Exception exception ? exception : e;
    }
  }

  /** A marked method: the name of its event, and where its arguments of interest stand. */
  private record Step(
      EventName name, GracefulExit gracefulExit, int contextIndex, int serverIndex) {

    static Step of(Method method, InstanceEvent mark) {
      String rest = mark.method().isEmpty() ? method.getName() : mark.method();
      return new Step(
          EventName.of(mark.prefix(), rest),
          mark.gracefulExit(),
          indexOf(method, RequestContext.class, RequestContext.class),
          indexOf(method, ServerId.class, ServerId[].class));
    }

    RequestContext context(@Nullable Object[] arguments) {
      return (RequestContext) required(arguments[contextIndex]);
    }

    List<ServerId> servers(@Nullable Object[] arguments) {
      Object argument = required(arguments[serverIndex]);
      return argument instanceof ServerId[] several
          ? List.of(several)
          : List.of((ServerId) argument);
    }

    private static int indexOf(Method method, Class<?> one, Class<?> several) {
      List<Class<?>> types = Arrays.asList(method.getParameterTypes());
      int index = Math.max(types.indexOf(one), types.indexOf(several));
      if (index < 0) {
        throw new IllegalArgumentException(
            "recorded method " + method.getName() + " has no parameter " + one.getSimpleName());
      }
      return index;
    }

    private static Object required(@Nullable Object argument) {
      if (argument == null) {
        throw new IllegalArgumentException("a recorded step needs its context and its server");
      }
      return argument;
    }
  }
}
