package dev.actionguard.sources;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code SuppressWarnings} and {@code Suppress} in Java source text. The text is parsed and
 * nothing is resolved; of broken text as much is read as the parser understands.
 */
public final class SuppressionReader {
  private static final Set<String> WARNINGS =
      Set.of("SuppressWarnings", "java.lang.SuppressWarnings");
  private static final Set<String> OURS =
      Set.of("Suppress", "dev.actionguard.annotations.Suppress");

  private SuppressionReader() {}

  /** The annotation that an entry comes from. */
  public enum Kind {
    SUPPRESS_WARNINGS,
    SUPPRESS
  }

  /**
   * One name in one annotation.
   *
   * @param name as written
   * @param because the reason as written, empty if there is none
   * @param declaration tells the declaration from others in its file
   * @param line the annotation's line
   * @param startLine the first line of the declaration that carries it
   * @param endLine the last line of that declaration
   */
  public record Entry(
      Kind kind,
      String name,
      String because,
      String declaration,
      int line,
      int startLine,
      int endLine) {}

  /**
   * What a file has.
   *
   * @param declarations all of them, whether they carry something or not
   */
  public record Content(List<Entry> entries, Set<String> declarations) {}

  /**
   * Reads a file's text.
   *
   * @throws IOException if this Java has no parser, or the parser fails
   */
  public static Content read(String text) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("this needs a JDK, not a JRE");
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file(text)));
    Content content = new Content(new ArrayList<>(), new HashSet<>());
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, positions, content).scan(unit, null);
      }
    } catch (RuntimeException e) {
      throw new IOException("the parser failed: " + e, e);
    }
    return content;
  }

  private static SimpleJavaFileObject file(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///Source.java"), SimpleJavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /** Visits the declarations of one file. */
  private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Content content;
    private final Deque<String> types = new ArrayDeque<>();

    Scanner(CompilationUnitTree unit, SourcePositions positions, Content content) {
      this.unit = unit;
      this.positions = positions;
      this.content = content;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      types.addLast(tree.getSimpleName().toString());
      declaration(tree, tree.getModifiers(), "type " + String.join(".", types));
      super.visitClass(tree, null);
      types.removeLast();
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      String parameters =
          tree.getParameters().stream()
              .map(p -> String.valueOf(p.getType()))
              .collect(Collectors.joining(", "));
      declaration(
          tree, tree.getModifiers(), "method " + name(tree.getName()) + "(" + parameters + ")");
      return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
      declaration(tree, tree.getModifiers(), "variable " + name(tree.getName()));
      return super.visitVariable(tree, null);
    }

    private String name(Name name) {
      return String.join(".", types) + "." + name;
    }

    private void declaration(Tree tree, ModifiersTree modifiers, String declaration) {
      content.declarations.add(declaration);
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        String type = annotation.getAnnotationType().toString();
        if (WARNINGS.contains(type)) {
          annotation.getArguments().stream()
              .flatMap(SuppressionReader::texts)
              .forEach(
                  name -> add(Kind.SUPPRESS_WARNINGS, name, "", declaration, tree, annotation));
        } else if (OURS.contains(type)) {
          add(
              Kind.SUPPRESS,
              argument(annotation, "rule"),
              argument(annotation, "because"),
              declaration,
              tree,
              annotation);
        }
      }
    }

    private void add(
        Kind kind,
        String name,
        String because,
        String declaration,
        Tree tree,
        AnnotationTree annotation) {
      int line = line(positions.getStartPosition(unit, annotation));
      int start = Math.min(line, line(positions.getStartPosition(unit, tree)));
      int end = line(Math.max(0, positions.getEndPosition(unit, tree) - 1));
      content.entries.add(new Entry(kind, name, because, declaration, line, start, end));
    }

    private int line(long position) {
      return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static String argument(AnnotationTree annotation, String name) {
    return annotation.getArguments().stream()
        .filter(AssignmentTree.class::isInstance)
        .map(AssignmentTree.class::cast)
        .filter(argument -> argument.getVariable().toString().equals(name))
        .flatMap(argument -> texts(argument.getExpression()))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> texts(ExpressionTree tree) {
    if (tree instanceof AssignmentTree assignment) {
      return texts(assignment.getExpression());
    }
    if (tree instanceof NewArrayTree array) {
      return array.getInitializers() == null
          ? Stream.empty()
          : array.getInitializers().stream().flatMap(SuppressionReader::texts);
    }
    return tree instanceof LiteralTree literal && literal.getValue() instanceof String text
        ? Stream.of(text)
        : Stream.empty();
  }
}
