package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a value says that something failed, or looks like any other answer. */
final class FailureValues {
  private static final Set<String> WRAPPERS =
      Set.of("of", "ofNullable", "just", "completedFuture", "completedStage", "valueOf", "item");

  private final FailureRegion region;
  private final boolean closure;

  /**
   * @param closure whether the handler is a method of its own, so that what else is returned is not
   *     seen
   */
  FailureValues(FailureRegion region, boolean closure) {
    this.region = region;
    this.closure = closure;
  }

  /**
   * Returns whether a value tells of a failure.
   *
   * @param definitions the statements of the handler that made the locals on this path
   */
  boolean tells(Operand value, Map<Local, Statement> definitions) {
    if (region.holds(value)) {
      return true;
    }
    if (value instanceof Constant constant) {
      return tells(constant);
    }
    Statement definition = definitions.get((Local) value);
    return definition != null && tells(definition, definitions);
  }

  /** Returns whether what a statement makes tells of a failure. */
  boolean tells(Statement definition, Map<Local, Statement> definitions) {
    if (definition instanceof Statement.Assign assign) {
      return tells(assign.value(), definitions);
    }
    if (definition instanceof Statement.Cast cast) {
      return tells(cast.operand(), definitions);
    }
    if (definition instanceof Statement.Call call) {
      return tells(call, definitions);
    }
    if (definition instanceof Statement.FieldLoad load) {
      return FailureWords.inState(load.field().name()) || isOtherConstant(load);
    }
    if (definition instanceof Statement.Concat text) {
      return text.parts().stream()
          .anyMatch(
              part ->
                  part instanceof Constant constant
                      ? saysFailure(constant.value())
                      : region.isAnswer(part) || tells(part, definitions));
    }
    return definition instanceof Statement.New made
        && FailureWords.in(Descriptions.simpleName(made.type().name()));
  }

  private boolean tells(Statement.Call call, Map<Local, Statement> definitions) {
    if (call.arguments().stream().anyMatch(region::holds)) {
      return true;
    }
    if (call.method().isConstructor()) {
      return FailureWords.in(Descriptions.simpleName(call.method().owner()))
          || call.arguments().stream().anyMatch(a -> isBad(a, definitions));
    }
    String name = call.method().name();
    if (isEmpty(call) || isPlainSuccess(name)) {
      return false;
    }
    boolean wraps = WRAPPERS.contains(name) && call.arguments().size() == 1;
    return !wraps || tells(call.arguments().get(0), definitions);
  }

  /** An argument of a result that says that it is a bad one. */
  private boolean isBad(Operand argument, Map<Local, Statement> definitions) {
    if (argument instanceof Constant constant) {
      Object value = constant.value();
      boolean status = value instanceof Integer i && i >= 400 && i < 600;
      return status || Boolean.FALSE.equals(value) || saysFailure(value);
    }
    return tells(argument, definitions);
  }

  /** A constant that the normal way returns as well says nothing. */
  private boolean tells(Constant constant) {
    Object value = constant.value();
    boolean no = Boolean.FALSE.equals(value) || (isZero(value) && returnsBoolean());
    return (no || saysFailure(value)) && returnsOtherwise(value);
  }

  private static boolean saysFailure(@Nullable Object value) {
    return (value instanceof Integer i && i < 0)
        || (value instanceof Long l && l < 0)
        || (value instanceof String s && FailureWords.in(s));
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Integer i && i == 0;
  }

  private boolean returnsBoolean() {
    return region.cfg().body().blocks().stream()
        .map(BasicBlock::terminator)
        .anyMatch(
            end ->
                end instanceof Terminator.Return r
                    && r.value() != null
                    && r.value().type().name().equals("boolean"));
  }

  private List<Operand> normallyReturned() {
    return region.cfg().body().blocks().stream()
        .filter(block -> !region.contains(block.index()))
        .map(BasicBlock::terminator)
        .<Operand>mapMulti(
            (end, sink) -> {
              if (end instanceof Terminator.Return r && r.value() != null) {
                sink.accept(r.value());
              }
            })
        .toList();
  }

  private boolean returnsOtherwise(@Nullable Object failure) {
    return closure
        || normallyReturned().stream()
            .anyMatch(v -> !(v instanceof Constant c && Objects.equals(c.value(), failure)));
  }

  /** A constant of the type which is none of those constants that are returned normally. */
  private boolean isOtherConstant(Statement.FieldLoad load) {
    List<Operand> normal = normallyReturned();
    return load.receiver() == null
        && load.field().type().name().equals(load.field().owner())
        && !normal.isEmpty()
        && normal.stream().allMatch(v -> isConstantBut(v, load));
  }

  private boolean isConstantBut(Operand value, Statement.FieldLoad load) {
    List<Statement> made =
        region.cfg().body().blocks().stream()
            .filter(block -> !region.contains(block.index()))
            .flatMap(block -> block.statements().stream())
            .filter(s -> value.equals(s.target()))
            .toList();
    return !made.isEmpty()
        && made.stream()
            .allMatch(
                s ->
                    s instanceof Statement.FieldLoad other
                        && other.receiver() == null
                        && !other.field().equals(load.field()));
  }

  private static boolean isEmpty(Statement.Call call) {
    String name = call.method().name();
    return call.arguments().isEmpty()
        && (name.startsWith("empty")
            || name.startsWith("nothing")
            || name.startsWith("nullItem")
            || (WRAPPERS.contains(name) && call.receiver() == null));
  }

  private static boolean isPlainSuccess(String name) {
    List<String> words = Names.tokens(name);
    return words.contains("ok") || words.contains("success") || words.contains("succeeded");
  }
}
