package dev.actionguard.bytecode.interpreter;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.ParameterModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.StatementVisitor;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** One activation of a method: runs its statements. */
final class Frame implements StatementVisitor<Void> {
  private static final Object UNSET = new Object();

  private final Interpreter interpreter;
  private final Code code;
  private final Object[] locals;
  private Object caught;

  /** A body to run. */
  record Code(MethodModel method, Body body) {
    static Code of(MethodModel method) {
      return new Code(method, method.code().body());
    }
  }

  /** An object of a JDK class between {@code new} and its constructor. */
  private record Unmade(String type) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  Frame(Interpreter interpreter, Code code) {
    this.interpreter = interpreter;
    this.code = code;
    locals = new Object[code.body().locals().size()];
    java.util.Arrays.fill(locals, UNSET);
  }

  Object run(Object receiver, List<Object> arguments, List<ParameterModel> parameters) {
    int next = 0;
    if (!code.method().isStatic()) {
      locals[next++] = receiver;
    }
    for (int i = 0; i < parameters.size(); i++) {
      locals[next++] = Values.as(arguments.get(i), parameters.get(i).type().name());
    }
    int block = 0;
    while (true) {
      BasicBlock current = code.body().blocks().get(block);
      try {
        for (Statement statement : current.statements()) {
          interpreter.step();
          statement.accept(this);
        }
        interpreter.step();
        if (current.terminator() instanceof Terminator.Return result) {
          return result.value() == null ? null : get(result.value());
        }
        block = next(current.terminator());
      } catch (Thrown e) {
        block = handler(current, e);
      } catch (RuntimeException | StackOverflowError e) {
        block = handler(current, new Thrown(e));
      }
    }
  }

  private int handler(BasicBlock block, Thrown thrown) {
    for (BasicBlock.Handler handler : block.handlers()) {
      if (interpreter.isInstance(thrown.value(), handler.type())) {
        caught = thrown.value();
        return handler.block();
      }
    }
    throw thrown;
  }

  private int next(Terminator terminator) {
    if (terminator instanceof Terminator.Jump jump) {
      return jump.block();
    }
    if (terminator instanceof Terminator.Branch b) {
      boolean primitive = b.left().type().isPrimitive() || b.right().type().isPrimitive();
      boolean holds = Values.compare(b.comparison(), get(b.left()), get(b.right()), primitive);
      return holds ? b.whenTrue() : b.whenFalse();
    }
    if (terminator instanceof Terminator.Switch s) {
      Object value = get(s.operand());
      if (value == null) {
        throw new NullPointerException();
      }
      for (Terminator.Case c : s.cases()) {
        if (matches(c.label(), value)) {
          return c.block();
        }
      }
      return s.defaultBlock();
    }
    Object exception = get(((Terminator.Throw) terminator).exception());
    throw new Thrown(exception == null ? new NullPointerException() : exception);
  }

  private boolean matches(Constant label, Object value) {
    if (label.value() instanceof String text) {
      return text.equals(
          value instanceof ProgramObject o
              ? o.fields().get("name")
              : value instanceof Enum<?> e ? e.name() : value);
    }
    return Values.toInt(label.value()) == Values.toInt(value);
  }

  private Object get(Operand operand) {
    if (operand instanceof Local local) {
      if (locals[local.index()] == UNSET) {
        throw new InterpreterError(local + " is read before it is set in " + code.method());
      }
      return Values.as(locals[local.index()], local.type().name());
    }
    Constant constant = (Constant) operand;
    if (constant.value() instanceof Type type) {
      ClassModel model = interpreter.program().own(type.name()).orElse(null);
      return model == null ? Host.findOrObject(type.name()) : new ProgramClass(model);
    }
    return constant.value();
  }

  private List<Object> get(List<Operand> operands) {
    List<Object> values = new ArrayList<>();
    for (Operand operand : operands) {
      values.add(get(operand));
    }
    return values;
  }

  private Void set(Local target, Object value) {
    if (target != null) {
      locals[target.index()] = Values.as(value, target.type().name());
    }
    return null;
  }

  @Override
  public Void visitAssign(Statement.Assign s) {
    return set(s.target(), get(s.value()));
  }

  private Object receiver(Operand operand) {
    Object receiver = get(operand);
    if (receiver == null) {
      throw new NullPointerException();
    }
    return receiver;
  }

  private String key(ProgramObject object, FieldRef field) {
    for (ClassModel model : interpreter.lineage(field.owner())) {
      String key = model.name() + "." + field.name();
      if (object.fields().containsKey(key)) {
        return key;
      }
    }
    throw new InterpreterError("no field " + field);
  }

  @Override
  public Void visitFieldLoad(Statement.FieldLoad s) {
    FieldRef field = s.field();
    if (s.receiver() != null) {
      ProgramObject object = (ProgramObject) receiver(s.receiver());
      return set(s.target(), object.fields().get(key(object, field)));
    }
    if (interpreter.program().own(field.owner()).isPresent()) {
      String owner = interpreter.declaring(field.owner(), field.name());
      return set(s.target(), interpreter.statics(owner).get(field.name()));
    }
    return set(
        s.target(),
        field.toString().equals("java.lang.System.out")
            ? interpreter.out()
            : interpreter.host().staticField(field));
  }

  @Override
  public Void visitFieldStore(Statement.FieldStore s) {
    Object value = Values.as(get(s.value()), s.field().type().name());
    if (s.receiver() == null) {
      String owner = interpreter.declaring(s.field().owner(), s.field().name());
      interpreter.statics(owner).put(s.field().name(), value);
    } else {
      ProgramObject object = (ProgramObject) receiver(s.receiver());
      object.fields().put(key(object, s.field()), value);
    }
    return null;
  }

  @Override
  public Void visitArrayLoad(Statement.ArrayLoad s) {
    Object array = receiver(s.array());
    Object element = Array.get(array, Values.toInt(get(s.index())));
    return set(
        s.target(),
        Values.unboxed(interpreter.host().fromHost(element), array.getClass().getComponentType()));
  }

  @Override
  public Void visitArrayStore(Statement.ArrayStore s) {
    Object array = receiver(s.array());
    Class<?> component = array.getClass().getComponentType();
    Object value = get(s.value());
    if (component != Object.class) {
      value = interpreter.host().toHost(value);
    }
    int index = Values.toInt(get(s.index()));
    if (value != null && !component.isPrimitive() && !component.isInstance(value)) {
      throw new ArrayStoreException(value.getClass().getName());
    }
    Array.set(array, index, Values.boxed(value, component));
    return null;
  }

  @Override
  public Void visitCall(Statement.Call s) {
    List<Object> arguments = get(s.arguments());
    if (s.kind() == Statement.CallKind.STATIC) {
      return set(s.target(), interpreter.callStatic(s.method(), arguments));
    }
    Object receiver = receiver(s.receiver());
    if (receiver instanceof Unmade) {
      Object made = interpreter.host().construct(s.method(), arguments);
      for (int i = 0; i < locals.length; i++) {
        if (locals[i] == receiver) {
          locals[i] = made;
        }
      }
      return null;
    }
    boolean special = s.kind() == Statement.CallKind.SPECIAL;
    return set(
        s.target(),
        special && receiver instanceof ProgramObject
            ? interpreter.callSpecial(s.method(), receiver, arguments)
            : interpreter.callVirtual(s.method(), receiver, arguments));
  }

  @Override
  public Void visitNew(Statement.New s) {
    ClassModel model = interpreter.program().own(s.type().name()).orElse(null);
    return set(
        s.target(), model == null ? new Unmade(s.type().name()) : interpreter.allocate(model));
  }

  @Override
  public Void visitNewArray(Statement.NewArray s) {
    Type component = s.type();
    int[] dimensions = new int[s.dimensions().size()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = Values.toInt(get(s.dimensions().get(i)));
      component = component.component();
    }
    return set(s.target(), Array.newInstance(Host.findOrObject(component.name()), dimensions));
  }

  @Override
  public Void visitConcat(Statement.Concat s) {
    StringBuilder text = new StringBuilder();
    for (Operand part : s.parts()) {
      text.append(get(part));
    }
    return set(s.target(), text.toString());
  }

  @Override
  public Void visitUnary(Statement.Unary s) {
    Object value = receiver(s.operand());
    return set(
        s.target(),
        s.operator() == Statement.UnaryOperator.LENGTH
            ? (Object) Array.getLength(value)
            : Values.negate(value));
  }

  @Override
  public Void visitBinary(Statement.Binary s) {
    return set(s.target(), Values.binary(s.operator(), get(s.left()), get(s.right())));
  }

  @Override
  public Void visitCast(Statement.Cast s) {
    Object value = get(s.operand());
    if (s.type().isPrimitive()) {
      return set(s.target(), Values.convert(value, s.type()));
    }
    if (value != null && !interpreter.isInstance(value, s.type())) {
      throw new ClassCastException(value + " is no " + s.type());
    }
    return set(s.target(), value);
  }

  @Override
  public Void visitInstanceOf(Statement.InstanceOf s) {
    Object value = get(s.operand());
    return set(s.target(), value != null && interpreter.isInstance(value, s.type()));
  }

  @Override
  public Void visitClosure(Statement.Closure s) {
    List<Object> captured = get(s.captured());
    String owner = s.functional().owner();
    ClassModel model = interpreter.program().own(owner).orElse(null);
    return set(
        s.target(),
        model == null
            ? interpreter.host().closure(Host.find(owner), s, captured)
            : new ProgramObject(interpreter, model, s, captured));
  }

  @Override
  public Void visitMonitor(Statement.Monitor s) {
    receiver(s.object());
    return null;
  }

  @Override
  public Void visitCaught(Statement.Caught s) {
    return set(s.target(), caught);
  }

  @Override
  public Void visitUnknown(Statement.Unknown s) {
    throw new InterpreterError("unknown: " + s.reason());
  }
}
