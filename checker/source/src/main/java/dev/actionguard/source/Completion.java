package dev.actionguard.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a statement can complete normally, by the rules of the language. */
final class Completion {
  private Completion() {}

  static boolean canComplete(@Nullable Tree tree) {
    if (tree == null) {
      return true;
    }
    if (tree instanceof Tree.Return
        || tree instanceof Tree.Throw
        || tree instanceof Tree.Break
        || tree instanceof Tree.Continue
        || tree instanceof Tree.Yield) {
      return false;
    }
    if (tree instanceof Tree.Block block) {
      return all(block.statements);
    }
    if (tree instanceof Tree.If branch) {
      return branch.elsePart == null
          || canComplete(branch.thenPart)
          || canComplete(branch.elsePart);
    }
    if (tree instanceof Tree.While loop) {
      return !isTrue(loop.cond) || hasBreak(loop.body);
    }
    if (tree instanceof Tree.Do loop) {
      return (canComplete(loop.body) && !isTrue(loop.cond)) || hasBreak(loop.body);
    }
    if (tree instanceof Tree.For loop) {
      return (loop.cond != null && !isTrue(loop.cond)) || hasBreak(loop.body);
    }
    if (tree instanceof Tree.Labelled labelled) {
      return canComplete(labelled.body) || hasBreak(labelled.body);
    }
    if (tree instanceof Tree.Synchronized sync) {
      return canComplete(sync.body);
    }
    if (tree instanceof Tree.Try attempt) {
      return tryCompletes(attempt);
    }
    return !(tree instanceof Tree.Switch choice) || switchCompletes(choice);
  }

  private static boolean all(List<Tree.Stmt> statements) {
    return statements.stream().allMatch(Completion::canComplete);
  }

  private static boolean tryCompletes(Tree.Try tree) {
    if (tree.finalizer != null && !canComplete(tree.finalizer)) {
      return false;
    }
    return canComplete(tree.body)
        || tree.catches.stream().anyMatch(clause -> canComplete(clause.body));
  }

  private static boolean switchCompletes(Tree.Switch tree) {
    boolean hasDefault = false;
    boolean completes = tree.cases.isEmpty();
    for (Tree.Case branch : tree.cases) {
      for (Tree.Label label : branch.labels) {
        hasDefault |= label.constantExpr == null;
      }
      boolean last = branch == tree.cases.get(tree.cases.size() - 1);
      completes |= (branch.arrow || last) && all(branch.statements) && !throwsOnly(branch);
      completes |= branch.statements.stream().anyMatch(Completion::hasBreak);
    }
    return completes || !hasDefault;
  }

  private static boolean throwsOnly(Tree.Case branch) {
    return branch.statements.size() == 1 && branch.statements.get(0) instanceof Tree.Throw;
  }

  private static boolean isTrue(Tree.Expr tree) {
    Tree.Expr plain = Overloads.plain(tree);
    return plain instanceof Tree.Literal literal && Boolean.TRUE.equals(literal.value);
  }

  /** Whether a break may leave the statement; one with a label counts as if it did. */
  private static boolean hasBreak(Tree tree) {
    BreakFinder finder = new BreakFinder();
    finder.scan(tree);
    return finder.found;
  }

  /** Finds a break that leaves what it is in. */
  private static final class BreakFinder extends TreeScanner {
    private boolean found;
    private int depth;

    @Override
    public Boolean visitBreak(Tree.Break tree) {
      found |= depth == 0 || !tree.label.isEmpty();
      return true;
    }

    private void inner(Runnable scan) {
      depth++;
      scan.run();
      depth--;
    }

    @Override
    public Boolean visitWhile(Tree.While tree) {
      inner(() -> super.visitWhile(tree));
      return true;
    }

    @Override
    public Boolean visitDo(Tree.Do tree) {
      inner(() -> super.visitDo(tree));
      return true;
    }

    @Override
    public Boolean visitFor(Tree.For tree) {
      inner(() -> super.visitFor(tree));
      return true;
    }

    @Override
    public Boolean visitForEach(Tree.ForEach tree) {
      inner(() -> super.visitForEach(tree));
      return true;
    }

    @Override
    public Boolean visitSwitch(Tree.Switch tree) {
      inner(() -> super.visitSwitch(tree));
      return true;
    }

    @Override
    public Boolean visitLambda(Tree.Lambda tree) {
      // Its own body.
      return true;
    }

    @Override
    public Boolean visitClassDecl(Tree.ClassDecl tree) {
      // Other bodies.
      return true;
    }
  }
}
