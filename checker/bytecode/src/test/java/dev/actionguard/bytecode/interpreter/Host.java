package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Type;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The JDK's side: calls it by reflection and shows program objects to it as proxies. */
final class Host {
  private final Interpreter interpreter;
  private final IdentityHashMap<Object, ProgramObject> byPeer = new IdentityHashMap<>();

  Host(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns the JDK's class of that name, an array class included. */
  static Class<?> find(String name) {
    if (name.endsWith("[]")) {
      Class<?> component = find(name.substring(0, name.length() - 2));
      return component == null ? null : component.arrayType();
    }
    return switch (name) {
      case "boolean" -> boolean.class;
      case "byte" -> byte.class;
      case "short" -> short.class;
      case "char" -> char.class;
      case "int" -> int.class;
      case "long" -> long.class;
      case "float" -> float.class;
      case "double" -> double.class;
      case "void" -> void.class;
      default -> {
        try {
          yield Class.forName(name, true, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException e) {
          yield null;
        }
      }
    };
  }

  /** Returns the class of that name, or {@code Object} for one of the program. */
  static Class<?> findOrObject(String name) {
    if (name.endsWith("[]")) {
      return findOrObject(name.substring(0, name.length() - 2)).arrayType();
    }
    Class<?> found = find(name);
    return found == null ? Object.class : found;
  }

  private static Class<?> require(String name) {
    Class<?> found = find(name);
    if (found == null) {
      throw new InterpreterError("no class " + name);
    }
    return found;
  }

  /** Returns what the JDK sees for a value of the program. */
  Object toHost(Object value) {
    if (!(value instanceof ProgramObject object)) {
      return value;
    }
    if (object.peer() instanceof Throwable) {
      return object.peer();
    }
    if (object.proxy() == null) {
      Set<Class<?>> interfaces = new LinkedHashSet<>();
      collectInterfaces(object.type(), interfaces);
      object.proxy(
          interfaces.isEmpty()
              ? object
              : Proxy.newProxyInstance(
                  Host.class.getClassLoader(),
                  interfaces.toArray(Class<?>[]::new),
                  new ObjectHandler(object)));
    }
    return object.proxy();
  }

  /** Returns what the program sees for a value of the JDK. */
  Object fromHost(Object value) {
    if (value instanceof Throwable && byPeer.containsKey(value)) {
      return byPeer.get(value);
    }
    if (value != null
        && Proxy.isProxyClass(value.getClass())
        && Proxy.getInvocationHandler(value) instanceof ObjectHandler handler) {
      return handler.object;
    }
    return value;
  }

  private void collectInterfaces(String type, Set<Class<?>> interfaces) {
    ClassModel model = interpreter.program().own(type).orElse(null);
    if (model == null) {
      for (Class<?> c = find(type); c != null; c = c.getSuperclass()) {
        if (c.isInterface()) {
          interfaces.add(c);
        }
        interfaces.addAll(List.of(c.getInterfaces()));
      }
      interfaces.removeIf(i -> i.isSealed() || i.getName().startsWith("java.lang.constant."));
      return;
    }
    for (Type parent : model.interfaces()) {
      collectInterfaces(parent.name(), interfaces);
    }
    if (model.superclass() != null) {
      collectInterfaces(model.superclass().name(), interfaces);
    }
  }

  /** Makes a closure of an interface of the JDK. */
  Object closure(
      Class<?> type, dev.actionguard.ir.Statement.Closure closure, List<Object> captured) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          List<Object> values = arguments(arguments, method.getParameterTypes());
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "closure";
            };
          }
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          return result(interpreter.callClosure(closure, captured, values), method);
        };
    return Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private List<Object> arguments(Object[] arguments, Class<?>[] types) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      values.add(Values.unboxed(fromHost(arguments[i]), types[i]));
    }
    return values;
  }

  private Object result(Object value, Method method) {
    return method.getReturnType() == void.class
        ? null
        : Values.boxed(toHost(value), method.getReturnType());
  }

  /** Handles calls of the JDK on an object of the program. */
  private final class ObjectHandler implements InvocationHandler {
    private final ProgramObject object;

    ObjectHandler(ProgramObject object) {
      this.object = object;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      List<Object> values = arguments(arguments, method.getParameterTypes());
      List<String> parameters = new ArrayList<>();
      for (Class<?> type : method.getParameterTypes()) {
        parameters.add(type.getTypeName());
      }
      MethodRef reference =
          new MethodRef(
              method.getDeclaringClass().getName(),
              method.getName(),
              parameters,
              method.getReturnType().getTypeName());
      if (method.isDefault() && !interpreter.implementsMethod(object, reference)) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      return result(interpreter.callVirtual(reference, object, values), method);
    }
  }

  /** Calls a method of the JDK; a null receiver means a static one. */
  Object call(MethodRef reference, Object receiver, List<Object> arguments) {
    Class<?> owner = require(reference.owner());
    Object target = toHost(receiver);
    if (owner.isArray() && reference.name().equals("clone")) {
      int length = Array.getLength(target);
      Object copy = Array.newInstance(target.getClass().getComponentType(), length);
      System.arraycopy(target, 0, copy, 0, length);
      return copy;
    }
    Class<?>[] types = types(reference);
    try {
      Method method = method(owner, reference.name(), types);
      Object result = method.invoke(target, boxed(arguments, types));
      return Values.unboxed(fromHost(result), method.getReturnType());
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new InterpreterError("call of " + reference + " on " + target, e);
    }
  }

  private static Method method(Class<?> owner, String name, Class<?>[] types)
      throws NoSuchMethodException {
    try {
      return owner.getMethod(name, types);
    } catch (NoSuchMethodException e) {
      // Interfaces inherit from Object without saying so.
      Method method = owner.isInterface() ? Object.class.getMethod(name, types) : null;
      if (method == null) {
        method = owner.getDeclaredMethod(name, types);
        method.setAccessible(true);
      }
      return method;
    }
  }

  private static Class<?>[] types(MethodRef reference) {
    return reference.parameters().stream().map(Host::findOrObject).toArray(Class<?>[]::new);
  }

  private Object[] boxed(List<Object> arguments, Class<?>[] types) {
    Object[] boxed = new Object[types.length];
    for (int i = 0; i < boxed.length; i++) {
      // What only prints a throwable must see the program's own methods.
      boolean any =
          types[i] == Object.class
              && arguments.get(i) instanceof ProgramObject o
              && o.peer() instanceof Throwable;
      Object argument = any ? arguments.get(i) : toHost(arguments.get(i));
      boxed[i] = Values.boxed(argument, types[i]);
    }
    return boxed;
  }

  /** Makes an object of a class of the JDK. */
  Object construct(MethodRef reference, List<Object> arguments) {
    Class<?>[] types = types(reference);
    try {
      Constructor<?> constructor = require(reference.owner()).getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return constructor.newInstance(boxed(arguments, types));
    } catch (InvocationTargetException e) {
      throw thrown(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new InterpreterError("constructor " + reference, e);
    }
  }

  /** Makes the part of a program object that a class of the JDK is responsible for. */
  void constructPeer(ProgramObject object, MethodRef reference, List<Object> arguments) {
    Class<?> type = require(reference.owner());
    if (Throwable.class.isAssignableFrom(type)) {
      Object peer = construct(reference, arguments);
      object.peer(peer);
      byPeer.put(peer, object);
    } else if (type != Object.class && type != Record.class && type != Enum.class) {
      object.peer(construct(reference, arguments));
    }
  }

  /** Returns the exception as the interpreter carries it. */
  Thrown thrown(Throwable exception) {
    if (exception instanceof Thrown thrown) {
      return thrown;
    }
    if (exception instanceof InterpreterError error) {
      throw error;
    }
    return new Thrown(fromHost(exception));
  }

  Object staticField(FieldRef field) {
    try {
      var found = require(field.owner()).getField(field.name());
      return Values.unboxed(fromHost(found.get(null)), found.getType());
    } catch (ReflectiveOperationException e) {
      throw new InterpreterError("field " + field, e);
    }
  }
}
