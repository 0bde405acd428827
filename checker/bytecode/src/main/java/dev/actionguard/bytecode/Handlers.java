package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.TryRange;
import dev.actionguard.ir.BasicBlock.Handler;
import dev.actionguard.ir.BasicBlock.Origin;
import dev.actionguard.ir.Throwing;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Step 7 of lowering: gives the blocks their exception handlers. */
final class Handlers {
  private final Emission emission;
  private final Emitter emitter;
  private final HandlerOrigins origins;
  private final @Nullable Handler[] made;

  Handlers(Emission emission, Emitter emitter) {
    this.emission = emission;
    this.emitter = emitter;
    this.origins = new HandlerOrigins(emission.drafts);
    this.made = new Handler[emission.code.tries().size()];
  }

  void run() {
    Map<Integer, List<Handler>> byBlock = new HashMap<>();
    for (int n = 0; n < emission.drafts.size(); n++) {
      Drafts.Draft draft = emission.drafts.get(n);
      if (draft.origin() >= 0
          && emission.graph.tries(draft.origin()).length > 0
          && Throwing.canThrow(draft.statements(), draft.terminator())) {
        draft.handlers(byBlock.computeIfAbsent(draft.origin(), this::handlers));
      }
    }
  }

  private List<Handler> handlers(int block) {
    List<Handler> handlers = new ArrayList<>();
    for (int range : emission.graph.tries(block)) {
      Handler handler = handler(range);
      if (!handlers.contains(handler)) {
        handlers.add(handler);
      }
      if (handler.type().equals(Type.THROWABLE)) {
        break;
      }
    }
    return handlers;
  }

  private Handler handler(int number) {
    Handler known = made[number];
    if (known == null) {
      TryRange range = emission.code.tries().get(number);
      int draft = emitter.handlerDraft(emission.graph.handlerBlock(number));
      Type type =
          range.type() == 0
              ? Type.THROWABLE
              : emission.code.file().type(range.type(), emission.code.buffer());
      Origin origin = origins.of(draft, type, range.type() == 0);
      known = new Handler(type, draft, origin);
      made[number] = known;
    }
    return known;
  }
}
