package dev.actionguard.testkit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.actionguard.testkit.Mutant.Edit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds guards in a file by what they look like, and makes the mutants that miss one. It knows
 * names as a reader does ({@code guard.check…}, {@code clock.instant()}, {@code @Valid}), and
 * nothing of what the analysis knows.
 */
final class GuardFinder extends TreePathScanner<Void, Void> {
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "Email|Size|Pattern|Positive\\w*|Negative\\w*|Min|Max|Digits|Past\\w*|Future\\w*");
  private static final Pattern ACCESS_RULE =
      Pattern.compile("PreAuthorize|PostAuthorize|Secured|RolesAllowed|SupervisorOnly");
  private static final Pattern INVALID =
      Pattern.compile("\\w*(?:Invalid|Illegal|BadRequest|Validation)\\w*Exception");
  private static final Pattern TEXT_CHECK =
      Pattern.compile("matches\\(\\)|\\.contains\\(|\\.length\\(\\)|isPlain|indexOf");
  private static final Pattern DENIED = Pattern.compile("\\w*(?:Denied|Forbidden)\\w*Exception");
  private static final Pattern OF_DATABASE =
      Pattern.compile(
          "\\w*(?:SQL|DataAccess|Storage|Persistence|Duplicate|EmptyResult|Pool|Flyway)\\w*Exception"
              + "|(?:Runtime)?Exception|Throwable");
  private static final Pattern MASKER = Pattern.compile("(?i).*(?:mask|pseudonym|redact).*");
  private static final Pattern MASK = Pattern.compile("(?i)(?:mask|hash|redact|pseudonym).*");
  private static final Pattern GUARD = Pattern.compile("(?i).*guard|access");
  private static final Pattern CHECK = Pattern.compile("(?:check|require|ensure|verify)[A-Z].*");
  private static final Pattern READS = Pattern.compile("find|list|show|export");
  private static final Pattern CHECKS = Pattern.compile("\\w*Checks|Validat\\w+");
  private static final Pattern FINISH = Pattern.compile("(?:finish|fail)[A-Z]?.*");
  private static final Pattern OWNER = Pattern.compile("(find\\w*?ById)And\\w+Id");
  private static final List<String> OTHER_CLOCKS =
      List.of(
          "java.time.Instant.now()",
          "java.time.Clock.systemUTC().instant()",
          "new java.util.Date().toInstant()",
          "java.time.Instant.ofEpochMilli(System.currentTimeMillis())",
          "java.time.OffsetDateTime.now().toInstant()");
  private static final int SHOWN = 70;

  private final Path file;
  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Map<Path, Edit> untransacted;
  private final Function<String, Map<Path, List<Edit>>> backing;
  private final List<Mutant> mutants = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Makes a finder for one file.
   *
   * @param untransacted what gives the program's own transaction runner a twin {@code runEach} that
   *     runs without a transaction; empty if it has no such runner
   * @param backing what takes those checks away that stand behind a check of that name
   */
  GuardFinder(
      Path file,
      String source,
      CompilationUnitTree unit,
      SourcePositions positions,
      Map<Path, Edit> untransacted,
      Function<String, Map<Path, List<Edit>>> backing) {
    this.file = file;
    this.source = source;
    this.unit = unit;
    this.positions = positions;
    this.untransacted = Map.copyOf(untransacted);
    this.backing = backing;
  }

  /** Returns the mutants in the order of the file. */
  List<Mutant> find() {
    scan(unit, null);
    return List.copyOf(mutants);
  }

  @Override
  public Void visitModifiers(ModifiersTree tree, Void nothing) {
    List<AnnotationTree> constraints = new ArrayList<>();
    for (AnnotationTree annotation : tree.getAnnotations()) {
      String name = simple(annotation.getAnnotationType().toString());
      if (name.equals("Valid") || name.equals("Validated")) {
        add(GuardKind.VALIDATION, "removed", annotation, without(annotation));
      } else if (name.equals("Transactional") && !text(annotation).contains("readOnly")) {
        add(GuardKind.TRANSACTION, "removed", annotation, without(annotation));
      } else if (ACCESS_RULE.matcher(name).matches() && !isAnnotationType()) {
        add(GuardKind.ACCESS, "removed", annotation, without(annotation));
        add(
            GuardKind.ACCESS,
            "permits all",
            annotation,
            replaced(
                annotation,
                "@org.springframework.security.access.prepost.PreAuthorize(\"permitAll()\")"));
      } else if (CONSTRAINT.matcher(name).matches()) {
        constraints.add(annotation);
      }
    }
    if (!constraints.isEmpty()) {
      add(
          GuardKind.VALIDATION,
          "constraints removed",
          constraints.get(0),
          constraints.stream().map(a -> new Edit(start(a), end(a), "")).toList());
    }
    return super.visitModifiers(tree, null);
  }

  private boolean isAnnotationType() {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
        && type.getKind() == Tree.Kind.ANNOTATION_TYPE;
  }

  @Override
  public Void visitIf(IfTree tree, Void nothing) {
    StatementTree first = only(tree.getThenStatement());
    if (tree.getElseStatement() == null
        && first instanceof ThrowTree thrown
        && thrown.getExpression() instanceof NewClassTree made) {
      String type = simple(made.getIdentifier().toString());
      if (INVALID.matcher(type).matches()
          && TEXT_CHECK.matcher(tree.getCondition().toString()).find()) {
        add(GuardKind.VALIDATION, "removed", tree, without(tree));
        add(GuardKind.VALIDATION, "result ignored", tree, replaced(tree.getThenStatement(), "{}"));
      } else if (DENIED.matcher(type).matches()) {
        add(GuardKind.ACCESS, "removed", tree, without(tree));
        add(GuardKind.ACCESS, "decision ignored", tree, replaced(tree.getThenStatement(), "{}"));
      }
    }
    return super.visitIf(tree, null);
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree tree, Void nothing) {
    if (tree.getExpression() instanceof MethodInvocationTree call) {
      String name = name(call);
      String owner = simple(owner(call));
      if (GUARD.matcher(owner).matches() && CHECK.matcher(name).matches()) {
        String text = text(tree);
        access(name, "removed", tree, without(tree));
        String swallowed = "try { " + text + " } catch (" + denial() + " ignored) { }";
        access(name, "denial swallowed", tree, replaced(tree, swallowed));
        String branch = "if (System.getenv(\"STRICT\") != null) { " + text + " }";
        access(name, "on one branch", tree, replaced(tree, branch));
        access(name, "after the rest", tree, late(tree));
      } else if (isInConstructor() && CHECKS.matcher(owner).matches() && takesText(call)) {
        add(GuardKind.VALIDATION, "removed", tree, without(tree));
      } else if (FINISH.matcher(name).matches() && isOnFailure()) {
        add(GuardKind.FINISH, "removed", tree, without(tree));
      } else if (name.equals("rollback") || name.equals("setAutoCommit")) {
        add(GuardKind.TRANSACTION, "removed", tree, without(tree));
      }
    } else if (isInConstructor()
        && tree.getExpression() instanceof com.sun.source.tree.AssignmentTree assignment
        && assignment.getExpression() instanceof MethodInvocationTree call
        && CHECKS.matcher(owner(call)).matches()
        && takesText(call)) {
      add(GuardKind.VALIDATION, "removed", tree, without(tree));
    }
    return super.visitExpressionStatement(tree, null);
  }

  /** A check without which another one still stands is missed only if that is gone, too. */
  private void access(String check, String how, Tree guard, List<Edit> edits) {
    if (edits.isEmpty()) {
      return;
    }
    Map<Path, List<Edit>> all = new HashMap<>();
    backing.apply(check).forEach((path, more) -> all.put(path, new ArrayList<>(more)));
    all.computeIfAbsent(file, f -> new ArrayList<>()).addAll(edits);
    add(GuardKind.ACCESS, how, guard, check, all);
  }

  /** The statement moved to the end of its block: before its return, if it has one. */
  private List<Edit> late(StatementTree tree) {
    if (!(getCurrentPath().getParentPath().getLeaf() instanceof BlockTree block)
        || block.getStatements().get(block.getStatements().size() - 1) == tree) {
      return List.of();
    }
    StatementTree last = block.getStatements().get(block.getStatements().size() - 1);
    String text = text(tree);
    if (last instanceof ReturnTree returned && returned.getExpression() != null) {
      String value = text(returned.getExpression());
      return List.of(
          new Edit(start(tree), end(tree), ""),
          new Edit(
              start(last), end(last), "{ var value = " + value + "; " + text + " return value; }"));
    }
    return List.of(
        new Edit(start(tree), end(tree), ""), new Edit(end(last), end(last), " " + text));
  }

  @Override
  public Void visitCatch(CatchTree tree, Void nothing) {
    String type = simple(tree.getParameter().getType().toString().replaceAll("[ |].*", ""));
    if (OF_DATABASE.matcher(type).matches()) {
      add(
          GuardKind.CATCH,
          "emptied",
          tree.getParameter(),
          replaced(tree.getBlock(), "{" + giveUp() + "}"));
      for (StatementTree statement : thrown(tree.getBlock())) {
        add(GuardKind.CATCH, "rethrow removed", tree.getParameter(), replaced(statement, giveUp()));
        List<Edit> dropped = withoutCause(statement, tree.getParameter().getName().toString());
        if (!dropped.isEmpty()) {
          add(GuardKind.CATCH, "cause dropped", tree.getParameter(), dropped);
        }
      }
    }
    return super.visitCatch(tree, null);
  }

  private static List<StatementTree> thrown(BlockTree block) {
    return block.getStatements().stream()
        .filter(s -> s instanceof ThrowTree)
        .map(s -> (StatementTree) s)
        .toList();
  }

  /** Drops the last argument of the exception that is made, if that is the one caught. */
  private List<Edit> withoutCause(StatementTree statement, String caught) {
    if (!(((ThrowTree) statement).getExpression() instanceof NewClassTree made)
        || made.getArguments().isEmpty()) {
      return List.of();
    }
    List<? extends ExpressionTree> arguments = made.getArguments();
    ExpressionTree last = arguments.get(arguments.size() - 1);
    if (!last.toString().equals(caught)) {
      return List.of();
    }
    int from = arguments.size() == 1 ? start(last) : end(arguments.get(arguments.size() - 2));
    return List.of(new Edit(from, end(last), ""));
  }

  /** What leaves the method or lambda around as if nothing had happened; empty to go on. */
  private String giveUp() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof LambdaExpressionTree) {
        return "";
      }
      if (path.getLeaf() instanceof MethodTree method) {
        if (method.getReturnType() == null) {
          return "";
        }
        return switch (method.getReturnType().toString()) {
          case "void" -> "";
          case "boolean" -> "return false;";
          case "int", "long" -> "return 0;";
          case "String" -> "return \"\";";
          default -> "return null;";
        };
      }
    }
    return "";
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
    String name = name(tree);
    String owner = owner(tree);
    if (isClock(owner) && (name.equals("instant") || name.equals("now"))) {
      for (String other : OTHER_CLOCKS) {
        add(GuardKind.CLOCK, other.replaceAll("java\\.\\w+\\.", ""), tree, replaced(tree, other));
      }
    } else if (MASKER.matcher(simple(owner)).matches()
        || (owner.isEmpty() && MASK.matcher(name).matches())) {
      if (tree.getArguments().size() == 1) {
        String raw = text(tree.getArguments().get(0));
        add(GuardKind.MASK, "removed", tree, replaced(tree, "String.valueOf(" + raw + ")"));
        add(
            GuardKind.MASK,
            "trimmed only",
            tree,
            replaced(tree, "String.valueOf(" + raw + ").trim()"));
      }
    } else if (OWNER.matcher(name).matches() && tree.getArguments().size() == 2) {
      String wider = owner + ".findById(" + text(tree.getArguments().get(0)) + ")";
      add(GuardKind.ACCESS, "owner dropped", tree, replaced(tree, wider));
    } else if (name.equals("getOrDefault") && owner.equals(owner.toUpperCase(Locale.ROOT))) {
      add(GuardKind.VALIDATION, "removed", tree, replaced(tree, text(tree.getArguments().get(0))));
    } else if (name.equals("run")
        && owner.equals("transactions")
        && !untransacted.isEmpty()
        && !READS.matcher(text(tree.getArguments().get(0))).find()) {
      int at = start(tree) + owner.length();
      Map<Path, List<Edit>> edits = new HashMap<>();
      untransacted.forEach((path, edit) -> edits.put(path, new ArrayList<>(List.of(edit))));
      edits
          .computeIfAbsent(file, f -> new ArrayList<>())
          .add(new Edit(at, at + ".run".length(), ".runEach"));
      add(GuardKind.TRANSACTION, "no transaction", tree, "", edits);
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
    if (isClock(tree.getQualifierExpression().toString())) {
      add(GuardKind.CLOCK, "Instant::now", tree, replaced(tree, "java.time.Instant::now"));
    }
    return super.visitMemberReference(tree, null);
  }

  private static boolean isClock(String owner) {
    return owner.equals("clock") || owner.equals("time");
  }

  @Override
  public Void visitMethod(MethodTree tree, Void nothing) {
    if (tree.getBody() != null
        && tree.getParameters().size() == 1
        && MASKER.matcher(enclosing()).matches()
        && String.valueOf(tree.getReturnType()).equals("String")) {
      VariableTree parameter = tree.getParameters().get(0);
      add(
          GuardKind.MASK,
          "body removed",
          tree.getBody(),
          replaced(tree.getBody(), "{ return String.valueOf(" + parameter.getName() + "); }"));
    }
    return super.visitMethod(tree, null);
  }

  /** Whether the place is where an action fails: a catch or finally block, or a close method. */
  private boolean isOnFailure() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof CatchTree) {
        return true;
      }
      if (path.getLeaf() instanceof MethodTree method) {
        return method.getName().contentEquals("close");
      }
    }
    return false;
  }

  private boolean isInConstructor() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof LambdaExpressionTree) {
        return false;
      }
      if (path.getLeaf() instanceof MethodTree method) {
        return method.getReturnType() == null && isRecord(path.getParentPath().getLeaf());
      }
    }
    return false;
  }

  /** Whether a component of the record around that is text is among the arguments. */
  private boolean takesText(MethodInvocationTree call) {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof ClassTree type) {
        return type.getMembers().stream()
            .filter(m -> m instanceof VariableTree v && v.getType().toString().endsWith("String"))
            .anyMatch(
                m ->
                    call.getArguments().stream()
                        .anyMatch(a -> ((VariableTree) m).getName().contentEquals(a.toString())));
      }
    }
    return false;
  }

  private static boolean isRecord(Tree tree) {
    return tree.getKind() == Tree.Kind.RECORD;
  }

  private String denial() {
    return source.contains("org.springframework")
        ? "org.springframework.security.access.AccessDeniedException"
        : "dev.actionguard.recorder.error.AccessDeniedException";
  }

  private static StatementTree only(StatementTree statement) {
    return statement instanceof BlockTree block && block.getStatements().size() == 1
        ? block.getStatements().get(0)
        : statement;
  }

  private List<Edit> without(Tree tree) {
    return replaced(tree, "");
  }

  private List<Edit> replaced(Tree tree, String text) {
    return List.of(new Edit(start(tree), end(tree), text));
  }

  private void add(GuardKind kind, String how, Tree guard, List<Edit> edits) {
    if (!edits.isEmpty()) {
      add(kind, how, guard, "", Map.of(file, edits));
    }
  }

  private void add(
      GuardKind kind, String how, Tree guard, String check, Map<Path, List<Edit>> edits) {
    String shown = text(guard).replaceAll("\\s+", " ");
    String text = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    String member = member();
    int ordinal = seen.merge(kind + how + member + text, 1, Integer::sum) - 1;
    mutants.add(
        new Mutant(
            kind,
            how,
            file,
            member,
            text,
            ordinal,
            line(start(guard)),
            lastLine(guard),
            check,
            edits));
  }

  /** The last line of the statement, parameter or member around a tree. */
  private int lastLine(Tree guard) {
    int last = line(end(guard));
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree leaf = path.getLeaf();
      if (leaf instanceof ClassTree || leaf instanceof MethodTree || leaf instanceof BlockTree) {
        return last;
      }
      last = Math.max(last, line(end(leaf)));
    }
    return last;
  }

  private String member() {
    String member = "";
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree leaf = path.getLeaf();
      if (leaf instanceof MethodTree method) {
        member = "." + method.getName() + member;
      } else if (leaf instanceof VariableTree variable
          && path.getParentPath().getLeaf() instanceof ClassTree) {
        member = "." + variable.getName() + member;
      } else if (leaf instanceof ClassTree type) {
        member = "." + type.getSimpleName() + member;
      }
    }
    return member.substring(Math.min(1, member.length()));
  }

  private String enclosing() {
    return member().replaceAll("\\..*", "");
  }

  private static String name(MethodInvocationTree call) {
    return simple(call.getMethodSelect().toString());
  }

  /** What a call is made on, as text; empty for a call of an own method. */
  private static String owner(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof com.sun.source.tree.MemberSelectTree select
        ? select.getExpression().toString()
        : "";
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String text(Tree tree) {
    return source.substring(start(tree), end(tree));
  }

  private int start(Tree tree) {
    return Math.toIntExact(positions.getStartPosition(unit, tree));
  }

  private int end(Tree tree) {
    return Math.toIntExact(positions.getEndPosition(unit, tree));
  }

  private int line(int position) {
    return Math.toIntExact(unit.getLineMap().getLineNumber(position));
  }
}
