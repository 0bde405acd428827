package dev.actionguard.errorprone;

import static com.google.errorprone.matchers.Matchers.staticMethod;

import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.Fix;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Matcher;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Reads a clock that is in scope instead of the local one: a parameter or a field of the classes
 * around. Only what keeps its meaning is replaced: a date or time of day that is read in the
 * system's zone stays, unless the clock is known to have that zone.
 */
final class ClockFix {
  private static final String CLOCK = "java.time.Clock";
  private static final List<String> TYPES = List.of(CLOCK, "java.time.InstantSource");
  private static final Matcher<ExpressionTree> SYSTEM_ZONE =
      staticMethod().onClass(CLOCK).named("systemDefaultZone");

  private final VisitorState state;

  private ClockFix(VisitorState state) {
    this.state = state;
  }

  /** Returns the fix for the innermost read of the clock at a place. */
  static Optional<Fix> at(TreePath path, VisitorState state) {
    return new ClockFix(state.withPath(path)).at(path);
  }

  private Optional<Fix> at(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      if (tree instanceof MethodInvocationTree call) {
        return clock(at).flatMap(clock -> replacement(call, clock));
      }
      if (tree instanceof NewClassTree made) {
        MethodSymbol constructor = ASTHelpers.getSymbol(made);
        return made.getArguments().isEmpty()
                && made.getClassBody() == null
                && constructor.owner.getQualifiedName().contentEquals("java.util.Date")
            ? clock(at)
                .map(
                    clock ->
                        fix(
                            made,
                            text(made.getIdentifier()) + ".from(" + name(clock) + ".instant())"))
            : Optional.empty();
      }
      if (!(tree instanceof ExpressionTree)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Fix> replacement(MethodInvocationTree call, VariableTree clock) {
    MethodSymbol method = ASTHelpers.getSymbol(call);
    String owner = method.owner.getQualifiedName().toString();
    String name = name(clock);
    if (owner.equals("java.lang.System") && method.name.contentEquals("currentTimeMillis")) {
      return Optional.of(fix(call, name + ".millis()"));
    }
    if (!owner.startsWith("java.time.") || !method.name.contentEquals("now")) {
      return Optional.empty();
    }
    if (owner.equals("java.time.Instant")) {
      return call.getArguments().isEmpty()
          ? Optional.of(fix(call, name + ".instant()"))
          : Optional.empty();
    }
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    String begin = text(select.getExpression()) + ".now(";
    if (call.getArguments().isEmpty()) {
      return hasSystemZone(clock) ? Optional.of(fix(call, begin + name + ")")) : Optional.empty();
    }
    boolean zone =
        method.params().get(0).type.tsym.getQualifiedName().contentEquals("java.time.ZoneId");
    return zone
        ? Optional.of(
            fix(call, begin + name + ".withZone(" + text(call.getArguments().get(0)) + "))"))
        : Optional.empty();
  }

  private boolean hasSystemZone(VariableTree clock) {
    return type(clock).equals(CLOCK)
        && clock.getModifiers().getFlags().contains(Modifier.FINAL)
        && clock.getInitializer() != null
        && SYSTEM_ZONE.matches(clock.getInitializer(), state);
  }

  private String text(Tree tree) {
    return String.valueOf(state.getSourceForNode(tree));
  }

  private static Fix fix(Tree tree, String text) {
    return SuggestedFix.replace(tree, text);
  }

  /**
   * Returns the nearest clock that is set when the code at a path runs: no field where fields are
   * still being set.
   */
  private static Optional<VariableTree> clock(TreePath path) {
    boolean inStatic = false;
    boolean unset = false;
    Tree member = path.getLeaf();
    for (Tree tree : path) {
      if (tree instanceof MethodTree method) {
        Optional<? extends VariableTree> parameter =
            method.getParameters().stream().filter(ClockFix::isClock).findFirst();
        if (parameter.isPresent()) {
          return Optional.of(parameter.get());
        }
        inStatic |= isStatic(method.getModifiers().getFlags());
        unset |= method.getReturnType() == null;
      } else if (tree instanceof BlockTree block && isInitializer(path, block)) {
        unset = true;
      } else if (tree instanceof VariableTree variable) {
        unset |= ASTHelpers.getSymbol(variable).getKind().isField();
      } else if (tree instanceof ClassTree type) {
        boolean onlyStatic = inStatic;
        Optional<VariableTree> field =
            type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(ClockFix::isClock)
                .filter(f -> !onlyStatic || isStatic(f.getModifiers().getFlags()))
                .findFirst();
        if (field.isPresent()) {
          return unset || declares(member, field.get()) ? Optional.empty() : field;
        }
        inStatic |= isStatic(type.getModifiers().getFlags());
        unset = false;
      }
      member = tree;
    }
    return Optional.empty();
  }

  /** Returns whether a variable of the same name, which may hide the field, is declared inside. */
  private static boolean declares(Tree member, VariableTree field) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitVariable(VariableTree variable, Void unused) {
            return variable.getName().equals(field.getName())
                || Boolean.TRUE.equals(super.visitVariable(variable, null));
          }

          @Override
          public Boolean reduce(Boolean left, Boolean right) {
            return Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right);
          }
        }.scan(member, null));
  }

  private static boolean isInitializer(TreePath path, BlockTree block) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() == block) {
        return at.getParentPath().getLeaf() instanceof ClassTree;
      }
    }
    return false;
  }

  private static boolean isStatic(Set<Modifier> modifiers) {
    return modifiers.contains(Modifier.STATIC);
  }

  private static boolean isClock(VariableTree variable) {
    return TYPES.contains(type(variable));
  }

  private static String type(VariableTree variable) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    return symbol.type == null ? "" : symbol.type.tsym.getQualifiedName().toString();
  }

  private static String name(VariableTree variable) {
    return variable.getName().toString();
  }
}
