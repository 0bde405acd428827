package dev.actionguard.bytecode;

import dev.actionguard.bytecode.ClassFile.BootstrapHandle;
import dev.actionguard.bytecode.ClassFile.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Finds the source method that each lambda body stands in, by the call sites that make closures of
 * it. A lambda in a lambda stands in the outermost source method.
 */
final class LambdaOwners {
  private final ClassFile file;
  private final Map<String, Integer> lambdas = new HashMap<>();
  private final int[] owner;

  LambdaOwners(ClassFile file) {
    this.file = file;
    owner = new int[file.methods().size()];
    Arrays.fill(owner, -1);
    if (!file.hasBootstraps()) {
      return;
    }
    for (int i = 0; i < owner.length; i++) {
      Method method = file.methods().get(i);
      if (mayBeLambda(method)) {
        lambdas.put(method.name() + method.descriptor(), i);
      }
    }
    if (!lambdas.isEmpty()) {
      scan();
    }
  }

  /** Kotlin does not mark its lambda bodies as synthetic. */
  static boolean mayBeLambda(Method method) {
    boolean synthetic = (method.access() & Opcodes.ACC_SYNTHETIC) != 0;
    boolean bridge = (method.access() & Opcodes.ACC_BRIDGE) != 0;
    return method.code() > 0 && !bridge && (synthetic || method.name().contains("$lambda$"));
  }

  private void scan() {
    char[] buffer = file.buffer();
    for (int i = 0; i < owner.length; i++) {
      int from = i;
      int code = file.methods().get(i).code();
      if (code > 0) {
        ReferenceScanner.forEach(
            file.reader(),
            code,
            at -> {
              if (file.reader().readByte(at) == Opcodes.INVOKEDYNAMIC) {
                record(file.reader().readUnsignedShort(at + 1), from, buffer);
              }
            });
      }
    }
  }

  private void record(int site, int from, char[] buffer) {
    BootstrapHandle handle = Closures.implementation(file.dynamic(site, buffer));
    if (handle == null) {
      return;
    }
    String owningClass = Names.binary(file.reader().getClassName());
    if (handle.target().reference().owner().equals(owningClass)) {
      Integer lambda =
          lambdas.get(handle.target().reference().name() + handle.target().descriptor());
      if (lambda != null && owner[lambda] < 0) {
        owner[lambda] = from;
      }
    }
  }

  /** Returns the index of the source method that the method is a lambda body in, or -1. */
  int of(int method) {
    int at = owner[method];
    for (int steps = 0; at >= 0 && owner[at] >= 0 && steps < owner.length; steps++) {
      at = owner[at];
    }
    return at == method ? -1 : at;
  }
}
