package dev.actionguard.bytecode;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Tells which called methods are private. Since Java 11 private methods of the classes in one nest
 * are called by {@code invokevirtual} and {@code invokeinterface}, which would look virtual.
 */
final class PrivateMethods {
  private final LoweringContext context;
  private final ClassFile file;
  private final Map<MethodRef, Boolean> known = new HashMap<>();

  PrivateMethods(LoweringContext context, ClassFile file) {
    this.context = context;
    this.file = file;
  }

  boolean contains(MethodRef method) {
    if (!outermost(method.owner()).equals(outermost(context.owner()))) {
      return false;
    }
    return known.computeIfAbsent(method, this::isPrivate);
  }

  private boolean isPrivate(MethodRef method) {
    if (method.owner().equals(context.owner())) {
      for (ClassFile.Method declared : file.methods()) {
        if ((declared.access() & Opcodes.ACC_PRIVATE) != 0
            && declared.name().equals(method.name())
            && file.names()
                .method(declared.descriptor())
                .parameterNames()
                .equals(method.parameters())) {
          return true;
        }
      }
      return false;
    }
    return context
        .classes()
        .find(method.owner())
        .flatMap(owner -> owner.method(method.name(), method.parameters()))
        .filter(MethodModel::isPrivate)
        .isPresent();
  }

  private static String outermost(String name) {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }
}
