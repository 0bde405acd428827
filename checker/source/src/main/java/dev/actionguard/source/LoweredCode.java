package dev.actionguard.source;

import dev.actionguard.ir.Body;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Code that was lowered at once, so that its tree need not be kept; or why that failed. */
final class LoweredCode implements MethodCode {
  private final @Nullable MethodCode code;
  private final String failure;
  private final @Nullable Throwable cause;

  private LoweredCode(@Nullable MethodCode code, String failure, @Nullable Throwable cause) {
    this.code = code;
    this.failure = failure;
    this.cause = cause;
  }

  /** Lowers a body. */
  static LoweredCode of(Supplier<BodyLowering> parts, Consumer<BodyLowering> writer) {
    try {
      BodyLowering lowering = parts.get();
      writer.accept(lowering);
      Body body = lowering.emission.blocks().build();
      return new LoweredCode(MethodCode.of(body), "", null);
    } catch (LoweringException e) {
      return new LoweredCode(null, String.valueOf(e.getMessage()), e);
    } catch (StackOverflowError e) {
      return failed(e);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /** Returns code that could not be lowered. */
  static LoweredCode failed(Throwable e) {
    String reason =
        e instanceof StackOverflowError
            ? "expressions are nested too deeply"
            : "defect of the source front end: "
                + e.getClass().getSimpleName()
                + ": "
                + e.getMessage();
    return new LoweredCode(null, reason, e);
  }

  @Override
  public Body body() {
    if (code == null) {
      throw new LoweringException(failure, cause == null ? new IllegalStateException() : cause);
    }
    return code.body();
  }

  @Override
  public List<MethodRef> references() {
    return code == null ? List.of() : code.references();
  }
}
