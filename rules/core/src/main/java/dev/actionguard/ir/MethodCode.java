package dev.actionguard.ir;

import java.util.List;

/**
 * The code of a method, lowered on demand. A front end lowers once per call of {@link #body()} or
 * caches, as it likes; both methods may be called from several threads at once.
 */
public interface MethodCode {
  /**
   * Returns the lowered body.
   *
   * @throws LoweringException if the front end cannot lower it
   */
  Body body();

  /**
   * Returns every method that the body calls or refers to in a closure, once each, in a stable
   * order. It is cheap: no body is lowered for it.
   */
  List<MethodRef> references();

  /** Returns code that is already lowered. */
  static MethodCode of(Body body) {
    List<MethodRef> references =
        body.blocks().stream()
            .flatMap(block -> block.statements().stream())
            .<MethodRef>mapMulti(
                (statement, sink) -> {
                  if (statement instanceof Statement.Call call) {
                    sink.accept(call.method());
                  } else if (statement instanceof Statement.Closure closure) {
                    sink.accept(closure.implementation());
                  }
                })
            .distinct()
            .toList();
    return new MethodCode() {
      @Override
      public Body body() {
        return body;
      }

      @Override
      public List<MethodRef> references() {
        return references;
      }
    };
  }
}
