package dev.actionguard.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Body}. A front end adds locals and blocks in any order and fills the blocks;
 * {@link #build()} drops blocks that cannot be reached and numbers the rest in reverse post-order,
 * so that equal code gives equal numbers. Not safe for use by several threads.
 */
public final class BodyBuilder {
  private final List<Local> locals = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  /** A block under construction. */
  private static final class Draft {
    private final List<Statement> statements = new ArrayList<>();
    private List<BasicBlock.Handler> handlers = List.of();
    private @Nullable Terminator terminator;
  }

  /** Adds a local: {@code this} first, then the parameters in order, then the others. */
  public Local local(String name, Type type, Local.Kind kind) {
    Local local = new Local(locals.size(), name, type, kind);
    locals.add(local);
    return local;
  }

  /** Adds an unnamed local. */
  public Local temporary(Type type) {
    return local("", type, Local.Kind.TEMPORARY);
  }

  /** Adds an empty block and returns its number; the first one is the entry. */
  public int block() {
    drafts.add(new Draft());
    return drafts.size() - 1;
  }

  /** Sets the handlers of a block; they name blocks by the numbers of this builder. */
  public void handlers(int block, List<BasicBlock.Handler> handlers) {
    drafts.get(block).handlers = List.copyOf(handlers);
  }

  /** Appends a statement to a block that is not terminated yet. */
  public void add(int block, Statement statement) {
    Draft draft = drafts.get(block);
    if (draft.terminator != null) {
      throw new IllegalStateException("block " + block + " is terminated");
    }
    draft.statements.add(statement);
  }

  /** Ends a block. The terminator names blocks by the numbers of this builder. */
  public void terminate(int block, Terminator terminator) {
    Draft draft = drafts.get(block);
    if (draft.terminator != null) {
      throw new IllegalStateException("block " + block + " is terminated");
    }
    draft.terminator = terminator;
  }

  /** Returns whether the block has its terminator. */
  public boolean isTerminated(int block) {
    return drafts.get(block).terminator != null;
  }

  /**
   * Returns the body.
   *
   * @throws IllegalStateException if there is no block, or one that can be reached is not
   *     terminated
   */
  public Body build() {
    if (drafts.isEmpty()) {
      throw new IllegalStateException("a body needs a block");
    }
    List<Integer> order = reversePostOrder();
    int[] number = new int[drafts.size()];
    for (int i = 0; i < order.size(); i++) {
      number[order.get(i)] = i;
    }
    List<BasicBlock> blocks = new ArrayList<>(order.size());
    for (int old : order) {
      Draft draft = drafts.get(old);
      List<BasicBlock.Handler> handlers =
          draft.handlers.stream()
              .map(h -> new BasicBlock.Handler(h.type(), number[h.block()], h.origin()))
              .toList();
      blocks.add(
          new BasicBlock(
              blocks.size(), draft.statements, renumber(terminator(old), number), handlers));
    }
    return new Body(locals, blocks);
  }

  private Terminator terminator(int block) {
    Terminator terminator = drafts.get(block).terminator;
    if (terminator == null) {
      throw new IllegalStateException("block " + block + " is not terminated");
    }
    return terminator;
  }

  /**
   * Depth first without recursion: a generated method may have ten thousands of blocks in a row.
   */
  private List<Integer> reversePostOrder() {
    List<Integer> postOrder = new ArrayList<>(drafts.size());
    boolean[] seen = new boolean[drafts.size()];
    Deque<int[]> stack = new ArrayDeque<>();
    List<List<Integer>> successors = new ArrayList<>(Collections.nCopies(drafts.size(), List.of()));
    seen[0] = true;
    successors.set(0, successors(0));
    stack.push(new int[] {0, 0});
    while (!stack.isEmpty()) {
      int[] top = stack.element();
      List<Integer> next = successors.get(top[0]);
      if (top[1] == next.size()) {
        postOrder.add(top[0]);
        stack.pop();
        continue;
      }
      // Last successor first, so that the first one comes right after its block.
      int block = next.get(next.size() - 1 - top[1]++);
      if (!seen[block]) {
        seen[block] = true;
        successors.set(block, successors(block));
        stack.push(new int[] {block, 0});
      }
    }
    Collections.reverse(postOrder);
    return postOrder;
  }

  private List<Integer> successors(int block) {
    List<Integer> successors = new ArrayList<>(successors(terminator(block)));
    for (BasicBlock.Handler handler : drafts.get(block).handlers) {
      successors.add(handler.block());
    }
    return successors;
  }

  private static List<Integer> successors(Terminator terminator) {
    if (terminator instanceof Terminator.Jump jump) {
      return List.of(jump.block());
    }
    if (terminator instanceof Terminator.Branch branch) {
      return List.of(branch.whenTrue(), branch.whenFalse());
    }
    if (terminator instanceof Terminator.Switch s) {
      List<Integer> blocks = new ArrayList<>();
      s.cases().forEach(c -> blocks.add(c.block()));
      blocks.add(s.defaultBlock());
      return blocks;
    }
    return List.of();
  }

  private static Terminator renumber(Terminator terminator, int[] number) {
    if (terminator instanceof Terminator.Jump jump) {
      return new Terminator.Jump(number[jump.block()], jump.range());
    }
    if (terminator instanceof Terminator.Branch b) {
      return new Terminator.Branch(
          b.comparison(),
          b.left(),
          b.right(),
          number[b.whenTrue()],
          number[b.whenFalse()],
          b.range());
    }
    if (terminator instanceof Terminator.Switch s) {
      return new Terminator.Switch(
          s.operand(),
          s.cases().stream().map(c -> new Terminator.Case(c.label(), number[c.block()])).toList(),
          number[s.defaultBlock()],
          s.range());
    }
    return terminator;
  }
}
