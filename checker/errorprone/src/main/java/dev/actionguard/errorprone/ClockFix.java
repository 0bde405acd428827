package dev.actionguard.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.Fix;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Reads a clock that is in scope instead of the local one: a parameter or a field of the classes
 * around. Only calls without arguments are replaced.
 */
final class ClockFix {
  private static final String CLOCK = "java.time.Clock";
  private static final List<String> TYPES = List.of(CLOCK, "java.time.InstantSource");

  private ClockFix() {}

  /** A clock: its name and type. */
  private record InScope(String name, String type) {}

  /** Returns the fix for the innermost read of the clock at a place. */
  static Optional<Fix> at(TreePath path, VisitorState state) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      if (tree instanceof MethodInvocationTree call && call.getArguments().isEmpty()) {
        MethodSymbol method = ASTHelpers.getSymbol(call);
        String owner = method.owner.getQualifiedName().toString();
        return clock(at)
            .flatMap(clock -> replacement(call, owner + "#" + method.name, clock, state));
      }
      if (tree instanceof NewClassTree made && made.getArguments().isEmpty()) {
        MethodSymbol constructor = ASTHelpers.getSymbol(made);
        return constructor.owner.getQualifiedName().contentEquals("java.util.Date")
            ? clock(at)
                .map(
                    clock ->
                        fix(
                            made,
                            state.getSourceForNode(made.getIdentifier())
                                + ".from("
                                + clock.name
                                + ".instant())"))
            : Optional.empty();
      }
      if (!(tree instanceof ExpressionTree)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Fix> replacement(
      MethodInvocationTree call, String method, InScope clock, VisitorState state) {
    switch (method) {
      case "java.time.Instant#now" -> {
        return Optional.of(fix(call, clock.name + ".instant()"));
      }
      case "java.lang.System#currentTimeMillis" -> {
        return Optional.of(fix(call, clock.name + ".millis()"));
      }
      default -> {
        if (method.startsWith("java.time.")
            && method.endsWith("#now")
            && clock.type.equals(CLOCK)
            && call.getMethodSelect() instanceof MemberSelectTree select) {
          String type = state.getSourceForNode(select.getExpression());
          return Optional.of(fix(call, type + ".now(" + clock.name + ")"));
        }
        return Optional.empty();
      }
    }
  }

  private static Fix fix(Tree tree, String text) {
    return SuggestedFix.replace(tree, text);
  }

  private static Optional<InScope> clock(TreePath path) {
    boolean inStatic = false;
    for (Tree tree : path) {
      if (tree instanceof MethodTree method) {
        Optional<InScope> parameter =
            method.getParameters().stream()
                .filter(ClockFix::isClock)
                .map(ClockFix::inScope)
                .findFirst();
        if (parameter.isPresent()) {
          return parameter;
        }
        inStatic |= isStatic(method.getModifiers().getFlags());
      } else if (tree instanceof VariableTree field) {
        inStatic |= isStatic(field.getModifiers().getFlags());
      } else if (tree instanceof ClassTree type) {
        boolean onlyStatic = inStatic;
        Optional<InScope> field =
            type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(ClockFix::isClock)
                .filter(f -> !onlyStatic || isStatic(f.getModifiers().getFlags()))
                .map(ClockFix::inScope)
                .findFirst();
        if (field.isPresent()) {
          return field;
        }
        inStatic |= isStatic(type.getModifiers().getFlags());
      }
    }
    return Optional.empty();
  }

  private static boolean isStatic(java.util.Set<Modifier> modifiers) {
    return modifiers.contains(Modifier.STATIC);
  }

  private static boolean isClock(VariableTree variable) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    return symbol != null
        && symbol.type != null
        && TYPES.contains(symbol.type.tsym.getQualifiedName().toString());
  }

  private static InScope inScope(VariableTree variable) {
    return new InScope(
        variable.getName().toString(),
        ASTHelpers.getSymbol(variable).type.tsym.getQualifiedName().toString());
  }
}
