package dev.actionguard.bytecode;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * The bytes of one class file, shared by its methods. The index into them is made again when memory
 * was short: it is larger than the bytes and needed only while methods of the class are lowered.
 */
final class ClassBytes {
  private final byte[] bytes;
  private final Names names;
  private volatile WeakReference<ClassFile> view;

  ClassBytes(byte[] bytes, ClassFile view) {
    this.bytes = bytes;
    this.names = view.names();
    this.view = new WeakReference<>(view);
  }

  byte[] bytes() {
    return bytes;
  }

  ClassFile view() {
    @Nullable ClassFile known = view.get();
    if (known == null) {
      known = new ClassFile(new ClassReader(bytes), names);
      view = new WeakReference<>(known);
    }
    return known;
  }
}
