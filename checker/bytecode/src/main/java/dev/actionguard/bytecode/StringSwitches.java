package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Drafts.Draft;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step 8 of lowering: puts switches on strings back together. Compilers switch on the hash code,
 * compare by {@code equals}, and then go to the case (ecj, kotlinc) or remember its number and
 * switch again (javac):
 *
 * <pre>
 *   n = -1; switch s.hashCode() { 97 -> A, default -> D }
 *   A: if s.equals("a") goto B else D        B: n = 0; goto D
 *   D: switch n { 0 -> case "a", default -> … }
 * </pre>
 */
final class StringSwitches {
  private static final MethodRef HASH_CODE =
      new MethodRef("java.lang.String", "hashCode", List.of(), "int");
  private static final int CHAIN_LIMIT = 1000;

  private final Drafts drafts;

  StringSwitches(Drafts drafts) {
    this.drafts = drafts;
  }

  void run() {
    for (int n = 0; n < drafts.size(); n++) {
      Draft draft = drafts.get(n);
      if (draft.terminator() instanceof Terminator.Switch hashes
          && hashes.operand() instanceof Local hash
          && hashOf(draft, hash) instanceof Statement.Call call) {
        rewrite(draft, hashes, call);
      }
    }
  }

  /** Returns the call that computes the hash, the last statement of the block. */
  private static @Nullable Statement hashOf(Draft draft, Local hash) {
    int size = draft.statements().size();
    return size > 0
            && draft.statements().get(size - 1) instanceof Statement.Call call
            && call.method().equals(HASH_CODE)
            && hash.equals(call.target())
        ? call
        : null;
  }

  private void rewrite(Draft draft, Terminator.Switch hashes, Statement.Call call) {
    Operand text = call.receiver();
    List<Terminator.Case> cases = new ArrayList<>();
    Set<Object> labels = new HashSet<>();
    for (Terminator.Case hash : hashes.cases()) {
      if (!chain(hash.block(), hashes.defaultBlock(), text, cases, labels)) {
        return;
      }
    }
    if (text == null || cases.isEmpty()) {
      return;
    }
    draft.statements().remove(draft.statements().size() - 1);
    int defaultBlock = hashes.defaultBlock();
    if (secondSwitch(defaultBlock, cases) instanceof Terminator.Switch numbers
        && isUnset(draft, numbers)) {
      cases.replaceAll(c -> new Terminator.Case(c.label(), byNumber(c.block(), numbers)));
      defaultBlock = numbers.defaultBlock();
    }
    cases.sort((a, b) -> Integer.compare(a.block(), b.block()));
    draft.terminator(new Terminator.Switch(text, cases, defaultBlock, hashes.range()));
  }

  /** Follows comparisons with {@code equals} for one hash; returns false at anything else. */
  private boolean chain(
      int first, int end, @Nullable Operand text, List<Terminator.Case> cases, Set<Object> labels) {
    int block = first;
    for (int n = 0; n < CHAIN_LIMIT && block != end; n++) {
      Draft draft = drafts.get(block);
      if (draft.statements().isEmpty() && draft.terminator() instanceof Terminator.Jump jump) {
        block = jump.block();
        continue;
      }
      if (draft.statements().size() != 1
          || !(draft.statements().get(0) instanceof Statement.Call call)
          || !call.method().name().equals("equals")
          || call.receiver() == null
          || !call.receiver().equals(text)
          || !(call.arguments().get(0) instanceof Constant label)
          || !(label.value() instanceof String)
          || !(draft.terminator() instanceof Terminator.Branch branch)
          || branch.comparison() != Comparison.NOT_EQUAL
          || !branch.left().equals(call.target())
          || !branch.right().equals(Constant.FALSE)
          || !labels.add(label.value())) {
        return false;
      }
      cases.add(new Terminator.Case(label, branch.whenTrue()));
      block = branch.whenFalse();
    }
    return block == end;
  }

  /** Returns the switch by number if all cases only set that number. */
  private @Nullable Terminator secondSwitch(int block, List<Terminator.Case> cases) {
    Draft draft = drafts.get(block);
    if (!draft.statements().isEmpty()
        || !(draft.terminator() instanceof Terminator.Switch numbers)) {
      return null;
    }
    for (Terminator.Case c : cases) {
      Draft set = drafts.get(c.block());
      if (set.statements().size() != 1
          || !(set.statements().get(0) instanceof Statement.Assign assign)
          || !assign.target().equals(numbers.operand())
          || !(assign.value() instanceof Constant)
          || !(set.terminator() instanceof Terminator.Jump jump)
          || jump.block() != block) {
        return null;
      }
    }
    return numbers;
  }

  /** Returns where a number goes; the block that sets it is left out if nothing else reads it. */
  private int byNumber(int block, Terminator.Switch numbers) {
    Draft set = drafts.get(block);
    Statement.Assign assign = (Statement.Assign) set.statements().get(0);
    int target = numbers.defaultBlock();
    for (Terminator.Case c : numbers.cases()) {
      if (c.label().equals(assign.value())) {
        target = c.block();
      }
    }
    if (assign.target().kind() == Local.Kind.TEMPORARY) {
      return target;
    }
    set.terminator(new Terminator.Jump(target, numbers.range()));
    return block;
  }

  /**
   * Returns whether the number is set to one that is no case before the first switch. Drops that
   * assignment if nothing else reads it.
   */
  private static boolean isUnset(Draft draft, Terminator.Switch numbers) {
    for (int n = draft.statements().size() - 1; n >= 0; n--) {
      if (draft.statements().get(n) instanceof Statement.Assign assign
          && assign.target().equals(numbers.operand())) {
        if (!(assign.value() instanceof Constant value)
            || numbers.cases().stream().anyMatch(c -> c.label().equals(value))) {
          return false;
        }
        if (assign.target().kind() == Local.Kind.TEMPORARY) {
          draft.statements().remove(n);
        }
        return true;
      }
    }
    return false;
  }
}
