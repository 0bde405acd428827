package dev.actionguard.bytecode;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodRef;
import java.util.List;

/** Code that is lowered from the class file each time it is asked for, and not kept. */
final class LazyCode implements MethodCode {
  private final ClassBytes bytes;
  private final int method;
  private final LoweringContext context;

  /**
   * Makes the code of a method.
   *
   * @param method its index in the class file
   */
  LazyCode(ClassBytes bytes, int method, LoweringContext context) {
    this.bytes = bytes;
    this.method = method;
    this.context = context;
  }

  @Override
  public Body body() {
    ClassFile file = bytes.view();
    return new Lowering(context).lower(file, file.methods().get(method), true);
  }

  /** Returns the body with switches on enums as the class file has them. */
  Body bodyWithoutEnumSwitches() {
    ClassFile file = bytes.view();
    return new Lowering(context).lower(file, file.methods().get(method), false);
  }

  @Override
  public List<MethodRef> references() {
    ClassFile file = bytes.view();
    try {
      return ReferenceScanner.references(file, file.methods().get(method).code());
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new LoweringException("damaged code: " + e.getMessage(), e);
    }
  }
}
