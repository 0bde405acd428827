package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.CompletionFailure;
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
      } catch (StackOverflowError e) {
        throw tooDeep(e);
      } catch (RuntimeException e) {
        throw failure(e);
      }
    }
  }

  @Override
  public List<MethodRef> references() {
    synchronized (lock) {
      try {
        return references.get();
      } catch (StackOverflowError e) {
        throw tooDeep(e);
      } catch (RuntimeException e) {
        throw failure(e);
      }
    }
  }

  private static LoweringException tooDeep(StackOverflowError e) {
    return new LoweringException("expressions are nested too deeply", e);
  }

  /** Says what failed: our own code, or javac when it looked for a class file that is missing. */
  private static LoweringException failure(RuntimeException e) {
    if (e instanceof LoweringException known) {
      return known;
    }
    if (e instanceof CompletionFailure missing) {
      return new LoweringException(String.valueOf(missing.getDetailValue()), missing);
    }
    return new LoweringException(
        "defect of the javac front end: " + e.getClass().getSimpleName() + ": " + e.getMessage(),
        e);
  }
}
