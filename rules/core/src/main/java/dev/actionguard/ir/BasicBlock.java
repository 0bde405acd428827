package dev.actionguard.ir;

import java.util.List;

/**
 * Statements that run one after the other, and how they end.
 *
 * @param index its index in {@link Body#blocks()}
 * @param handlers where an exception in any statement or the terminator goes, in the order in which
 *     they are tried; an exception that none takes leaves the method
 */
public record BasicBlock(
    int index, List<Statement> statements, Terminator terminator, List<Handler> handlers) {
  public BasicBlock {
    statements = List.copyOf(statements);
    handlers = List.copyOf(handlers);
  }

  /**
   * An exception handler. Handlers that one multi-catch made go to the same block.
   *
   * @param type the caught class
   * @param block its block, which begins with {@link Statement.Caught}
   * @param origin what the source wrote
   */
  public record Handler(Type type, int block, Origin origin) {}

  /** What a handler was in the source. */
  public enum Origin {
    /** A {@code catch} clause. */
    CATCH,
    /** The exceptional copy of a {@code finally} block. */
    FINALLY,
    /** Made by the compiler: for try-with-resources, {@code synchronized}, pattern matching. */
    SYNTHETIC
  }
}
