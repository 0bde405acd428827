package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.MethodRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every call that is evaluated gives what Java itself gives. */
final class ConstantCallsTest {
  private static final List<Object> TEXTS =
      List.of("", " ", "a", "AbC", "\u2003x\u2003", "\u0001y ", "12", "-7", "true", "99999999999");
  private static final List<Object> NUMBERS =
      List.of(0, 1, -1, 2, 70_000, Integer.MIN_VALUE, Integer.MAX_VALUE);

  private int evaluated;

  /** The forms in which the analysis keeps the constants that a parameter of that type can be. */
  private static List<Object> constants(Class<?> type) {
    List<Object> all = new ArrayList<>();
    if (type == String.class || type == CharSequence.class || type == Object.class) {
      all.addAll(TEXTS);
    } else if (type == int.class || type == Integer.class) {
      all.addAll(NUMBERS);
    } else if (type == boolean.class) {
      all.addAll(List.of(true, false));
    } else if (type == char.class) {
      all.addAll(List.of('a', 'Z', '\u00e4'));
    } else if (type == short.class) {
      all.addAll(List.of((short) 1, (short) -5));
    } else if (type == byte.class) {
      all.addAll(List.of((byte) 1, (byte) -5));
    } else {
      all.add(0);
      return type == long.class ? List.of(0L, 5_000_000_000L) : List.of();
    }
    return all;
  }

  private static Value value(@Nullable Object constant) {
    Object kept =
        constant instanceof Short || constant instanceof Byte
            ? ((Number) constant).intValue()
            : constant;
    return Value.ofConstant(kept == null ? Value.NULL : kept);
  }

  /** A result in the form in which it is kept. */
  private static @Nullable Object kept(@Nullable Object result) {
    return value(result).constant();
  }

  private void check(Method method, @Nullable Object self, Object... arguments) {
    List<String> types = Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    MethodRef reference =
        new MethodRef(
            method.getDeclaringClass().getName(),
            method.getName(),
            types,
            method.getReturnType().getName());
    Object constant =
        ConstantCalls.evaluate(
            reference,
            self == null ? null : value(self),
            Arrays.stream(arguments).map(ConstantCallsTest::value).toList());
    if (constant == null) {
      return;
    }
    evaluated++;
    try {
      Object result = method.invoke(self, arguments);
      assertThat(Value.ofConstant(constant).constant())
          .as("%s of %s with %s", method, self, Arrays.toString(arguments))
          .isEqualTo(kept(result));
    } catch (InvocationTargetException e) {
      assertThat(constant).as("%s throws %s", method, e.getCause()).isNull();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private void checkAll(Class<?> owner, List<?> receivers) {
    for (Method method : owner.getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (types.length > 2 || method.getDeclaringClass() != owner) {
        continue;
      }
      List<?> selves = Modifier.isStatic(method.getModifiers()) ? List.of(0) : receivers;
      for (Object receiver : selves) {
        Object self = Modifier.isStatic(method.getModifiers()) ? null : receiver;
        if (types.length == 0) {
          check(method, self);
          continue;
        }
        for (Object first : constants(types[0])) {
          if (types.length == 1) {
            check(method, self, first);
            continue;
          }
          for (Object second : constants(types[1])) {
            check(method, self, first, second);
          }
        }
      }
    }
  }

  @Test
  void givesWhatJavaGives() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      checkAll(String.class, TEXTS);
      checkAll(Integer.class, NUMBERS);
      checkAll(Boolean.class, List.of(true, false));
      checkAll(Character.class, List.of('a', '\u00e4'));
      checkAll(Short.class, List.of((short) 3, (short) -3));
      checkAll(Byte.class, List.of((byte) 3, (byte) -3));
      checkAll(Long.class, List.of(7L));
      checkAll(Math.class, List.of(0));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(evaluated).isGreaterThan(1_000);
  }

  /** Null is a constant, too, but most calls on it throw. */
  @Test
  void nullIsNoNumber() {
    Value none = Value.ofConstant(Value.NULL);
    for (String owner : List.of("Integer", "Boolean", "Character", "Short", "Byte", "String")) {
      MethodRef valueOf =
          new MethodRef(
              "java.lang." + owner, "valueOf", List.of("java.lang.String"), "java.lang." + owner);
      assertThat(ConstantCalls.evaluate(valueOf, null, List.of(none))).isNull();
    }
    MethodRef equals =
        new MethodRef("java.lang.String", "equals", List.of("java.lang.Object"), "boolean");
    assertThat(ConstantCalls.evaluate(equals, Value.ofConstant("a"), List.of(none))).isEqualTo(0);
    assertThat(ConstantCalls.evaluate(equals, Value.UNKNOWN, List.of(none))).isNull();
    assertThat(ConstantCalls.evaluate(equals, Value.ofConstant("a"), List.of(Value.UNKNOWN)))
        .isNull();
  }
}
