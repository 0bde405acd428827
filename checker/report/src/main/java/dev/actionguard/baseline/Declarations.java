package dev.actionguard.baseline;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Program;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which classes and methods there are today. A known finding can only have moved away if the method
 * that it stood in is gone; else a new finding elsewhere would take its place unseen.
 */
public interface Declarations {
  /** Returns whether the class was analysed in this run. */
  boolean analyzed(String className);

  /** Returns whether the method is still there, in a class of this run or in another one. */
  boolean has(String className, String method);

  /**
   * Looks into a program.
   *
   * @param elsewhere whether a class that is not in the program is part of the same project, which
   *     another run looks at
   */
  static Declarations of(Program program, Predicate<String> elsewhere) {
    return new Declarations() {
      @Override
      public boolean analyzed(String className) {
        return program.contains(className);
      }

      @Override
      public boolean has(String className, String method) {
        Optional<ClassModel> model = program.own(className);
        return model.isPresent() ? hasMethod(model.get(), method) : elsewhere.test(className);
      }
    };
  }

  private static boolean hasMethod(ClassModel model, String method) {
    return !method.contains("(")
        || method.startsWith("<")
        || model.methods().stream().anyMatch(m -> m.reference().signature().equals(method));
  }
}
