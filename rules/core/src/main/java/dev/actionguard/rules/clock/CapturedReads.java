package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Moments;
import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.analysis.TimeRead;
import dev.actionguard.ir.AnnotationModel;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.rule.RuleContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells reads of the clock that are made once for all, by an initialiser or the constructor of a
 * singleton, and those that a framework's callback makes, from reads per action.
 */
final class CapturedReads {
  private static final Set<String> LIFECYCLE =
      Set.of(
          "PrePersist",
          "PreUpdate",
          "PreRemove",
          "PostPersist",
          "PostUpdate",
          "PostRemove",
          "PostLoad");

  /** Annotations of classes of which the container makes one object for all actions. */
  private static final Set<String> SINGLETON =
      Set.of(
          "Service",
          "Component",
          "Repository",
          "Controller",
          "RestController",
          "Configuration",
          "Singleton",
          "ApplicationScoped");

  /** Annotations that give a class, singleton by default, another life. */
  private static final Set<String> SHORTER_LIVED =
      Set.of("Scope", "RequestScope", "SessionScope", "RequestScoped", "SessionScoped");

  /** Types besides those of times that may hold one. */
  private static final Set<String> HOLDERS =
      Set.of(
          "long", "java.lang.Long", "java.lang.String", "java.lang.Object", "java.util.Optional");

  private static final Set<String> COUNTERS = Set.of("ctr", "counter", "sequence", "seq", "seed");

  private final ProgramIndex index;

  CapturedReads(RuleContext context) {
    index = context.facts().index();
  }

  /** Returns whether an initialiser or the constructor of a singleton reads. */
  boolean isFrozen(TimeRead read) {
    if (read.method().name().equals("<clinit>")) {
      return true;
    }
    MethodModel method = index.method(read.method());
    if (method == null || !method.isConstructor()) {
      return false;
    }
    return isSingleton(index.owner(method))
        || isInitializer(method, read.source().site().range().startLine());
  }

  /** Returns whether an initialiser of a field reads, whose code every constructor has. */
  boolean isInitializer(TimeRead read) {
    MethodModel method = index.method(read.method());
    return method != null
        && method.isConstructor()
        && isInitializer(method, read.source().site().range().startLine());
  }

  /**
   * Returns whether what is kept of the time is none any more: a number such as the year, a source
   * of random numbers, or where a counter begins.
   */
  boolean keepsNoTime(TimeRead read) {
    MethodModel method = index.method(read.method());
    Body body = method == null ? null : body(method);
    if (body == null) {
      return false;
    }
    int line = read.source().site().range().startLine();
    List<FieldRef> stored =
        body.blocks().stream()
            .flatMap(block -> block.statements().stream())
            .filter(s -> s instanceof Statement.FieldStore && s.range().startLine() == line)
            .map(s -> ((Statement.FieldStore) s).field())
            .toList();
    return !stored.isEmpty() && stored.stream().allMatch(CapturedReads::isNoTime);
  }

  private static boolean isNoTime(FieldRef field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    boolean holds = Moments.isTime(field.type()) || HOLDERS.contains(field.type().name());
    return !holds || COUNTERS.stream().anyMatch(name::endsWith);
  }

  /** Returns whether a framework calls the method when it stores or loads an entity. */
  boolean isLifecycle(MethodRef method) {
    MethodModel model = index.method(method);
    return model != null
        && model.annotations().stream()
            .map(AnnotationModel::simpleName)
            .anyMatch(LIFECYCLE::contains);
  }

  private static boolean isSingleton(ClassModel model) {
    List<String> names = model.annotations().stream().map(AnnotationModel::simpleName).toList();
    return model.kind() == ClassModel.Kind.ENUM
        || (names.stream().anyMatch(SINGLETON::contains)
            && names.stream().noneMatch(SHORTER_LIVED::contains));
  }

  /**
   * Returns whether a line of a constructor belongs to an initialiser, whose code the compiler puts
   * after the call of the super constructor. A constructor that was written ends on the line of its
   * last brace, and all that it does stands between; one that was not ends with what it does last.
   */
  private static boolean isInitializer(MethodModel method, int line) {
    Body body = body(method);
    if (body == null || line < 1) {
      return false;
    }
    int first = method.range().startLine();
    int end = 0;
    int last = 0;
    boolean delegates = false;
    for (BasicBlock block : body.blocks()) {
      if (block.terminator() instanceof Terminator.Return r) {
        end = Math.max(end, r.range().startLine());
      }
      for (Statement statement : block.statements()) {
        last = Math.max(last, statement.range().startLine());
        delegates |=
            statement instanceof Statement.Call call
                && call.method().isConstructor()
                && call.method().owner().equals(method.reference().owner())
                && call.kind() == Statement.CallKind.SPECIAL
                && call.receiver() instanceof Local local
                && local.index() == 0;
      }
    }
    if (delegates) {
      return false;
    }
    boolean written = end > last || end == first;
    return line < first || (written ? line > end : method.parameters().isEmpty() && line > first);
  }

  private static @Nullable Body body(MethodModel method) {
    try {
      return method.code() == null ? null : method.code().body();
    } catch (LoweringException e) {
      return null;
    }
  }
}
