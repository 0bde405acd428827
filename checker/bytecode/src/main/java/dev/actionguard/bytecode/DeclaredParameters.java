package dev.actionguard.bytecode;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Maps the parameters that a source method declares to those of its descriptor, which may have
 * more: the enclosing instance, an enum constant's name and ordinal, and captured variables.
 * Annotations and generic signatures number the declared ones.
 */
final class DeclaredParameters {
  private DeclaredParameters() {}

  /**
   * Returns the index in the descriptor of each declared parameter.
   *
   * @param declared how many the source declares
   * @param inDescriptor how many the descriptor has
   * @param access the flags of the class file's parameter table, or an empty array without one
   * @param leading how many the compiler puts before the declared ones, where the table is missing
   */
  static int[] positions(int declared, int inDescriptor, int[] access, int leading) {
    int[] positions = new int[declared];
    if (access.length == inDescriptor) {
      int found = 0;
      for (int i = 0; i < inDescriptor; i++) {
        boolean added = (access[i] & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED)) != 0;
        if (!added && found < declared) {
          positions[found] = i;
          found++;
        } else if (!added) {
          found++;
        }
      }
      if (found == declared) {
        return positions;
      }
    }
    int added = Math.max(0, inDescriptor - declared);
    int offset = Math.min(leading, added);
    Arrays.setAll(positions, i -> Math.min(i + offset, inDescriptor - 1));
    return positions;
  }
}
