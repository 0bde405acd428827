package dev.actionguard.bytecode;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.BodyBuilder;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body under construction, whose blocks later steps may still change. */
final class Drafts {
  private final BodyBuilder builder = new BodyBuilder();
  private final List<Draft> blocks = new ArrayList<>();

  /** A block that is not finished. */
  static final class Draft {
    /** The block of the class file whose handlers it has, or -1 for none. */
    private final int origin;

    private final List<Statement> statements = new ArrayList<>();
    private List<BasicBlock.Handler> handlers = List.of();
    private @Nullable Terminator terminator;

    private Draft(int origin) {
      this.origin = origin;
    }

    int origin() {
      return origin;
    }

    List<Statement> statements() {
      return statements;
    }

    List<BasicBlock.Handler> handlers() {
      return handlers;
    }

    void handlers(List<BasicBlock.Handler> newHandlers) {
      handlers = newHandlers;
    }

    @Nullable Terminator terminator() {
      return terminator;
    }

    void terminator(Terminator newTerminator) {
      terminator = newTerminator;
    }
  }

  /** Adds a block and returns its number. */
  int block(int origin) {
    blocks.add(new Draft(origin));
    return blocks.size() - 1;
  }

  Draft get(int block) {
    return blocks.get(block);
  }

  int size() {
    return blocks.size();
  }

  Local local(String name, Type type, Local.Kind kind) {
    return builder.local(name, type, kind);
  }

  Local temporary(Type type) {
    return builder.temporary(type);
  }

  /** Returns the finished body; blocks that cannot be reached any more are dropped. */
  Body build() {
    for (Draft draft : blocks) {
      int block = builder.block();
      draft.statements.forEach(statement -> builder.add(block, statement));
      builder.handlers(block, draft.handlers);
      if (draft.terminator != null) {
        builder.terminate(block, draft.terminator);
      }
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new LoweringException("a block has no end", e);
    }
  }
}
