package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.ClassModel;
import java.util.Map;

/** The class object of a class of the program, with the few methods that programs ask it for. */
record ProgramClass(ClassModel model) {
  /** Answers a method of {@code java.lang.Class}. */
  Object call(String method, Object... arguments) {
    return switch (method) {
      case "getName", "getTypeName" -> model.name();
      case "getSimpleName" -> simpleName();
      case "desiredAssertionStatus" -> false;
      case "isInterface" -> model.isInterface();
      case "isRecord" -> model.kind() == ClassModel.Kind.RECORD;
      case "toString" -> toString();
      case "hashCode" -> hashCode();
      case "equals" -> equals(arguments[0]);
      default -> throw new InterpreterError("Class." + method + Map.of());
    };
  }

  private String simpleName() {
    String simple = model.simpleName();
    int start = 0;
    while (start < simple.length() && Character.isDigit(simple.charAt(start))) {
      start++;
    }
    return simple.substring(start);
  }

  @Override
  public String toString() {
    return (model.isInterface() ? "interface " : "class ") + model.name();
  }
}
