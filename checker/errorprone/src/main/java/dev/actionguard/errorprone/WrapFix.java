package dev.actionguard.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.Fix;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.fixes.SuggestedFixes;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands a value to a static method before the call at a finding's place takes it: {@code
 * log.info("from {}", mail)} becomes {@code log.info("from {}", Mask.mail(mail))}. There is no fix
 * if it is not clear which of the arguments is the value.
 */
final class WrapFix {
  private final VisitorState state;
  private final Unit unit;
  private final MethodPattern wrapper;

  WrapFix(VisitorState state, Unit unit, MethodPattern wrapper) {
    this.state = state;
    this.unit = unit;
    this.wrapper = wrapper;
  }

  /**
   * Returns the fix.
   *
   * @param path to the innermost tree at the start of the finding's place
   */
  Optional<Fix> of(Finding finding, TreePath path) {
    List<FlowStep> flow = finding.flow();
    MethodInvocationTree call = call(path, finding.place().range());
    if (call == null
        || flow.isEmpty()
        || !flow.get(flow.size() - 1).place().equals(finding.place())) {
      // At a call of the project's own code the value may serve other ends, too.
      return Optional.empty();
    }
    ExpressionTree value = value(call, flow.get(0).reason());
    MethodSymbol method = value == null ? null : method(path, ASTHelpers.getType(value));
    if (value == null || method == null) {
      return Optional.empty();
    }
    SuggestedFix.Builder fix = SuggestedFix.builder();
    String name = SuggestedFixes.qualifyType(state, fix, method.owner) + "." + method.name;
    return Optional.of(fix.prefixWith(value, name + "(").postfixWith(value, ")").build());
  }

  private @Nullable MethodInvocationTree call(TreePath path, SourceRange range) {
    int end = unit.offset(range.endLine(), range.endColumn());
    for (Tree tree : path) {
      if (tree instanceof MethodInvocationTree call && unit.end((JCTree) tree) == end) {
        return call;
      }
    }
    return null;
  }

  /** Returns the only argument or part of one that can be the value, else the one of its name. */
  private static @Nullable ExpressionTree value(MethodInvocationTree call, String source) {
    List<ExpressionTree> parts = new ArrayList<>();
    call.getArguments().forEach(argument -> addParts(argument, parts));
    List<ExpressionTree> named =
        parts.size() == 1
            ? parts
            : parts.stream().filter(part -> name(part).equals(property(source))).toList();
    return named.size() == 1 && !name(named.get(0)).isEmpty() ? named.get(0) : null;
  }

  private static void addParts(ExpressionTree tree, List<ExpressionTree> parts) {
    if (tree instanceof ParenthesizedTree inner) {
      addParts(inner.getExpression(), parts);
    } else if (tree instanceof BinaryTree sum && tree.getKind() == Tree.Kind.PLUS) {
      addParts(sum.getLeftOperand(), parts);
      addParts(sum.getRightOperand(), parts);
    } else if (ASTHelpers.constValue(tree) == null && tree.getKind() != Tree.Kind.NULL_LITERAL) {
      parts.add(tree);
    }
  }

  /** Returns what a variable, field or getter stands for, or an empty text for any other code. */
  private static String name(ExpressionTree tree) {
    if (tree instanceof IdentifierTree identifier) {
      return property(identifier.getName().toString());
    }
    if (tree instanceof MemberSelectTree select) {
      return property(select.getIdentifier().toString());
    }
    return tree instanceof MethodInvocationTree call && call.getArguments().isEmpty()
        ? name(call.getMethodSelect())
        : "";
  }

  /** Returns the last name of a text such as {@code customer.getMail()}: here {@code mail}. */
  private static String property(String text) {
    String last = text.replaceFirst("\\(\\)$", "").replaceFirst("^.*\\.", "");
    return last.replaceFirst("^get(?=[A-Z])", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the method if it can be called here with a value of a type, and gives such a one. */
  private @Nullable MethodSymbol method(TreePath path, @Nullable Type type) {
    ClassSymbol owner = owner();
    if (owner == null || type == null) {
      return null;
    }
    Symbols symbols = new Symbols(state.context);
    String name = symbols.name(owner);
    Symbol.PackageSymbol here = ASTHelpers.getSymbol(path.getCompilationUnit().getPackage());
    for (Symbol member : owner.members().getSymbolsByName(state.getName(wrapper.name()))) {
      if (member instanceof MethodSymbol method
          && method.isStatic()
          && method.params().size() == 1
          && wrapper.matches(name, symbols.method(name, method))
          && (ASTHelpers.enclosingPackage(method).equals(here)
              ? !method.isPrivate()
              : isPublic(method))
          && state.getTypes().isAssignable(type, method.params().get(0).type)
          && state.getTypes().isAssignable(method.getReturnType(), type)) {
        return method;
      }
    }
    return null;
  }

  private static boolean isPublic(MethodSymbol method) {
    for (Symbol at = method;
        at instanceof MethodSymbol || at instanceof ClassSymbol;
        at = at.owner) {
      if (!at.getModifiers().contains(javax.lang.model.element.Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the class that the configuration names, by its full name or else by its only one. */
  private @Nullable ClassSymbol owner() {
    if (wrapper.owner().contains(".")) {
      return state.getSymbolFromString(wrapper.owner()) instanceof ClassSymbol found ? found : null;
    }
    List<ClassSymbol> named = new ArrayList<>();
    for (ClassSymbol symbol : Symtab.instance(state.context).getAllClasses()) {
      if (symbol.getSimpleName().contentEquals(wrapper.owner())) {
        named.add(symbol);
      }
    }
    return named.size() == 1 ? named.get(0) : null;
  }
}
