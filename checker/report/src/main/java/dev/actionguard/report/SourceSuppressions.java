package dev.actionguard.report;

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
import dev.actionguard.options.NearestName;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.SourceSuppression;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Reads {@code @SuppressWarnings("Rule")} and {@code "actionguard:Rule"}, which class files do not
 * have, with the JDK's own parser. Only files with findings are parsed; nothing is resolved. The
 * reason is a comment on the annotation's line or on the line above.
 */
public final class SourceSuppressions {
  private static final String PREFIX = "actionguard:";

  private final RuleSet rules;
  private final List<SourceSuppression> found = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  private SourceSuppressions(RuleSet rules) {
    this.rules = rules;
  }

  /** What was read. */
  record Read(List<SourceSuppression> suppressions, List<Notice> notices) {}

  /** Reads the source files in which the findings stand. */
  static Read read(Collection<Finding> findings, Sources sources, RuleSet rules) {
    SourceSuppressions reader = new SourceSuppressions(rules);
    Set<String> files = new TreeSet<>();
    findings.forEach(f -> files.add(f.place().sourceFile()));
    files.stream()
        .filter(file -> file.endsWith(".java"))
        .forEach(
            file ->
                sources
                    .find(file)
                    .filter(source -> source.text().contains("SuppressWarnings"))
                    .ifPresent(source -> reader.parse(file, source)));
    return new Read(List.copyOf(reader.found), List.copyOf(reader.notices));
  }

  private void parse(String sourceFile, SourceFile source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      notices.add(
          new Notice(
              Notice.Level.WARNING,
              "",
              "@SuppressWarnings is not read: this needs a JDK, not a JRE"));
      return;
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file(source)));
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(sourceFile, source, unit, positions).scan(unit, null);
      }
    } catch (IOException | RuntimeException e) {
      notices.add(
          new Notice(Notice.Level.WARNING, source.path(), "@SuppressWarnings is not read: " + e));
    }
  }

  private static SimpleJavaFileObject file(SourceFile source) {
    return new SimpleJavaFileObject(
        URI.create("string:///Source.java"), SimpleJavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }

  /** Visits the declarations of one file. */
  private final class Scanner extends TreeScanner<Void, Void> {
    private final String sourceFile;
    private final SourceFile source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Scanner(
        String sourceFile, SourceFile source, CompilationUnitTree unit, SourcePositions positions) {
      this.sourceFile = sourceFile;
      this.source = source;
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      declaration(tree, tree.getModifiers());
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      declaration(tree, tree.getModifiers());
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
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
              .flatMap(SourceSuppressions::texts)
              .forEach(name -> add(name, line, start, end));
        }
      }
    }

    private void add(String written, int line, int start, int end) {
      boolean ours = written.startsWith(PREFIX);
      String name = ours ? written.substring(PREFIX.length()) : written;
      Optional<Rule> rule = rules.find(name);
      if (rule.isPresent()) {
        found.add(new SourceSuppression(sourceFile, rule.get().name(), start, end, because(line)));
      } else if (ours) {
        List<String> valid = rules.rules().stream().map(Rule::name).toList();
        notices.add(
            new Notice(
                Notice.Level.NOTE,
                source.path() + ":" + line,
                "@SuppressWarnings does not count: unknown rule '"
                    + name
                    + "'"
                    + NearestName.hint(name, valid)));
      }
    }

    private String because(int line) {
      return Stream.of(source.line(line), source.line(line - 1).filter(l -> isComment(l)))
          .flatMap(Optional::stream)
          .filter(text -> text.contains("//"))
          .map(text -> text.substring(text.indexOf("//") + 2).strip())
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse("@SuppressWarnings without a comment");
    }

    private int line(long position) {
      return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("//");
  }

  private static Stream<String> texts(ExpressionTree tree) {
    if (tree instanceof AssignmentTree assignment) {
      return texts(assignment.getExpression());
    }
    if (tree instanceof NewArrayTree array) {
      return array.getInitializers() == null
          ? Stream.empty()
          : array.getInitializers().stream().flatMap(SourceSuppressions::texts);
    }
    return tree instanceof LiteralTree literal && literal.getValue() instanceof String text
        ? Stream.of(text)
        : Stream.empty();
  }
}
