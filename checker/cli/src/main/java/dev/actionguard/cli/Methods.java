package dev.actionguard.cli;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.NearestName;
import java.util.ArrayList;
import java.util.List;

/** Finds the methods that a user names. */
final class Methods {
  private Methods() {}

  static MethodPattern pattern(String text) {
    return MethodPattern.parse(text)
        .orElseThrow(
            () ->
                new UserError(
                    "actionguard: not a method: "
                        + text
                        + "; write Class#name or Class#name(Type, Type)"));
  }

  /** Returns the methods, at least one, in the order of the program. */
  static List<MethodModel> find(Program program, MethodPattern pattern) {
    List<MethodModel> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        if (pattern.matches(model.name(), method.reference())) {
          found.add(method);
        }
        names.add(model.name() + "#" + method.name());
        names.add(model.simpleName() + "#" + method.name());
      }
    }
    if (found.isEmpty()) {
      throw new UserError(
          "actionguard: no method " + pattern + NearestName.hint(pattern.toString(), names));
    }
    return found;
  }
}
