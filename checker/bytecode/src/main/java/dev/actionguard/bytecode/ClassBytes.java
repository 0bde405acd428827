package dev.actionguard.bytecode;

import dev.actionguard.ir.LoweringException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * The bytes of one class file, shared by its methods. Where they can be read again they are dropped
 * when memory is short. The index into them is made again even sooner: it is larger than the bytes
 * and needed only while methods of the class are lowered.
 */
final class ClassBytes {
  private final Names names;
  private final byte @Nullable [] held;
  private final Inputs.@Nullable Content content;
  private final long checksum;
  private volatile SoftReference<byte[]> bytes;
  private volatile WeakReference<ClassFile> view;

  /**
   * Makes the bytes of a class.
   *
   * @param content reads them again; null to hold them
   */
  ClassBytes(byte[] bytes, ClassFile view, Inputs.@Nullable Content content) {
    this.names = view.names();
    this.held = content == null ? bytes : null;
    this.content = content;
    this.checksum = content == null ? 0 : checksum(bytes);
    this.bytes = new SoftReference<>(bytes);
    this.view = new WeakReference<>(view);
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /**
   * Returns the index into the bytes.
   *
   * @throws LoweringException if they were dropped and cannot be read again
   */
  ClassFile view() {
    @Nullable ClassFile known = view.get();
    if (known == null) {
      known = new ClassFile(new ClassReader(bytes()), names);
      view = new WeakReference<>(known);
    }
    return known;
  }

  private byte[] bytes() {
    if (content == null) {
      return java.util.Objects.requireNonNull(held);
    }
    byte @Nullable [] known = bytes.get();
    if (known == null) {
      try {
        known = content.read();
      } catch (IOException | IllegalStateException e) {
        throw new LoweringException("its class file cannot be read again: " + e.getMessage(), e);
      }
      if (checksum(known) != checksum) {
        throw new LoweringException("its class file was changed while it was analysed");
      }
      bytes = new SoftReference<>(known);
    }
    return known;
  }
}
