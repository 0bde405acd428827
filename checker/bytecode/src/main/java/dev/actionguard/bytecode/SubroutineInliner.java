package dev.actionguard.bytecode;

import dev.actionguard.ir.LoweringException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Rewrites a method of an old class whose {@code finally} blocks are subroutines ({@code jsr},
 * {@code ret}) into one that has a copy of them at each call, as newer compilers write it.
 */
final class SubroutineInliner {
  private SubroutineInliner() {}

  /** Returns the method's code without subroutines. */
  static Code read(ClassFile file, ClassFile.Method method) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    try {
      file.reader().accept(new OneMethod(writer, method), ClassReader.SKIP_FRAMES);
      ClassFile inlined = new ClassFile(new ClassReader(writer.toByteArray()), file.names());
      Code code = CodeReader.read(inlined, inlined.methods().get(0));
      if (code != null) {
        return code;
      }
    } catch (RuntimeException e) {
      throw new LoweringException("subroutines cannot be inlined: " + e.getMessage(), e);
    }
    throw new LoweringException("subroutines cannot be inlined");
  }

  /** Copies a class with that method only. */
  private static final class OneMethod extends ClassVisitor {
    private final ClassFile.Method method;

    OneMethod(ClassWriter writer, ClassFile.Method method) {
      super(Opcodes.ASM9, writer);
      this.method = method;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(Opcodes.V1_5, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!name.equals(method.name()) || !descriptor.equals(method.descriptor())) {
        return null;
      }
      MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new JSRInlinerAdapter(writer, access, name, descriptor, signature, exceptions);
    }
  }
}
