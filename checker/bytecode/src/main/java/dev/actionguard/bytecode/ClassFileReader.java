package dev.actionguard.bytecode;

import dev.actionguard.ir.ClassLookup;
import dev.actionguard.ir.ClassModel;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Reads class files. The header of a class is read at once; the code of a method is lowered when it
 * is asked for, from the bytes, which are kept. Safe for use by several threads.
 */
public final class ClassFileReader {
  private static final int MAGIC = 0xCAFEBABE;

  private final Names names = new Names();
  private final ClassLookup classes;
  private final EnumNames enums;

  /**
   * A class and what was counted while it was read.
   *
   * @param lines line-number entries of its methods
   */
  public record ReadClass(ClassModel model, int bytes, int lines) {}

  /**
   * Makes a reader.
   *
   * @param classes finds the classes that a compiler made beside one that is read, whose content
   *     lowering needs for switches on enums; asked only when a body is lowered
   */
  public ClassFileReader(ClassLookup classes) {
    this.classes = classes;
    this.enums = new EnumNames(classes);
  }

  /**
   * Reads one class. The array must not change afterwards.
   *
   * @throws ClassFormatException if it is not a class file, is damaged, or of a version that is not
   *     known
   */
  public ReadClass read(byte[] bytes) {
    return read(bytes, null);
  }

  /**
   * Reads one class whose bytes need not be kept.
   *
   * @param content reads the same bytes again
   */
  ReadClass read(byte[] bytes, Inputs.@Nullable Content content) {
    check(bytes);
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassFile file = new ClassFile(reader, names);
      ClassBytes shared = new ClassBytes(bytes, file, content);
      HeaderReader header = new HeaderReader(file, shared, classes, enums);
      reader.accept(header, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      return new ReadClass(header.model(), bytes.length, header.lines());
    } catch (StackOverflowError e) {
      throw new ClassFormatException("its attributes are nested too deeply");
    } catch (RuntimeException e) {
      throw new ClassFormatException(
          "it is damaged or cut off (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static void check(byte[] bytes) {
    if (bytes.length < 4 || number(bytes, 0) != MAGIC) {
      throw new ClassFormatException("it is not a class file");
    }
    if (bytes.length < 10) {
      throw new ClassFormatException("it is damaged or cut off");
    }
    int major = number(bytes, 4) & 0xffff;
    if (major > NEWEST) {
      throw new ClassFormatException(
          "its version %d (Java %d) is newer than %d (Java %d), the newest that is known"
              .formatted(major, major - 44, NEWEST, NEWEST - 44));
    }
  }

  /** The newest version that the class reader knows. */
  private static final int NEWEST = Opcodes.V27 & 0xffff;

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }
}
