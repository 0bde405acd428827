package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One three-address statement. A statement that can throw leaves its target unassigned when it
 * does. Evaluation order is statement order: a front end puts side effects of operands into
 * statements of their own.
 */
public sealed interface Statement {
  /** Where it stands in the source, or {@link SourceRange#UNKNOWN}. */
  SourceRange range();

  /** The local it assigns, or null. */
  @Nullable Local target();

  <R> R accept(StatementVisitor<R> visitor);

  /** {@code target = value}. */
  record Assign(Local target, Operand value, SourceRange range) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** {@code target = receiver.field}; a null receiver means a static field. */
  record FieldLoad(Local target, @Nullable Operand receiver, FieldRef field, SourceRange range)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitFieldLoad(this);
    }
  }

  /** {@code receiver.field = value}; a null receiver means a static field. */
  record FieldStore(@Nullable Operand receiver, FieldRef field, Operand value, SourceRange range)
      implements Statement {
    @Override
    public @Nullable Local target() {
      return null;
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitFieldStore(this);
    }
  }

  /** {@code target = array[index]}. */
  record ArrayLoad(Local target, Operand array, Operand index, SourceRange range)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitArrayLoad(this);
    }
  }

  /** {@code array[index] = value}. */
  record ArrayStore(Operand array, Operand index, Operand value, SourceRange range)
      implements Statement {
    @Override
    public @Nullable Local target() {
      return null;
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitArrayStore(this);
    }
  }

  /** How a call finds its method. */
  enum CallKind {
    /** No receiver. */
    STATIC,
    /** By the run-time class of the receiver. */
    VIRTUAL,
    /** By the run-time class of the receiver, through an interface. */
    INTERFACE,
    /** Exactly the named method: constructors, {@code super.m()}, private methods. */
    SPECIAL
  }

  /**
   * {@code target = receiver.method(arguments)}. Variable arguments are an array, as in the class
   * file. A constructor call is {@code SPECIAL} on the object that a {@link New} made, or on {@code
   * this}.
   */
  record Call(
      @Nullable Local target,
      CallKind kind,
      MethodRef method,
      @Nullable Operand receiver,
      List<Operand> arguments,
      SourceRange range)
      implements Statement {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** {@code target = new type}, not yet initialised: a constructor call follows. */
  record New(Local target, Type type, SourceRange range) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitNew(this);
    }
  }

  /**
   * {@code target = new component[d0][d1]…}: {@code type} is the whole array type; at least one
   * dimension. Initial elements are {@link ArrayStore}s.
   */
  record NewArray(Local target, Type type, List<Operand> dimensions, SourceRange range)
      implements Statement {
    public NewArray {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitNewArray(this);
    }
  }

  /**
   * {@code target = part + part + …}, string concatenation of one source expression, whatever javac
   * made of it. Parts are in order, at least one; constant text is a {@link Constant}; adjacent
   * constants are merged.
   */
  record Concat(Local target, List<Operand> parts, SourceRange range) implements Statement {
    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitConcat(this);
    }
  }

  /** The operators on one operand. {@code !b} is written {@code b ^ true} or as branches. */
  enum UnaryOperator {
    NEGATE,
    /** The length of an array. */
    LENGTH
  }

  /** {@code target = operator operand}. */
  record Unary(Local target, UnaryOperator operator, Operand operand, SourceRange range)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /**
   * The operators on two operands of the same numeric type (shifts: the distance is int; {@code AND
   * OR XOR} also on boolean).
   */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    UNSIGNED_SHIFT_RIGHT(">>>"),
    AND("&"),
    OR("|"),
    XOR("^"),
    /** -1, 0 or 1; NaN gives -1. Of long, float, double. */
    COMPARE_OR_LESS("cmpl"),
    /** -1, 0 or 1; NaN gives 1. Of long, float, double. */
    COMPARE_OR_GREATER("cmpg");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** {@code target = left operator right}. */
  record Binary(
      Local target, BinaryOperator operator, Operand left, Operand right, SourceRange range)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** {@code target = (type) operand}: a checked reference cast or a primitive conversion. */
  record Cast(Local target, Type type, Operand operand, SourceRange range) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCast(this);
    }
  }

  /** {@code target = operand instanceof type}. */
  record InstanceOf(Local target, Type type, Operand operand, SourceRange range)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitInstanceOf(this);
    }
  }

  /**
   * {@code target = lambda} or method reference: an object of the functional interface whose method
   * calls {@code implementation} with the captured values first, then its own parameters.
   *
   * @param functional the interface method it implements, owner included
   * @param implementation the lambda's body method or the referred method
   * @param kind how the implementation is called; a constructor reference makes the object first
   * @param captured the captured values, the bound receiver first if there is one
   * @param parameterTypes the erased types with which the interface is instantiated here (the
   *     lambda's own parameters, without captured ones), or the erased interface types
   */
  record Closure(
      Local target,
      MethodRef functional,
      MethodRef implementation,
      CallKind kind,
      List<Operand> captured,
      List<Type> parameterTypes,
      SourceRange range)
      implements Statement {
    public Closure {
      captured = List.copyOf(captured);
      parameterTypes = List.copyOf(parameterTypes);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitClosure(this);
    }
  }

  /** Enters or leaves the monitor of an object. */
  record Monitor(Operand object, boolean enter, SourceRange range) implements Statement {
    @Override
    public @Nullable Local target() {
      return null;
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitMonitor(this);
    }
  }

  /** {@code target = the exception caught}: the first statement of a handler block. */
  record Caught(Local target, SourceRange range) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitCaught(this);
    }
  }

  /**
   * What a front end could not resolve: {@code target = some value that may depend on the
   * operands}.
   *
   * @param reason why, for people
   */
  record Unknown(@Nullable Local target, String reason, List<Operand> operands, SourceRange range)
      implements Statement {
    public Unknown {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visitUnknown(this);
    }
  }
}
