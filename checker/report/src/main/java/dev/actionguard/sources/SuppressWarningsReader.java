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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code SuppressWarnings} in Java source text. The text is parsed and nothing is resolved;
 * of broken text as much is read as the parser understands.
 */
public final class SuppressWarningsReader {
  private SuppressWarningsReader() {}

  /**
   * One name in one annotation.
   *
   * @param name as written
   * @param line the annotation's line
   * @param startLine the first line of the declaration that carries it
   * @param endLine the last line of that declaration
   */
  public record Entry(String name, int line, int startLine, int endLine) {}

  /**
   * Reads a file's text.
   *
   * @throws IOException if this Java has no parser, or the parser fails
   */
  public static List<Entry> read(String text) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("this needs a JDK, not a JRE");
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file(text)));
    List<Entry> entries = new ArrayList<>();
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, positions, entries).scan(unit, null);
      }
    } catch (RuntimeException e) {
      throw new IOException("the parser failed: " + e, e);
    }
    return entries;
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
    private final List<Entry> entries;

    Scanner(CompilationUnitTree unit, SourcePositions positions, List<Entry> entries) {
      this.unit = unit;
      this.positions = positions;
      this.entries = entries;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
      declaration(tree, tree.getModifiers());
      return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
      declaration(tree, tree.getModifiers());
      return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
      declaration(tree, tree.getModifiers());
      return super.visitVariable(tree, null);
    }

    private void declaration(Tree tree, ModifiersTree modifiers) {
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        String type = annotation.getAnnotationType().toString();
        if (type.equals("SuppressWarnings") || type.equals("java.lang.SuppressWarnings")) {
          int line = line(positions.getStartPosition(unit, annotation));
          int start = Math.min(line, line(positions.getStartPosition(unit, tree)));
          int end = line(Math.max(0, positions.getEndPosition(unit, tree) - 1));
          annotation.getArguments().stream()
              .flatMap(SuppressWarningsReader::texts)
              .forEach(name -> entries.add(new Entry(name, line, start, end)));
        }
      }
    }

    private int line(long position) {
      return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static Stream<String> texts(ExpressionTree tree) {
    if (tree instanceof AssignmentTree assignment) {
      return texts(assignment.getExpression());
    }
    if (tree instanceof NewArrayTree array) {
      return array.getInitializers() == null
          ? Stream.empty()
          : array.getInitializers().stream().flatMap(SuppressWarningsReader::texts);
    }
    return tree instanceof LiteralTree literal && literal.getValue() instanceof String text
        ? Stream.of(text)
        : Stream.empty();
  }
}
