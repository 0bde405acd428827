package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a class of the program, or a closure of an interface of the program. To the JDK it
 * is an object like any other: what it inherits from {@code Object} goes back to the interpreter.
 */
final class ProgramObject {
  private final Interpreter interpreter;
  private final String type;
  private final ClassModel model;
  private final Map<String, Object> fields = new HashMap<>();
  private Statement.Closure closure;
  private List<Object> captured = List.of();

  /** What it is to the JDK where its class extends one of the JDK. */
  private Object peer;

  /** What it is to the JDK where its class implements interfaces of the JDK. */
  private Object proxy;

  ProgramObject(Interpreter interpreter, ClassModel model) {
    this.interpreter = interpreter;
    this.type = model.name();
    this.model = model;
  }

  ProgramObject(
      Interpreter interpreter,
      ClassModel functional,
      Statement.Closure closure,
      List<Object> captured) {
    this(interpreter, functional);
    this.closure = closure;
    this.captured = captured;
  }

  String type() {
    return type;
  }

  ClassModel model() {
    return model;
  }

  Map<String, Object> fields() {
    return fields;
  }

  Statement.Closure closure() {
    return closure;
  }

  List<Object> captured() {
    return captured;
  }

  Object peer() {
    return peer;
  }

  void peer(Object newPeer) {
    peer = newPeer;
  }

  Object proxy() {
    return proxy;
  }

  void proxy(Object newProxy) {
    proxy = newProxy;
  }

  private Object call(String name, List<String> parameters, String returns, Object... arguments) {
    return interpreter.callVirtual(
        new MethodRef("java.lang.Object", name, parameters, returns), this, List.of(arguments));
  }

  @Override
  public String toString() {
    return (String) call("toString", List.of(), "java.lang.String");
  }

  @Override
  public int hashCode() {
    return (Integer) call("hashCode", List.of(), "int");
  }

  @Override
  public boolean equals(Object other) {
    Object own = interpreter.host().fromHost(other);
    if (own == null) {
      return false;
    }
    return (Boolean) call("equals", List.of("java.lang.Object"), "boolean", own);
  }
}
