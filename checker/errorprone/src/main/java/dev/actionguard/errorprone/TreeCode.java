package dev.actionguard.errorprone;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Code that is lowered from trees each time it is asked for. The compiler's own data is not made
 * for several threads: one lock guards all code of a compilation.
 */
final class TreeCode implements MethodCode {
  private final Object lock;
  private final Supplier<BodyLowering> parts;
  private final Consumer<BodyLowering> writer;
  private final Supplier<List<MethodRef>> references;

  TreeCode(
      Object lock,
      Supplier<BodyLowering> parts,
      Consumer<BodyLowering> writer,
      Supplier<List<MethodRef>> references) {
    this.lock = lock;
    this.parts = parts;
    this.writer = writer;
    this.references = references;
  }

  @Override
  public Body body() {
    synchronized (lock) {
      try {
        BodyLowering lowering = parts.get();
        writer.accept(lowering);
        return lowering.emission.blocks().build();
      } catch (LoweringException e) {
        throw e;
      } catch (StackOverflowError e) {
        throw new LoweringException("expressions are nested too deeply", e);
      } catch (RuntimeException e) {
        throw new LoweringException(
            "defect of the javac front end: "
                + e.getClass().getSimpleName()
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }

  @Override
  public List<MethodRef> references() {
    synchronized (lock) {
      try {
        return references.get();
      } catch (StackOverflowError e) {
        throw new LoweringException("expressions are nested too deeply", e);
      }
    }
  }
}
